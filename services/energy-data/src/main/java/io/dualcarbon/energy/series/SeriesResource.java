package io.dualcarbon.energy.series;

import io.dualcarbon.energy.calendar.LocalDays;
import io.dualcarbon.energy.calendar.TenantZone;
import io.dualcarbon.energy.calendar.TimeRange;
import io.dualcarbon.energy.registry.MeterDirectory;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.YearMonth;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/meters")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Series")
@RolesAllowed("readings:read")
@Transactional
class SeriesResource {
    private final MeterDirectory meters;
    private final TenantZone zone;
    private final BlockReader blocks;
    private final Clock clock;

    SeriesResource(MeterDirectory meters, TenantZone zone, BlockReader blocks, Clock clock) {
        this.meters = meters;
        this.zone = zone;
        this.blocks = blocks;
        this.clock = clock;
    }

    @GET
    @Path("{id}/series")
    @Operation(
            summary = "What a meter counted, over time",
            description =
                    "Quantities per bucket in the base unit of the meter's carrier. A bucket without values is null"
                            + " and says why. At most 366 days within days, ten years by day or month.")
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
            @RestQuery @DefaultValue("PT1H") Resolution resolution) {
        var meter = meters.get(id);
        var days = new LocalDays(zone.get());
        var range = TimeRange.of(from, to, days.zone()).atMost(resolution.mostDays());
        var firstDay = range.firstDay(days.zone());
        var endDay = range.endDay(days.zone());
        if (resolution == Resolution.P1M) {
            firstDay = firstDay.withDayOfMonth(1);
            endDay = YearMonth.from(endDay.minusDays(1)).plusMonths(1).atDay(1);
        }
        var buckets = new Buckets(blocks.read(id, firstDay, endDay, resolution.isWithinDays()), days, clock.instant());
        var start = days.of((int) firstDay.toEpochDay()).start();
        var end = days.of((int) endDay.toEpochDay()).start();
        if (resolution.isWithinDays()) {
            var seconds = resolution.minutes() * 60L;
            start = range.from().getEpochSecond() - (range.from().getEpochSecond() - start) % seconds;
            end = Math.min(end, start + (range.to().getEpochSecond() - start + seconds - 1) / seconds * seconds);
        }
        var points = switch (resolution) {
            case PT15M, PT1H -> buckets.withinDays(start, end, resolution.minutes());
            case P1D -> buckets.byDay(firstDay, endDay);
            case P1M -> buckets.byMonth(firstDay, endDay);
        };
        return new SeriesView(
                id,
                meter.carrier(),
                meter.direction(),
                meter.carrier().baseUnit(),
                resolution,
                buckets.time(start),
                buckets.time(end),
                points);
    }
}
