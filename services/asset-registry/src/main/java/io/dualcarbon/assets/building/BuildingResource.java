package io.dualcarbon.assets.building;

import io.dualcarbon.assets.registry.ClosedMonths;
import io.dualcarbon.assets.registry.PlacedResource;
import io.dualcarbon.assets.registry.RecordHistory;
import io.dualcarbon.assets.registry.RecordSearch;
import io.dualcarbon.assets.registry.RegistryClock;
import io.dualcarbon.platform.idempotency.Idempotent;
import io.dualcarbon.platform.paging.Page;
import io.dualcarbon.platform.paging.PageRequest;
import io.dualcarbon.platform.tenancy.Reaches;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.time.LocalDate;
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
class BuildingResource extends PlacedResource<NewBuilding, BuildingView, Building> {
    private final BuildingRepository buildings;
    private final RegistryClock clock;

    BuildingResource(
            BuildingRepository buildings, RecordHistory history, RegistryClock clock, ClosedMonths closedMonths) {
        super(
                buildings,
                Building::new,
                building -> building.view(clock.today()),
                BuildingView.class,
                history,
                clock,
                closedMonths);
        this.buildings = buildings;
        this.clock = clock;
    }

    @GET
    @Reaches("Buildings linked to its platform")
    @Operation(summary = "Buildings by code", description = "Buildings of the tenant, retired ones too.")
    public Page<BuildingView> listBuildings(
            @BeanParam @Valid PageRequest page,
            @BeanParam @Valid RecordSearch search,
            @Parameter(description = "Only buildings that lie today in this area or in an area within it") @RestQuery
                    Optional<UUID> areaId,
            @Parameter(description = "Only buildings that belong to this organization today") @RestQuery
                    Optional<UUID> organizationId,
            @Parameter(description = "Only buildings that are mostly used so today") @RestQuery
                    Optional<BuildingUse> use) {
        var today = clock.today();
        var filters = search.filters();
        areaId.ifPresent(id -> filters.add(BuildingRepository.lyingIn(id, today)));
        organizationId.ifPresent(id -> filters.add(BuildingRepository.of(id, today)));
        use.ifPresent(kind -> filters.add(BuildingRepository.usedAs(kind, today)));
        return buildings.page(page, filters).map(building -> building.view(today));
    }

    @GET
    @Reaches("Buildings linked to its platform")
    @Path("{id}")
    @Operation(
            summary = "One building",
            description = "Also once it was retired. The ETag is what changing or retiring it asks for; with `asOf`"
                    + " it is that of the version told.")
    @APIResponseSchema(BuildingView.class)
    public RestResponse<BuildingView> getBuilding(
            @RestPath UUID id, @Parameter(description = AS_OF) @RestQuery Optional<Instant> asOf) {
        return read(id, asOf);
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
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    @Path("{id}")
    @RolesAllowed("assets:write")
    @Operation(
            summary = "Change a building",
            description = "Replaces all but the code and the other placements: area, organization, use and floor area"
                    + " correct the placement that holds today, since the day from which it does.")
    @APIResponseSchema(BuildingView.class)
    public RestResponse<BuildingView> changeBuilding(
            @RestPath UUID id,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Parameter(description = RESTATE) @RestQuery Optional<@Size(min = 3, max = 500) String> restate,
            @NotNull @Valid NewBuilding request) {
        return place(id, ifMatch, restate, building -> {
            buildings.admit(request, id);
            building.change(request);
            building.correct(clock.today(), request.placement().placement());
        });
    }

    @PUT
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    @Path("{id}/placements/{validFrom}")
    @RolesAllowed("assets:write")
    @Operation(
            summary = "Say where a building lies from a day on",
            description = "Area, organization, use and floor area change with the beginning of that day, local to the"
                    + " tenant; what was before stays as it was. States all four. The same day again replaces what was"
                    + " said of it. A building has 100 such days at most.")
    @APIResponseSchema(BuildingView.class)
    public RestResponse<BuildingView> setBuildingPlacement(
            @RestPath UUID id,
            @Parameter(description = "First day on which it holds, local to the tenant", example = "2025-03-01")
                    @RestPath
                    LocalDate validFrom,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Parameter(description = RESTATE) @RestQuery Optional<@Size(min = 3, max = 500) String> restate,
            @NotNull @Valid NewBuildingPlacement request) {
        requireDay(validFrom);
        return place(id, ifMatch, restate, building -> {
            buildings.requireLive(request.references());
            building.place(validFrom, request.placement());
        });
    }

    @DELETE
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    @Path("{id}/placements/{validFrom}")
    @RolesAllowed("assets:write")
    @Operation(
            summary = "Take back what was said of a building from a day on",
            description = "What held before that day goes on, up to the next placement.")
    @APIResponseSchema(BuildingView.class)
    public RestResponse<BuildingView> removeBuildingPlacement(
            @RestPath UUID id,
            @Parameter(description = "Day from which the placement holds", example = "2025-03-01") @RestPath
                    LocalDate validFrom,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Parameter(description = RESTATE) @RestQuery Optional<@Size(min = 3, max = 500) String> restate) {
        return place(id, ifMatch, restate, building -> building.displace(validFrom));
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
