package io.dualcarbon.energy.baseline;

import io.dualcarbon.energy.calendar.LocalDays;
import io.dualcarbon.energy.ingest.RestateOption;
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
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

@Path("/baselines/{id}/adjustments")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Baselines",
        description = "Models of what a meter or building would have used, and what was saved against them")
@RolesAllowed("readings:read")
@Transactional
class AdjustmentResource {
    private final BaselineStore baselines;
    private final AdjustmentStore adjustments;
    private final ClosedSavings closedSavings;
    private final Changes changes;
    private final Caller caller;
    private final Clock clock;

    AdjustmentResource(
            BaselineStore baselines,
            AdjustmentStore adjustments,
            ClosedSavings closedSavings,
            Changes changes,
            Caller caller,
            Clock clock) {
        this.baselines = baselines;
        this.adjustments = adjustments;
        this.closedSavings = closedSavings;
        this.changes = changes;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @Operation(
            summary = "A baseline's non-routine adjustments by first day",
            description = "Events recorded by hand that change what the baseline leads to expect, e.g. that a"
                    + " floor was let.")
    public Page<BaselineAdjustmentView> listBaselineAdjustments(@RestPath UUID id, @BeanParam @Valid PageRequest page) {
        var baseline = baselines.get(id);
        return adjustments
                .page(baseline, page)
                .map(each -> each.view(baseline.carrier().baseUnit()));
    }

    @GET
    @Path("{adjustmentId}")
    @Operation(
            summary = "One non-routine adjustment",
            description = "With its quantity as recorded and in the base unit for each of its days.")
    @APIResponseSchema(BaselineAdjustmentView.class)
    public RestResponse<BaselineAdjustmentView> getBaselineAdjustment(
            @RestPath UUID id, @Parameter(description = "The adjustment") @RestPath UUID adjustmentId) {
        var baseline = baselines.get(id);
        var view =
                adjustments.get(baseline, adjustmentId).view(baseline.carrier().baseUnit());
        return Versions.ok(view, view.version());
    }

    @POST
    @RolesAllowed("baselines:write")
    @Idempotent
    @Operation(
            summary = "Record a non-routine adjustment",
            description = "An event after the baseline's window that changes what is to be expected and was not done to"
                    + " save: a floor let, a shift more. Savings tell it on a line of its own. Refused if one of its months is"
                    + " closed and no reason to restate is given.")
    @APIResponseSchema(value = BaselineAdjustmentView.class, responseCode = "201", responseDescription = "Recorded")
    public RestResponse<BaselineAdjustmentView> recordBaselineAdjustment(
            @RestPath UUID id,
            @BeanParam @Valid RestateOption option,
            @NotNull @Valid NewAdjustment request,
            UriInfo uri) {
        var baseline = lockInUse(id);
        if (request.from().isBefore(baseline.to())) {
            throw BaselineProblem.ADJUSTMENT_WINDOW_INVALID
                    .because(baseline.to())
                    .at("from");
        }
        if (!request.from().isBefore(request.to())
                || !LocalDays.isKept(request.to().minusDays(1))) {
            throw BaselineProblem.ADJUSTMENT_WINDOW_INVALID
                    .because(baseline.to())
                    .at("to");
        }
        var factor = baseline.carrier().factor(request.unit());
        if (factor == null) {
            throw BaselineProblem.ADJUSTMENT_UNIT_MISMATCH
                    .because(request.unit(), baseline.carrier().baseUnit())
                    .at("unit");
        }
        var adjustment = new Adjustment(
                UUID.randomUUID(),
                id,
                request.from(),
                request.to(),
                request.quantity(),
                request.basis(),
                request.unit(),
                factor,
                request.reason(),
                caller.name(),
                clock.instant());
        closedSavings.record(adjustment, option.restate());
        adjustments.add(adjustment);
        var view = adjustment.view(baseline.carrier().baseUnit());
        changes.record("baseline-adjustment.created", view.id(), null, view);
        return Versions.created(view, view.id(), view.version(), uri);
    }

    @DELETE
    @Path("{adjustmentId}")
    @RolesAllowed("baselines:write")
    @Operation(
            summary = "Delete a non-routine adjustment",
            description = "Savings no longer count it; the audit log keeps it. Refused if one of its months is closed"
                    + " and no reason to restate is given.")
    public void deleteBaselineAdjustment(
            @RestPath UUID id,
            @Parameter(description = "The adjustment") @RestPath UUID adjustmentId,
            @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @BeanParam @Valid RestateOption option) {
        var baseline = lockInUse(id);
        var adjustment = adjustments.get(baseline, adjustmentId);
        var view = adjustment.view(baseline.carrier().baseUnit());
        Versions.requireMatch(ifMatch, view.version());
        closedSavings.delete(adjustment, option.restate());
        adjustments.delete(adjustmentId);
        changes.record("baseline-adjustment.deleted", adjustmentId, view, null);
    }

    /** A retired baseline stays as it was left. */
    private Baseline lockInUse(UUID id) {
        var baseline = baselines.lock(id);
        if (baseline.retiredAt() != null) {
            throw BaselineProblem.BASELINE_ALREADY_RETIRED.because(baseline.code(), baseline.retiredAt());
        }
        return baseline;
    }
}
