package io.dualcarbon.energy.pv;

import io.dualcarbon.energy.calendar.TenantZone;
import io.dualcarbon.energy.calendar.TimeRange;
import io.dualcarbon.energy.daily.DailyTotals;
import io.dualcarbon.energy.daily.PeriodResolution;
import io.dualcarbon.energy.pv.PvPerformance.Meters;
import io.dualcarbon.energy.registry.Boundary;
import io.dualcarbon.energy.registry.Boundary.Member;
import io.dualcarbon.energy.registry.Carrier;
import io.dualcarbon.energy.registry.Direction;
import io.dualcarbon.energy.registry.Node;
import io.dualcarbon.energy.registry.NodeKind;
import io.dualcarbon.energy.weather.WeatherReader;
import io.dualcarbon.platform.turn.Expensive;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/pv-plants")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "PV", description = "What photovoltaic plants yield")
@RolesAllowed("readings:read")
@Transactional
@Expensive
class PvResource {
    private final PvStore plants;
    private final Boundary boundary;
    private final DailyTotals totals;
    private final WeatherReader weather;
    private final TenantZone zone;
    private final Clock clock;

    PvResource(
            PvStore plants,
            Boundary boundary,
            DailyTotals totals,
            WeatherReader weather,
            TenantZone zone,
            Clock clock) {
        this.plants = plants;
        this.boundary = boundary;
        this.totals = totals;
        this.weather = weather;
        this.zone = zone;
        this.clock = clock;
    }

    @GET
    @Path("{id}/performance")
    @Operation(
            summary = "Yield, self-consumption, self-sufficiency and performance ratio of a PV plant",
            description = "The yield is what the plant's meter counted. Self-consumption and self-sufficiency are those"
                    + " of the building: of all meters for generation, export and import at its boundary. The"
                    + " performance ratio needs a weather station with irradiation. Whole periods that the range"
                    + " touches; at most 366 days by day, ten years by month, 25 by year.")
    public PvPerformanceView getPvPerformance(
            @RestPath UUID id,
            @Parameter(description = "Month, day or timestamp", example = "2025-01") @RestQuery @NotNull String from,
            @Parameter(description = "As `from`; exclusive", example = "2026-01") @RestQuery @NotNull String to,
            @Parameter(description = "Length of a period") @RestQuery @DefaultValue("P1M") PeriodResolution resolution,
            @Parameter(description = "Weather station; if left out, the only one that has irradiation") @RestQuery
                    Optional<UUID> stationId) {
        var plant = plants.get(id);
        stationId.ifPresent(weather::station); // refuses one that does not exist
        var local = zone.get();
        var range = TimeRange.of(from, to, local).atMost(resolution.mostDays());
        var first = resolution.first(range.firstDay(local));
        var end = resolution.next(resolution.first(range.endDay(local).minusDays(1)));
        var station = stationId.or(plants::onlyStation);
        var meters = meters(plant, first, end);
        var ids = new HashSet<UUID>();
        meters.all().map(Member::id).forEach(ids::add);
        if (plant.meterId() != null) {
            ids.add(plant.meterId());
        }
        var performance = new PvPerformance(
                plant,
                meters,
                totals.read(ids, first, end),
                station.map(each -> plants.irradiation(each, first, end, local)).orElse(Map.of()),
                clock.instant().atZone(local).toLocalDate());
        var periods = new ArrayList<PvPeriodView>();
        for (var period = first; period.isBefore(end); period = resolution.next(period)) {
            periods.add(performance.over(resolution.name(period), period, resolution.next(period)));
        }
        return new PvPerformanceView(
                id,
                plant.code(),
                plant.meterId(),
                plant.buildingId(),
                plant.peakPowerKw(),
                station.orElse(null),
                first,
                end,
                resolution,
                periods,
                performance.over(first + "/" + end, first, end));
    }

    private Meters meters(PvPlant plant, LocalDate first, LocalDate end) {
        if (plant.buildingId() == null) {
            return new Meters(List.of(), List.of(), List.of());
        }
        var building = new Node(NodeKind.BUILDING, plant.buildingId());
        return new Meters(
                boundary.members(building, Carrier.ELECTRICITY, Direction.GENERATION, first, end),
                boundary.members(building, Carrier.ELECTRICITY, Direction.EXPORT, first, end),
                boundary.members(building, Carrier.ELECTRICITY, Direction.IMPORT, first, end));
    }
}
