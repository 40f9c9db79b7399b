package io.dualcarbon.energy.series;

import io.dualcarbon.energy.calendar.LocalDays;
import io.dualcarbon.energy.calendar.TenantZone;
import io.dualcarbon.energy.calendar.TimeRange;
import io.dualcarbon.energy.known.KnownThen;
import io.dualcarbon.energy.register.RegisterHistory;
import io.dualcarbon.energy.register.RegisterHistory.Step;
import io.dualcarbon.energy.registry.MeterDirectory;
import io.dualcarbon.platform.tenancy.Reaches;
import io.dualcarbon.platform.turn.Expensive;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/meters")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Series", description = "The values of a meter over time")
@RolesAllowed("readings:read")
@Transactional
@Reaches("Meters that it reaches; others are unknown to it")
@Expensive
class SeriesResource {
    private final MeterDirectory meters;
    private final TenantZone zone;
    private final BlockReader blocks;
    private final KnownThen knownThen;
    private final RegisterHistory registers;

    SeriesResource(
            MeterDirectory meters,
            TenantZone zone,
            BlockReader blocks,
            KnownThen knownThen,
            RegisterHistory registers) {
        this.meters = meters;
        this.zone = zone;
        this.blocks = blocks;
        this.knownThen = knownThen;
        this.registers = registers;
    }

    @GET
    @Path("{id}/series")
    @Operation(
            summary = "What a meter counted, over time",
            description =
                    "Quantities per bucket in the base unit of the meter's carrier. A bucket without values is null"
                            + " and says why. Days, months and years are local to the tenant. At most 366 days within"
                            + " days, ten years by day or month, 25 by year. For a chart, `maxPoints` chooses the points"
                            + " that draw the same line (largest triangle three buckets): each is a bucket as it is, no"
                            + " mean; a run of buckets without a value becomes its first, so a gap stays a gap. For a"
                            + " long raw series ask for COLUMNS.")
    public SeriesView getSeries(
            @RestPath UUID id,
            @Parameter(
                            description = "Month (2025-01), day (2025-01-31) or timestamp with offset; begins the first"
                                    + " bucket",
                            example = "2025-01-01")
                    @RestQuery
                    @NotNull
                    String from,
            @Parameter(description = "As `from`; exclusive", example = "2025-02-01") @RestQuery @NotNull String to,
            @Parameter(description = "Length of a bucket; RAW is as the meter is read") @RestQuery @DefaultValue("PT1H")
                    Resolution resolution,
            @Parameter(
                            description =
                                    "POINTS: one object a bucket. COLUMNS: one array of values, for buckets of less"
                                            + " than a day")
                    @RestQuery
                    @DefaultValue("POINTS")
                    SeriesForm form,
            @Parameter(description = "At most so many points with a value, and one for each gap", example = "500")
                    @RestQuery
                    Optional<@Min(3) @Max(10_000) Integer> maxPoints,
            @Parameter(
                            description = "As the series was known then, to the second: without what came later, and"
                                    + " with the values that were corrected since. An instant to come is refused",
                            example = "2025-02-01T00:00:00Z")
                    @RestQuery
                    Optional<Instant> asOf) {
        var meter = meters.get(id);
        var minutes = resolution.minutes(meter);
        if (form == SeriesForm.COLUMNS && (minutes == 0 || maxPoints.isPresent())) {
            throw SeriesProblem.COLUMNS_NOT_REGULAR.because().at("form");
        }
        var days = new LocalDays(zone.get());
        var range = TimeRange.of(from, to, days.zone()).atMost(resolution.mostDays());
        var firstDay = resolution.first(range.firstDay(days.zone()));
        var endDay = resolution.first(range.endDay(days.zone()).minusDays(1)).plus(resolution.length());
        var now = knownThen.read(asOf);
        var stored = blocks.read(id, firstDay, endDay, minutes > 0);
        var start = days.of((int) firstDay.toEpochDay()).start();
        var end = days.of((int) endDay.toEpochDay()).start();
        // Of what dials showed only the newest is known.
        var unknown = asOf.isPresent() ? List.<Step>of() : registers.unknown(meter, start, end, days);
        var buckets = new Buckets(stored, unknown, days, now.instant());
        if (minutes > 0) {
            var seconds = minutes * 60L;
            start = range.from().getEpochSecond() - (range.from().getEpochSecond() - start) % seconds;
            end = Math.min(end, start + (range.to().getEpochSecond() - start + seconds - 1) / seconds * seconds);
        }
        List<PointView> points = null;
        ColumnsView columns = null;
        if (form == SeriesForm.COLUMNS) {
            columns = buckets.columns(start, end, minutes);
        } else {
            points = minutes > 0
                    ? buckets.withinDays(start, end, minutes)
                    : buckets.byDays(firstDay, endDay, resolution.length());
            points = maxPoints.isPresent() ? Thinning.atMost(maxPoints.get(), points) : points;
        }
        return new SeriesView(
                id,
                meter.carrier(),
                meter.direction(),
                meter.carrier().baseUnit(),
                resolution,
                buckets.time(start),
                buckets.time(end),
                points,
                columns);
    }
}
