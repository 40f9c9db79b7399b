package io.dualcarbon.assets.meter;

import io.dualcarbon.assets.registry.ClosedMonths;
import io.dualcarbon.assets.registry.Filter;
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

@Path("/meters")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Meters", description = "Meters with their configurations by day")
@RolesAllowed("assets:read")
@Transactional
class MeterResource extends PlacedResource<NewMeter, MeterView, Meter> {
    private final MeterRepository meters;
    private final RegistryClock clock;

    MeterResource(MeterRepository meters, RecordHistory history, RegistryClock clock, ClosedMonths closedMonths) {
        super(meters, Meter::new, Meter::view, MeterView.class, history, clock, closedMonths);
        this.meters = meters;
        this.clock = clock;
    }

    @GET
    @Reaches("Meters of buildings linked to its platform")
    @Operation(summary = "Meters by code", description = "Meters of the tenant, retired ones too.")
    public Page<MeterView> listMeters(
            @BeanParam @Valid PageRequest page,
            @BeanParam @Valid RecordSearch search,
            @Parameter(description = "Only the meter that its sender names so") @RestQuery
                    Optional<@Size(min = 1, max = 100) String> externalId,
            @Parameter(description = "Only meters that stand in this building today") @RestQuery
                    Optional<UUID> buildingId,
            @Parameter(description = "Only meters that stand in this very area today and in no building") @RestQuery
                    Optional<UUID> areaId,
            @Parameter(
                            description =
                                    "Only meters that are said to be this organization's today; those of its buildings are not")
                    @RestQuery
                    Optional<UUID> organizationId) {
        var today = clock.today();
        var filters = search.filters();
        externalId.ifPresent(name -> filters.add(new Filter("r.external_id = :externalId", "externalId", name)));
        buildingId.ifPresent(id -> filters.add(MeterRepository.standing("building_id", id, today)));
        areaId.ifPresent(id -> filters.add(MeterRepository.standing("area_id", id, today)));
        organizationId.ifPresent(id -> filters.add(MeterRepository.standing("organization_id", id, today)));
        return meters.page(page, filters).map(Meter::view);
    }

    @GET
    @Reaches("Meters of buildings linked to its platform")
    @Path("{id}")
    @Operation(
            summary = "One meter",
            description = "Also once it was retired. The ETag is what changing or retiring it asks for; with `asOf`"
                    + " it is that of the version told.")
    @APIResponseSchema(MeterView.class)
    public RestResponse<MeterView> getMeter(
            @RestPath UUID id, @Parameter(description = AS_OF) @RestQuery Optional<Instant> asOf) {
        return read(id, asOf);
    }

    @POST
    @RolesAllowed("assets:write")
    @Idempotent
    @Operation(
            summary = "Register a meter",
            description = "It measures one carrier in one direction, in a building or, outside of buildings, in"
                    + " an area. Readings are sent to the energy service, by its id, code or external id.")
    @APIResponseSchema(value = MeterView.class, responseCode = "201", responseDescription = "Registered")
    public RestResponse<MeterView> registerMeter(@NotNull @Valid NewMeter request, UriInfo uri) {
        return register(request, uri);
    }

    @PUT
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    @Path("{id}")
    @RolesAllowed("assets:write")
    @Operation(
            summary = "Change a meter",
            description =
                    "Replaces all but the code and the configurations. What readings rest on stays: carrier, unit,"
                            + " reading, interval and direction.")
    @APIResponseSchema(MeterView.class)
    public RestResponse<MeterView> changeMeter(
            @RestPath UUID id,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Parameter(description = RESTATE) @RestQuery Optional<@Size(min = 3, max = 500) String> restate,
            @NotNull @Valid NewMeter request) {
        return place(id, ifMatch, restate, meter -> {
            meters.admit(request, id);
            meter.change(request);
        });
    }

    @PUT
    @Transactional(Transactional.TxType.NOT_SUPPORTED)
    @Path("{id}/configurations/{validFrom}")
    @RolesAllowed("assets:write")
    @Operation(
            summary = "Say what holds of a meter from a day on",
            description = "Multiplier, parent and, if they are given, building or area and organization change with the"
                    + " beginning of that day, local to the tenant; what was before stays as it was. A multiplier"
                    + " that is left out is 1, a parent none; without a place the meter stays where it was. The"
                    + " same day again replaces what was said of it. A meter has 100 such days at most. A register is best read at the beginning of"
                    + " the day on which its multiplier changes: an advance over both has no quantity.")
    @APIResponseSchema(MeterView.class)
    public RestResponse<MeterView> setMeterConfiguration(
            @RestPath UUID id,
            @Parameter(description = "First day on which it holds, local to the tenant", example = "2025-03-01")
                    @RestPath
                    LocalDate validFrom,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Parameter(description = RESTATE) @RestQuery Optional<@Size(min = 3, max = 500) String> restate,
            @NotNull @Valid NewMeterConfiguration request) {
        requireDay(validFrom);
        return place(id, ifMatch, restate, meter -> {
            meters.admit(request, meter);
            meter.configure(validFrom, request);
        });
    }

    @POST
    @Path("{id}/retirement")
    @RolesAllowed("assets:write")
    @Operation(summary = "Retire a meter", description = "Nothing is deleted: history refers to it.")
    @APIResponseSchema(MeterView.class)
    public RestResponse<MeterView> retireMeter(
            @RestPath UUID id, @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        return retire(id, ifMatch);
    }
}
