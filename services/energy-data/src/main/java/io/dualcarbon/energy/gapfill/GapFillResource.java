package io.dualcarbon.energy.gapfill;

import io.dualcarbon.energy.calendar.LocalDays;
import io.dualcarbon.energy.calendar.TenantZone;
import io.dualcarbon.energy.closing.ClosedMonths;
import io.dualcarbon.energy.gapfill.NewGapFill.NewRejection;
import io.dualcarbon.energy.ingest.ConsumptionChanges;
import io.dualcarbon.energy.registry.MeterDirectory;
import io.dualcarbon.energy.registry.Reading;
import io.dualcarbon.energy.rollup.DirtyMarks;
import io.dualcarbon.platform.change.Changes;
import io.dualcarbon.platform.http.Versions;
import io.dualcarbon.platform.idempotency.Idempotent;
import io.dualcarbon.platform.paging.Page;
import io.dualcarbon.platform.paging.PageRequest;
import io.dualcarbon.platform.tenancy.Caller;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
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

@Path("/gap-fills")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Gap fills", description = "Proposals of values for gaps, and the decisions on them")
@RolesAllowed("readings:read")
@Transactional
class GapFillResource {
    private final GapFills gapFills;
    private final Slots slots;
    private final MeterDirectory meters;
    private final TenantZone zone;
    private final ClosedMonths closedMonths;
    private final DirtyMarks marks;
    private final Changes changes;
    private final ConsumptionChanges consumptionChanges;
    private final Caller caller;
    private final Clock clock;

    GapFillResource(
            GapFills gapFills,
            Slots slots,
            MeterDirectory meters,
            TenantZone zone,
            ClosedMonths closedMonths,
            DirtyMarks marks,
            Changes changes,
            ConsumptionChanges consumptionChanges,
            Caller caller,
            Clock clock) {
        this.gapFills = gapFills;
        this.slots = slots;
        this.meters = meters;
        this.zone = zone;
        this.closedMonths = closedMonths;
        this.marks = marks;
        this.changes = changes;
        this.consumptionChanges = consumptionChanges;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "Proposals for gaps, and what was decided on them", description = "Of every state, by id.")
    public Page<GapFillView> listGapFills(
            @BeanParam @Valid PageRequest page,
            @Parameter(description = "Proposals for this meter only") @RestQuery Optional<UUID> meterId,
            @Parameter(description = "Proposals in this state only") @RestQuery Optional<GapFillState> state) {
        return gapFills.page(meterId, state, page);
    }

    @GET
    @Path("{id}")
    @Operation(
            summary = "One proposal with its values",
            description = "Also once it was decided on. The ETag is what approving or rejecting it asks for.")
    @APIResponseSchema(GapFillView.class)
    public RestResponse<GapFillView> getGapFill(@RestPath UUID id) {
        var gapFill = gapFills.get(id);
        return Versions.ok(gapFill, gapFill.version());
    }

    @POST
    @RolesAllowed("meters:write")
    @Idempotent
    @Operation(
            summary = "Propose values for a gap",
            description = "Computes the missing values of a time, and stores nothing of them before somebody else"
                    + " approves. A line fills a gap of one hour at most, a profile one of 24; a longer one is left"
                    + " empty. With a known total the values sum to it exactly.")
    @APIResponseSchema(value = GapFillView.class, responseCode = "201", responseDescription = "Proposed")
    public RestResponse<GapFillView> proposeGapFill(@NotNull @Valid NewGapFill request, UriInfo uri) {
        var meter = meters.get(request.meterId());
        if (meter.reading() != Reading.INTERVAL) {
            throw GapFillProblem.GAP_NOT_FILLABLE.because();
        }
        var days = new LocalDays(zone.get());
        var from = request.from().toEpochSecond();
        var to = request.to().toEpochSecond();
        // Before their local days are asked for: beyond the years that are kept some have none.
        var isPast = from < to && to <= clock.instant().getEpochSecond();
        if (!isPast || !LocalDays.isKept(request.from().toLocalDate())) {
            throw GapFillProblem.GAP_FILL_RANGE_INVALID.because(request.from(), request.to());
        }
        var first = days.containing(from);
        var last = days.containing(to - 1);
        var step = meter.intervalMinutes() * 60L;
        if ((from - first.start()) % step != 0
                || (to - last.start()) % step != 0
                || request.from().getNano() + request.to().getNano() > 0
                || !LocalDays.isKept(first.day())) {
            throw GapFillProblem.GAP_FILL_RANGE_INVALID.because(request.from(), request.to());
        }
        if (to - from > GapFillMethod.PROFILE.mostHours() * 3600L) {
            throw GapFillProblem.GAP_TOO_LONG.because(
                    request.method(), request.method().mostHours());
        }
        requireOpen(closedMonths.refused(Optional.empty()), first.day(), last.day());
        var known = slots.read(
                meter, first.day().minusDays(7L * Proposal.WEEKS), last.day().plusDays(2), days);
        known.otherIntervals().tailSet(first.day(), true).headSet(last.day(), true).stream()
                .findFirst()
                .ifPresent(day -> {
                    throw GapFillProblem.OTHER_INTERVAL.because(day);
                });
        var total = request.knownTotal() == null ? null : request.knownTotal().quantity();
        var values = new Proposal(known, days, meter.intervalMinutes()).values(from, to, request.method(), total);
        var gapFill =
                gapFills.add(request, values, caller.name(), clock.instant().atOffset(ZoneOffset.UTC));
        changes.record("gap-fill.proposed", gapFill.id(), null, gapFill);
        return Versions.created(gapFill, gapFill.id(), gapFill.version(), uri);
    }

    @POST
    @Path("{id}/approval")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed("gap-fills:approve")
    @Operation(
            summary = "Approve proposed values",
            description =
                    "Needs `gap-fills:approve`, which comes with the roles steward and tenant-admin and is no scope"
                            + " of partners; never by the proposer. The values are written, flagged as filled wherever they"
                            + " leave, and count neither as measured nor as received; the meter's revisions tell of them. A measured value that came meanwhile"
                            + " stays; one that comes later takes the place of the filled one. Refused if nothing is missing"
                            + " any more, or if the values would no longer sum to the known total.")
    @APIResponseSchema(GapFillView.class)
    public RestResponse<GapFillView> approveGapFill(
            @RestPath UUID id, @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        var before = undecided(id, ifMatch);
        var days = new LocalDays(zone.get());
        var first = days.containing(before.from().toEpochSecond()).day();
        var last = days.containing(before.to().toEpochSecond() - 1).day();
        var closed = closedMonths.refused(Optional.empty());
        closedMonths.hold(closed);
        requireOpen(closed, first, last);
        var meter = meters.get(before.meterId());
        slots.lock(meter.id());
        if (before.knownTotal().isPresent()
                && !GapFills.keepsTotal(before, slots.read(meter, first, last.plusDays(1), days))) {
            throw GapFillProblem.GAP_CHANGED.because();
        }
        // Asked while the meter is held: what is written later is never dated earlier.
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        var written = slots.fill(meter, GapFills.values(before), id, now, days);
        if (written.values() == 0) {
            throw GapFillProblem.NOTHING_MISSING.because();
        }
        marks.add(List.of(new DirtyMarks.MeterDays(meter.id(), written.days())));
        consumptionChanges.record(id, Map.of(meter.id(), written.days()));
        var after = gapFills.decide(id, GapFillState.APPROVED, caller.name(), now, written.values(), null);
        changes.record("gap-fill.approved", id, before, after);
        return Versions.ok(after, after.version());
    }

    @POST
    @Path("{id}/rejection")
    @RolesAllowed("gap-fills:approve")
    @Operation(summary = "Reject proposed values", description = "By somebody who may approve them.")
    @APIResponseSchema(GapFillView.class)
    public RestResponse<GapFillView> rejectGapFill(
            @RestPath UUID id,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @NotNull @Valid NewRejection request) {
        var before = undecided(id, ifMatch);
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        var after = gapFills.decide(id, GapFillState.REJECTED, caller.name(), now, null, request.reason());
        changes.record("gap-fill.rejected", id, before, after);
        return Versions.ok(after, after.version());
    }

    private static void requireOpen(ClosedMonths.Refused closed, LocalDate first, LocalDate last) {
        var month = closed.firstIn(first, last);
        if (month != null) {
            throw GapFillProblem.GAP_MONTH_CLOSED.because(month);
        }
    }

    private GapFillView undecided(UUID id, @Nullable String ifMatch) {
        var gapFill = gapFills.lock(id);
        Versions.requireMatch(ifMatch, gapFill.version());
        if (gapFill.state() != GapFillState.PROPOSED) {
            throw GapFillProblem.GAP_FILL_DECIDED.because(gapFill.state());
        }
        if (gapFill.proposedBy().equals(caller.name())) {
            throw GapFillProblem.OWN_PROPOSAL.because();
        }
        return gapFill;
    }
}
