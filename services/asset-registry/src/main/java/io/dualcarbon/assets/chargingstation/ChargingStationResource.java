package io.dualcarbon.assets.chargingstation;

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

@Path("/charging-stations")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Charging stations", description = "Charging stations of the registry")
@RolesAllowed("assets:read")
@Transactional
class ChargingStationResource extends RegistryResource<NewChargingStation, ChargingStationView, ChargingStation> {
    private final ChargingStationRepository chargingStations;

    ChargingStationResource(ChargingStationRepository chargingStations, RecordHistory history, RegistryClock clock) {
        super(chargingStations, ChargingStation::new, ChargingStation::view, ChargingStationView.class, history, clock);
        this.chargingStations = chargingStations;
    }

    @GET
    @Reaches("Charging stations of buildings linked to its platform")
    @Operation(
            summary = "Charging stations by code",
            description = "Charging stations of the tenant, retired ones too.")
    public Page<ChargingStationView> listChargingStations(
            @BeanParam @Valid PageRequest page,
            @BeanParam @Valid RecordSearch search,
            @Parameter(description = "Only charging stations of this building") @RestQuery Optional<UUID> buildingId) {
        var filters = search.filters();
        buildingId.ifPresent(id -> filters.add(new Filter("r.building_id = :buildingId", "buildingId", id)));
        return chargingStations.page(page, filters).map(ChargingStation::view);
    }

    @GET
    @Reaches("Charging stations of buildings linked to its platform")
    @Path("{id}")
    @Operation(
            summary = "One charging station",
            description = "Also once it was retired. The ETag is what changing or retiring it asks for; with `asOf`"
                    + " it is that of the version told.")
    @APIResponseSchema(ChargingStationView.class)
    public RestResponse<ChargingStationView> getChargingStation(
            @RestPath UUID id, @Parameter(description = AS_OF) @RestQuery Optional<Instant> asOf) {
        return read(id, asOf);
    }

    @POST
    @RolesAllowed("assets:write")
    @Idempotent
    @Operation(
            summary = "Register a charging station",
            description = "It belongs to a building or, outside of buildings, to an area. The code is for ever.")
    @APIResponseSchema(value = ChargingStationView.class, responseCode = "201", responseDescription = "Registered")
    public RestResponse<ChargingStationView> registerChargingStation(
            @NotNull @Valid NewChargingStation request, UriInfo uri) {
        return register(request, uri);
    }

    @PUT
    @Path("{id}")
    @RolesAllowed("assets:write")
    @Operation(summary = "Change a charging station", description = "Replaces all but the code.")
    @APIResponseSchema(ChargingStationView.class)
    public RestResponse<ChargingStationView> changeChargingStation(
            @RestPath UUID id,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid NewChargingStation request) {
        return change(id, ifMatch, request);
    }

    @POST
    @Path("{id}/retirement")
    @RolesAllowed("assets:write")
    @Operation(summary = "Retire a charging station", description = "Nothing is deleted: history refers to it.")
    @APIResponseSchema(ChargingStationView.class)
    public RestResponse<ChargingStationView> retireChargingStation(
            @RestPath UUID id, @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return retire(id, ifMatch);
    }
}
