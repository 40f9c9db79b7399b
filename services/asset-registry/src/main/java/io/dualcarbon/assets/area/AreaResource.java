package io.dualcarbon.assets.area;

import io.dualcarbon.assets.registry.ClosedMonths;
import io.dualcarbon.assets.registry.Filter;
import io.dualcarbon.assets.registry.PlacedResource;
import io.dualcarbon.assets.registry.RecordHistory;
import io.dualcarbon.assets.registry.RecordSearch;
import io.dualcarbon.assets.registry.RegistryClock;
import io.dualcarbon.platform.idempotency.Idempotent;
import io.dualcarbon.platform.paging.Page;
import io.dualcarbon.platform.paging.PageRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/areas")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Areas", description = "The territorial tree: district, streets, zones, blocks")
@RolesAllowed("assets:read")
@Transactional
class AreaResource extends PlacedResource<NewArea, AreaView, Area> {
    private final AreaRepository areas;

    AreaResource(AreaRepository areas, RecordHistory history, RegistryClock clock, ClosedMonths closedMonths) {
        super(areas, Area::new, Area::view, AreaView.class, history, clock, closedMonths);
        this.areas = areas;
    }

    @GET
    @Operation(summary = "Areas by code", description = "Areas of the tenant, retired ones too.")
    public Page<AreaView> listAreas(
            @BeanParam @Valid PageRequest page,
            @BeanParam @Valid RecordSearch search,
            @Parameter(description = "Only areas directly in this one") @RestQuery Optional<UUID> parentId) {
        var filters = search.filters();
        parentId.ifPresent(id -> filters.add(new Filter("r.parent_id = :parentId", "parentId", id)));
        return areas.page(page, filters).map(Area::view);
    }

    @GET
    @Path("{id}")
    @Operation(
            summary = "One area",
            description = "Also once it was retired. The ETag is what changing or retiring it asks for; with `asOf`"
                    + " it is that of the version told.")
    @APIResponseSchema(AreaView.class)
    public RestResponse<AreaView> getArea(
            @RestPath UUID id, @Parameter(description = AS_OF) @RestQuery Optional<Instant> asOf) {
        return read(id, asOf);
    }

    @POST
    @RolesAllowed("assets:write")
    @Idempotent
    @Operation(
            summary = "Register an area",
            description = "Without a parent it is a root of the tenant's tree. The code is for ever.")
    @APIResponseSchema(value = AreaView.class, responseCode = "201", responseDescription = "Registered")
    public RestResponse<AreaView> registerArea(@NotNull @Valid NewArea request, UriInfo uri) {
        return register(request, uri);
    }

    @PUT
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    @Path("{id}")
    @RolesAllowed("assets:write")
    @Operation(summary = "Change an area", description = "Replaces all but the code.")
    @APIResponseSchema(AreaView.class)
    public RestResponse<AreaView> changeArea(
            @RestPath UUID id,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Parameter(description = RESTATE) @RestQuery Optional<@Size(min = 3, max = 500) String> restate,
            @NotNull @Valid NewArea request) {
        return place(id, ifMatch, restate, area -> {
            areas.admit(request, id);
            area.change(request);
        });
    }

    @POST
    @Path("{id}/retirement")
    @RolesAllowed("assets:write")
    @Operation(summary = "Retire an area", description = "Nothing is deleted: history refers to it.")
    @APIResponseSchema(AreaView.class)
    public RestResponse<AreaView> retireArea(
            @RestPath UUID id, @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return retire(id, ifMatch);
    }
}
