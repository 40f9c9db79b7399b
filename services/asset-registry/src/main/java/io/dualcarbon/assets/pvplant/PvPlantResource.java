package io.dualcarbon.assets.pvplant;

import io.dualcarbon.assets.registry.Filter;
import io.dualcarbon.assets.registry.RecordHistory;
import io.dualcarbon.assets.registry.RecordSearch;
import io.dualcarbon.assets.registry.RegistryClock;
import io.dualcarbon.assets.registry.RegistryResource;
import io.dualcarbon.platform.idempotency.Idempotent;
import io.dualcarbon.platform.paging.Page;
import io.dualcarbon.platform.paging.PageRequest;
import io.dualcarbon.platform.tenancy.Reaches;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
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

@Path("/pv-plants")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "PV plants", description = "Photovoltaic plants of the registry")
@RolesAllowed("assets:read")
@Transactional
class PvPlantResource extends RegistryResource<NewPvPlant, PvPlantView, PvPlant> {
    private final PvPlantRepository pvPlants;

    PvPlantResource(PvPlantRepository pvPlants, RecordHistory history, RegistryClock clock) {
        super(pvPlants, PvPlant::new, PvPlant::view, PvPlantView.class, history, clock);
        this.pvPlants = pvPlants;
    }

    @GET
    @Reaches("PV plants of buildings linked to its platform")
    @Operation(summary = "PV plants by code", description = "PV plants of the tenant, retired ones too.")
    public Page<PvPlantView> listPvPlants(
            @BeanParam @Valid PageRequest page,
            @BeanParam @Valid RecordSearch search,
            @Parameter(description = "Only plants of this building") @RestQuery Optional<UUID> buildingId) {
        var filters = search.filters();
        buildingId.ifPresent(id -> filters.add(new Filter("r.building_id = :buildingId", "buildingId", id)));
        return pvPlants.page(page, filters).map(PvPlant::view);
    }

    @GET
    @Reaches("PV plants of buildings linked to its platform")
    @Path("{id}")
    @Operation(
            summary = "One PV plant",
            description = "Also once it was retired. The ETag is what changing or retiring it asks for; with `asOf`"
                    + " it is that of the version told.")
    @APIResponseSchema(PvPlantView.class)
    public RestResponse<PvPlantView> getPvPlant(
            @RestPath UUID id, @Parameter(description = AS_OF) @RestQuery Optional<Instant> asOf) {
        return read(id, asOf);
    }

    @POST
    @RolesAllowed("assets:write")
    @Idempotent
    @Operation(
            summary = "Register a PV plant",
            description = "It stands on a building of the tenant; with a meter the energy service tells its"
                    + " yield. The code is for ever.")
    @APIResponseSchema(value = PvPlantView.class, responseCode = "201", responseDescription = "Registered")
    public RestResponse<PvPlantView> registerPvPlant(@NotNull @Valid NewPvPlant request, UriInfo uri) {
        return register(request, uri);
    }

    @PUT
    @Path("{id}")
    @RolesAllowed("assets:write")
    @Operation(summary = "Change a PV plant", description = "Replaces all but the code.")
    @APIResponseSchema(PvPlantView.class)
    public RestResponse<PvPlantView> changePvPlant(
            @RestPath UUID id,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid NewPvPlant request) {
        return change(id, ifMatch, request);
    }

    @POST
    @Path("{id}/retirement")
    @RolesAllowed("assets:write")
    @Operation(summary = "Retire a PV plant", description = "Nothing is deleted: history refers to it.")
    @APIResponseSchema(PvPlantView.class)
    public RestResponse<PvPlantView> retirePvPlant(
            @RestPath UUID id, @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return retire(id, ifMatch);
    }
}
