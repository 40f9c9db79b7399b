package io.dualcarbon.assets.building;

import io.dualcarbon.assets.registry.RegistryResource;
import io.dualcarbon.platform.change.Changes;
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
import java.time.Clock;
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

@Path("/buildings")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Buildings",
        description = "Buildings with their floor area, use, certifications and links to partner platforms")
@RolesAllowed("assets:read")
@Transactional
class BuildingResource extends RegistryResource<NewBuilding, BuildingView, Building> {
    private final BuildingRepository buildings;

    BuildingResource(BuildingRepository buildings, Changes changes, Clock clock) {
        super(buildings, Building::new, changes, clock);
        this.buildings = buildings;
    }

    @GET
    @Reaches("Buildings linked to its platform")
    @Operation(summary = "Buildings by code", description = "Buildings of the tenant, retired ones too.")
    public Page<BuildingView> listBuildings(
            @BeanParam @Valid PageRequest page,
            @Parameter(description = "Only buildings in this area or in an area within it") @RestQuery
                    Optional<UUID> areaId) {
        return buildings.page(page, areaId).map(Building::view);
    }

    @GET
    @Reaches("Buildings linked to its platform")
    @Path("{id}")
    @Operation(
            summary = "One building",
            description = "Also once it was retired. The ETag is what changing or retiring it asks for.")
    @APIResponseSchema(BuildingView.class)
    public RestResponse<BuildingView> getBuilding(@RestPath UUID id) {
        return read(id);
    }

    @POST
    @RolesAllowed("assets:write")
    @Idempotent
    @Operation(summary = "Register a building", description = "It lies in an area of the tenant. The code is for ever.")
    @APIResponseSchema(value = BuildingView.class, responseCode = "201", responseDescription = "Registered")
    public RestResponse<BuildingView> registerBuilding(@NotNull @Valid NewBuilding request, UriInfo uri) {
        return register(request, uri);
    }

    @PUT
    @Path("{id}")
    @RolesAllowed("assets:write")
    @Operation(summary = "Change a building", description = "Replaces all but the code.")
    @APIResponseSchema(BuildingView.class)
    public RestResponse<BuildingView> changeBuilding(
            @RestPath UUID id,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid NewBuilding request) {
        return change(id, ifMatch, request);
    }

    @POST
    @Path("{id}/retirement")
    @RolesAllowed("assets:write")
    @Operation(summary = "Retire a building", description = "Nothing is deleted: history refers to it.")
    @APIResponseSchema(BuildingView.class)
    public RestResponse<BuildingView> retireBuilding(
            @RestPath UUID id, @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return retire(id, ifMatch);
    }
}
