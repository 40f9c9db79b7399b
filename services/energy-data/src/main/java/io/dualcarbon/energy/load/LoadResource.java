package io.dualcarbon.energy.load;

import io.dualcarbon.energy.calendar.LocalDays;
import io.dualcarbon.energy.calendar.TenantZone;
import io.dualcarbon.energy.calendar.TimeRange;
import io.dualcarbon.energy.daily.Rounding;
import io.dualcarbon.energy.known.KnownThen;
import io.dualcarbon.energy.registry.Boundary;
import io.dualcarbon.energy.registry.Carrier;
import io.dualcarbon.energy.registry.Direction;
import io.dualcarbon.energy.registry.Subject;
import io.dualcarbon.platform.turn.Expensive;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Load", description = "Load metrics and heat maps")
@RolesAllowed("readings:read")
@Transactional
@Expensive
class LoadResource {
    private static final int MOST_DAYS = 366;

    private final KnownThen knownThen;
    private final Boundary boundary;
    private final TenantZone zone;
    private final LoadReader reader;

    LoadResource(KnownThen knownThen, Boundary boundary, TenantZone zone, LoadReader reader) {
        this.knownThen = knownThen;
        this.boundary = boundary;
        this.zone = zone;
        this.reader = reader;
    }

    @GET
    @Path("load-metrics")
    @Operation(
            summary = "Peak, load factor, base load, weekend ratio and simultaneity",
            description = "Of one meter, or of the meters at the boundary of a building, area or organization together."
                    + " Of an organization it is the load that it used: meters of others behind its own are taken out."
                    + " Power is the quantity of an interval divided by its hours; of meters with different intervals,"
                    + " the shortest into which all can be summed. At most 366 whole local days and 100,000 days of"
                    + " meters.")
    public LoadMetricsView getLoadMetrics(
            @BeanParam Subject subject,
            @Parameter(description = "Month, day or timestamp; the whole day counts", example = "2025-01")
                    @RestQuery
                    @NotNull
                    String from,
            @Parameter(description = "As `from`; exclusive", example = "2025-02") @RestQuery @NotNull String to,
            @Parameter(description = "Of a node; a meter has its own") @RestQuery @DefaultValue("ELECTRICITY")
                    Carrier carrier,
            @Parameter(description = "Which way it flows") @RestQuery @DefaultValue("IMPORT") Direction direction,
            @Parameter(description = KnownThen.AS_OF, example = "2025-02-01T00:00:00Z") @RestQuery
                    Optional<Instant> asOf) {
        var asked = question(subject, from, to, carrier, direction, asOf);
        var question = reader.answerable(asked);
        var metrics = new LoadMetrics(asked.days().zone(), question.meters().size(), question.isWithoutOthers());
        reader.forEachDay(question, metrics::add);
        var expected = question.expected();
        var coverage = expected == 0 ? 0 : Math.min(1, (double) metrics.intervals() / expected);
        var shown = shown(asked, carrier, direction);
        return new LoadMetricsView(
                asked.from(),
                asked.to(),
                shown.carrier(),
                shown.direction(),
                unit(shown.carrier()),
                question.minutes(),
                question.meters().size(),
                asked.meters().size() - question.meters().size(),
                metrics.peak(),
                metrics.peakAt(),
                metrics.isPeakEstimated() ? true : null,
                metrics.mean(),
                metrics.loadFactor(),
                metrics.baseLoad(),
                metrics.weekendRatio(),
                metrics.simultaneity(),
                Rounding.share(coverage),
                metrics.measuredShare(),
                reasons(asked, question, metrics, coverage));
    }

    @GET
    @Path("heat-map")
    @Operation(
            summary = "The load by hour of the day",
            description = "A row of 24 hours a day, or a profile of each day of the week. Meters and limits as for"
                    + " load-metrics.")
    public HeatMapView getHeatMap(
            @BeanParam Subject subject,
            @Parameter(description = "Month, day or timestamp; the whole day counts", example = "2025-01")
                    @RestQuery
                    @NotNull
                    String from,
            @Parameter(description = "As `from`; exclusive", example = "2025-02") @RestQuery @NotNull String to,
            @Parameter(description = "Of a node; a meter has its own") @RestQuery @DefaultValue("ELECTRICITY")
                    Carrier carrier,
            @Parameter(description = "Which way it flows") @RestQuery @DefaultValue("IMPORT") Direction direction,
            @Parameter(description = "A row for each day, or one for each day of the week with the mean of its like")
                    @RestQuery
                    @DefaultValue("DAY")
                    HeatMapBy by,
            @Parameter(description = KnownThen.AS_OF, example = "2025-02-01T00:00:00Z") @RestQuery
                    Optional<Instant> asOf) {
        var asked = question(subject, from, to, carrier, direction, asOf);
        var question = reader.answerable(asked);
        var map = new HeatMap(question, by);
        reader.forEachDay(question, map::add);
        var shown = shown(asked, carrier, direction);
        return new HeatMapView(
                asked.from(),
                asked.to(),
                shown.carrier(),
                shown.direction(),
                unit(shown.carrier()),
                by,
                question.meters().size(),
                asked.meters().size() - question.meters().size(),
                map.rows(),
                reasons(asked, question));
    }

    private LoadQuestion question(
            Subject subject, String from, String to, Carrier carrier, Direction direction, Optional<Instant> asOf) {
        subject.node(); // refuses a question about nothing before one about no time
        var now = knownThen.read(asOf);
        var days = new LocalDays(zone.get());
        var range = TimeRange.of(from, to, days.zone()).atMost(MOST_DAYS);
        var first = range.firstDay(days.zone());
        var end = range.endDay(days.zone());
        var meters = boundary.members(subject, carrier, direction, first, end);
        now.allow(meters.size() * ChronoUnit.DAYS.between(first, end));
        var minutes = LoadQuestion.commonMinutes(
                meters.stream().mapToInt(member -> member.meter().intervalMinutes()));
        return new LoadQuestion(meters, minutes, first, end, days, now.instant());
    }

    private static List<LoadReason> reasons(LoadQuestion asked, LoadQuestion question) {
        var reasons = new ArrayList<LoadReason>();
        if (asked.meters().isEmpty()) {
            reasons.add(LoadReason.NO_METER);
        } else if (question.meters().isEmpty()) {
            reasons.add(LoadReason.NO_DATA);
        }
        if (asked.meters().size() > question.meters().size()) {
            reasons.add(LoadReason.METERS_LEFT_OUT);
        }
        return reasons;
    }

    private static List<LoadReason> reasons(
            LoadQuestion asked, LoadQuestion question, LoadMetrics metrics, double coverage) {
        var reasons = reasons(asked, question);
        if (!question.meters().isEmpty()) {
            if (metrics.intervals() == 0) {
                reasons.add(LoadReason.NO_DATA);
            } else {
                add(reasons, coverage < 1, LoadReason.COVERAGE);
                add(reasons, metrics.loadFactor() == null, LoadReason.NO_LOAD);
                add(reasons, metrics.baseLoad() == null, LoadReason.NO_NIGHT);
                add(reasons, !metrics.hasWeekendAndWorkingDays(), LoadReason.NO_WEEKEND);
                add(reasons, question.isWithoutOthers(), LoadReason.OTHERS_TAKEN_OUT);
            }
        }
        add(reasons, asked.isOpen(), LoadReason.OPEN);
        return reasons;
    }

    private static void add(List<LoadReason> reasons, boolean applies, LoadReason reason) {
        if (applies) {
            reasons.add(reason);
        }
    }

    /** A meter has a carrier and a direction of its own. */
    private static Shown shown(LoadQuestion asked, Carrier carrier, Direction direction) {
        return asked.meters().stream()
                .findFirst()
                .map(member ->
                        new Shown(member.meter().carrier(), member.meter().direction()))
                .orElse(new Shown(carrier, direction));
    }

    private static String unit(Carrier carrier) {
        return carrier == Carrier.ELECTRICITY ? "kW" : carrier.baseUnit() + "/h";
    }

    private record Shown(Carrier carrier, Direction direction) {}
}
