package io.dualcarbon.energy.baseline;

import io.dualcarbon.energy.baseline.AnomaliesView.AlarmView;
import io.dualcarbon.energy.baseline.AnomaliesView.DriftView;
import io.dualcarbon.energy.baseline.engine.Detection;
import io.dualcarbon.energy.calendar.LocalDays;
import io.dualcarbon.energy.calendar.TenantZone;
import io.dualcarbon.energy.calendar.TimeRange;
import io.dualcarbon.energy.weather.WeatherReader;
import io.dualcarbon.platform.change.Changes;
import io.dualcarbon.platform.http.Versions;
import io.dualcarbon.platform.idempotency.Idempotent;
import io.dualcarbon.platform.paging.Page;
import io.dualcarbon.platform.paging.PageRequest;
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
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.List;
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

@Path("/baselines")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Baselines")
@RolesAllowed("readings:read")
@Transactional
class BaselineResource {
    private static final int MOST_DAYS = 3 * 366;
    private static final String FROM =
            "Month (2025-01), day (2025-01-31) or timestamp with offset, rounded out to days, by"
                    + " month to months; for a billed meter bills that lie whole in the range";

    private final BaselineStore baselines;
    private final BaselineFitter fitter;
    private final SliceReader slices;
    private final WeatherReader weather;
    private final TenantZone zone;
    private final Changes changes;
    private final Clock clock;

    BaselineResource(
            BaselineStore baselines,
            BaselineFitter fitter,
            SliceReader slices,
            WeatherReader weather,
            TenantZone zone,
            Changes changes,
            Clock clock) {
        this.baselines = baselines;
        this.fitter = fitter;
        this.slices = slices;
        this.weather = weather;
        this.zone = zone;
        this.changes = changes;
        this.clock = clock;
    }

    @GET
    @Operation(summary = "Baselines by code")
    public Page<BaselineView> listBaselines(
            @BeanParam @Valid PageRequest page,
            @Parameter(description = "Baselines of this meter only") @RestQuery Optional<UUID> meterId,
            @Parameter(description = "Baselines of this building only") @RestQuery Optional<UUID> buildingId) {
        return baselines.page(page, meterId, buildingId).map(this::view);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "One baseline")
    @APIResponseSchema(BaselineView.class)
    public RestResponse<BaselineView> getBaseline(@RestPath UUID id) {
        var baseline = baselines.get(id);
        return Versions.ok(view(baseline), baseline.version());
    }

    @POST
    @RolesAllowed("readings:write")
    @Idempotent
    @Operation(
            summary = "Fit a baseline",
            description = "Reads what is stored of the window, fits a model and freezes it: it never changes, whatever"
                    + " is corrected later. Needs consumption and weather for 90 % of one to five whole years without"
                    + " a retrofit inside.")
    @APIResponseSchema(value = BaselineView.class, responseCode = "201", responseDescription = "Fitted")
    public RestResponse<BaselineView> fitBaseline(@NotNull @Valid NewBaseline request, UriInfo uri) {
        var baseline = fitter.fit(request);
        baselines.add(baseline);
        var view = view(baseline);
        changes.record("baseline.created", baseline.id(), null, view);
        return Versions.created(view, baseline.id(), baseline.version(), uri);
    }

    @POST
    @Path("{id}/retirement")
    @RolesAllowed("readings:write")
    @Operation(summary = "Retire a baseline", description = "Nothing is deleted: savings were told against it.")
    @APIResponseSchema(BaselineView.class)
    public RestResponse<BaselineView> retireBaseline(
            @RestPath UUID id, @RestHeader(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        var before = baselines.lock(id);
        Versions.requireMatch(ifMatch, before.version());
        if (before.retiredAt() != null) {
            throw BaselineProblem.BASELINE_ALREADY_RETIRED.because(before.code(), before.retiredAt());
        }
        baselines.retire(id, clock.instant());
        var after = baselines.get(id);
        var view = view(after);
        changes.record("baseline.retired", id, view(before), view);
        return Versions.ok(view, after.version());
    }

    @GET
    @Path("{id}/savings")
    @Operation(
            summary = "What was avoided against a baseline",
            description = "What the model expects in the weather there was, less what was measured, with its"
                    + " uncertainty. What is not known is left out of the sums and told. At most three years.")
    public SavingsView getBaselineSavings(
            @RestPath UUID id,
            @Parameter(description = FROM, example = "2025-01") @RestQuery @NotNull String from,
            @Parameter(description = "As `from`; exclusive", example = "2026-01") @RestQuery @NotNull String to) {
        var baseline = baselines.get(id);
        var reporting = reporting(baseline, from, to);
        var savings = new Savings(baseline, baselines.criteria(baseline.resolution()));
        return new SavingsView(
                id,
                baseline.carrier().baseUnit(),
                reporting.from(),
                reporting.to(),
                baseline.resolution(),
                Savings.METHOD,
                savings.periods(reporting.slices()),
                savings.total(reporting.slices()),
                reporting.illustrative());
    }

    @GET
    @Path("{id}/anomalies")
    @Operation(
            summary = "Where a meter left its baseline",
            description = "Bursts and drifts of what was measured against what the model expects. At most three years.")
    public AnomaliesView getBaselineAnomalies(
            @RestPath UUID id,
            @Parameter(description = FROM, example = "2025-01") @RestQuery @NotNull String from,
            @Parameter(description = "As `from`; exclusive", example = "2026-01") @RestQuery @NotNull String to) {
        var baseline = baselines.get(id);
        var reporting = reporting(baseline, from, to);
        var residuals = Detection.residuals(
                baseline.model(),
                reporting.slices().stream().map(Slice::interval).toList());
        var drifting = baseline.resolution() == BaselineResolution.PT1H ? Detection.byDay(residuals) : residuals;
        var reasons = EnumSet.noneOf(BaselineReason.class);
        reporting.slices().forEach(slice -> reasons.addAll(slice.reasons()));
        if (baseline.quality().mad() == 0) {
            reasons.add(BaselineReason.NO_NOISE);
        }
        return new AnomaliesView(
                id,
                baseline.carrier().baseUnit(),
                reporting.from(),
                reporting.to(),
                baseline.resolution(),
                AnomaliesView.METHOD,
                Detection.alarms(residuals, baseline.quality()).stream()
                        .map(AlarmView::of)
                        .toList(),
                Detection.drifts(drifting, baseline.quality().driftError()).stream()
                        .map(DriftView::of)
                        .toList(),
                residuals.size(),
                Rounded.share(BaselineFitter.coverage(reporting.slices())),
                List.copyOf(reasons),
                reporting.illustrative());
    }

    private Reporting reporting(Baseline baseline, String from, String to) {
        var days = new LocalDays(zone.get());
        var range = TimeRange.of(from, to, days.zone()).atMost(MOST_DAYS);
        var first = range.firstDay(days.zone());
        var end = range.endDay(days.zone());
        var subject = fitter.subject(baseline);
        if (baseline.resolution() == BaselineResolution.P1M && !subject.billed()) {
            first = first.withDayOfMonth(1);
            end = YearMonth.from(end.minusDays(1)).plusMonths(1).atDay(1);
        }
        return new Reporting(
                time(first, days),
                time(end, days),
                slices.read(subject, baseline.stationId(), first, end, baseline.resolution(), days),
                baseline.illustrative()
                        || subject.illustrative()
                        || weather.station(baseline.stationId()).illustrative());
    }

    private static OffsetDateTime time(LocalDate day, LocalDays days) {
        return day.atStartOfDay(days.zone()).toOffsetDateTime();
    }

    private BaselineView view(Baseline baseline) {
        return Views.of(baseline, baselines.criteria(baseline.resolution()));
    }

    private record Reporting(OffsetDateTime from, OffsetDateTime to, List<Slice> slices, boolean illustrative) {}
}
