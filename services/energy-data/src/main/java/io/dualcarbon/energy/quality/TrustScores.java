package io.dualcarbon.energy.quality;

import io.dualcarbon.energy.calendar.LocalDays;
import io.dualcarbon.energy.quality.CompletenessView.BucketLength;
import io.dualcarbon.energy.quality.CompletenessView.CompletenessReason;
import io.dualcarbon.energy.quality.TrustScoresView.BuildingTrustView;
import io.dualcarbon.energy.quality.TrustScoresView.MeterTrustView;
import io.dualcarbon.energy.quality.TrustScoresView.TrustComponentView;
import io.dualcarbon.energy.quality.TrustScoresView.TrustGradeView;
import io.dualcarbon.energy.sql.Database;
import io.dualcarbon.platform.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Scores meters by what came and by what the rules hold against it. The definition is the platform's own. */
@ApplicationScoped
class TrustScores {
    private static final double BASE = 0.5;
    private static final double PLAUSIBLE = 0.25;
    private static final double TIMELY = 0.1;
    private static final double CONSISTENT = 0.15;

    private static final String FORMULA = "100 x complete x (%s + %s x plausible + %s x timely + %s x consistent)"
            .formatted(BASE, PLAUSIBLE, TIMELY, CONSISTENT);

    private static final List<TrustComponentView> COMPONENTS = List.of(
            component(
                    "complete",
                    1,
                    "Share of the owed values or reads that came; filled ones do not count. What did not come cannot be trusted:"
                            + " it multiplies the others"),
            component(
                    "plausible",
                    PLAUSIBLE,
                    "Share of the days without an open finding STUCK, SPIKE, NEGATIVE or REGISTER_DROP"),
            component("timely", TIMELY, "Share of the days without an open finding LATE"),
            component(
                    "consistent",
                    CONSISTENT,
                    "Share of the days without an open finding SUM_ABOVE_MAIN on the meter or the one above it"));

    private static final List<TrustGradeView> GRADES = List.of(
            new TrustGradeView(5, 95),
            new TrustGradeView(4, 85),
            new TrustGradeView(3, 70),
            new TrustGradeView(2, 50),
            new TrustGradeView(1, 0));

    private static final Set<Rule> IMPLAUSIBLE = EnumSet.of(Rule.STUCK, Rule.SPIKE, Rule.NEGATIVE, Rule.REGISTER_DROP);

    private static final String HELD = """
            select meter_id, rule, from_day, to_day from quality_finding
            where tenant_id = ? and meter_id = any(?) and open and rule not in ('GAP', 'SILENT')
              and from_day < ? and to_day >= ?
            """;

    private static final String ENERGY = """
            select b.meter_id, sum(b.total order by b.day) * min(c.factor * c.kgce_per_unit)::float8
            from interval_block b join meter m on m.tenant_id = b.tenant_id and m.meter_id = b.meter_id
            join mohurd_carrier c on c.carrier = m.carrier
            where b.tenant_id = ? and b.meter_id = any(?) and b.day < ? and b.day >= ?
            group by 1
            """;

    private final Database database;
    private final Tenancy tenancy;
    private final Completeness completeness;

    TrustScores(Database database, Tenancy tenancy, Completeness completeness) {
        this.database = database;
        this.tenancy = tenancy;
        this.completeness = completeness;
    }

    /** Over {@code [from, to)}, as far as the days are over. */
    TrustScoresView of(List<OwingMeter> meters, LocalDate from, LocalDate to, LocalDate today, LocalDays days) {
        var end = to.isBefore(today) ? to : today;
        var counts = completeness.counts(meters, from, end, days, BucketLength.P1D);
        var held = held(meters, from, end);
        var scored = new ArrayList<MeterTrustView>();
        for (var meter : meters) {
            var count = new Completeness.Count();
            counts.getOrDefault(meter.id(), Map.of()).values().forEach(count::add);
            scored.add(score(meter, count, held, from, end));
        }
        scored.sort(Comparator.comparing(MeterTrustView::score, Comparator.nullsLast(Comparator.reverseOrder()))
                .thenComparing(MeterTrustView::meterCode));
        return new TrustScoresView(
                from.toString(),
                to.toString(),
                FORMULA,
                COMPONENTS,
                GRADES,
                buildings(scored, energy(meters, from, end)),
                scored);
    }

    private static MeterTrustView score(
            OwingMeter meter, Completeness.Count count, Map<Held, Set<LocalDate>> held, LocalDate from, LocalDate end) {
        var days = Math.max(0, ChronoUnit.DAYS.between(from, meter.owesUntil(end)));
        var implausible = new HashSet<LocalDate>();
        IMPLAUSIBLE.forEach(rule -> implausible.addAll(held.getOrDefault(new Held(meter.id(), rule), Set.of())));
        var late = held.getOrDefault(new Held(meter.id(), Rule.LATE), Set.of());
        var inconsistent = new HashSet<>(held.getOrDefault(new Held(meter.id(), Rule.SUM_ABOVE_MAIN), Set.of()));
        if (meter.parentId() != null) {
            inconsistent.addAll(held.getOrDefault(new Held(meter.parentId(), Rule.SUM_ABOVE_MAIN), Set.of()));
        }
        var plausible = without(implausible, days);
        var timely = without(late, days);
        var consistent = without(inconsistent, days);
        var complete = count.share();
        var score = complete == null
                ? null
                : rounded(100 * complete * (BASE + PLAUSIBLE * plausible + TIMELY * timely + CONSISTENT * consistent));
        return new MeterTrustView(
                meter.id(),
                meter.code(),
                Optional.ofNullable(meter.buildingId()),
                score,
                grade(score),
                complete,
                plausible,
                timely,
                consistent,
                complete == null ? List.of(CompletenessReason.NOT_DUE) : null);
    }

    /** To four decimals, as every share. */
    private static double without(Set<LocalDate> held, long days) {
        return days == 0
                ? 1
                : BigDecimal.valueOf(1 - Math.min(1, (double) held.size() / days))
                        .setScale(4, RoundingMode.HALF_UP)
                        .doubleValue();
    }

    private static List<BuildingTrustView> buildings(List<MeterTrustView> meters, Map<UUID, Double> energy) {
        var groups = new HashMap<Optional<UUID>, List<MeterTrustView>>();
        meters.forEach(meter -> groups.computeIfAbsent(meter.buildingId(), none -> new ArrayList<>())
                .add(meter));
        var buildings = new ArrayList<BuildingTrustView>();
        groups.forEach((building, some) -> {
            var score = mean(some, energy);
            buildings.add(new BuildingTrustView(building, some.size(), score, grade(score)));
        });
        buildings.sort(Comparator.comparing(BuildingTrustView::score, Comparator.nullsLast(Comparator.reverseOrder()))
                .thenComparing(
                        building -> building.buildingId().map(UUID::toString).orElse("")));
        return buildings;
    }

    private static @Nullable BigDecimal mean(List<MeterTrustView> meters, Map<UUID, Double> energy) {
        var sum = 0.0;
        var weights = 0.0;
        var plain = 0.0;
        var count = 0;
        for (var meter : meters) {
            if (meter.score() != null) {
                var weight = Math.max(0, energy.getOrDefault(meter.meterId(), 0.0));
                sum += weight * meter.score().doubleValue();
                weights += weight;
                plain += meter.score().doubleValue();
                count++;
            }
        }
        return count == 0 ? null : rounded(weights > 0 ? sum / weights : plain / count);
    }

    private static @Nullable Integer grade(@Nullable BigDecimal score) {
        return score == null
                ? null
                : GRADES.stream()
                        .filter(grade -> score.compareTo(BigDecimal.valueOf(grade.from())) >= 0)
                        .findFirst()
                        .map(TrustGradeView::grade)
                        .orElse(1);
    }

    private static BigDecimal rounded(double score) {
        return BigDecimal.valueOf(score).setScale(1, RoundingMode.HALF_UP);
    }

    private static TrustComponentView component(String name, double weight, String meaning) {
        return new TrustComponentView(name, BigDecimal.valueOf(weight).stripTrailingZeros(), meaning);
    }

    private Map<Held, Set<LocalDate>> held(List<OwingMeter> meters, LocalDate from, LocalDate to) {
        var ids = new HashSet<UUID>();
        for (var meter : meters) {
            ids.add(meter.id());
            if (meter.parentId() != null) {
                ids.add(meter.parentId());
            }
        }
        return database.ask(connection -> {
            try (var query = connection.prepareStatement(HELD)) {
                query.setString(1, tenancy.id());
                query.setArray(2, connection.createArrayOf("uuid", ids.toArray()));
                query.setObject(3, to);
                query.setObject(4, from);
                var held = new HashMap<Held, Set<LocalDate>>();
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        var days = held.computeIfAbsent(
                                new Held(rows.getObject(1, UUID.class), Rule.valueOf(rows.getString(2))),
                                none -> new HashSet<>());
                        var first = rows.getObject(3, LocalDate.class);
                        var last = rows.getObject(4, LocalDate.class);
                        first.datesUntil(last.plusDays(1))
                                .filter(day -> !day.isBefore(from) && day.isBefore(to))
                                .forEach(days::add);
                    }
                }
                return held;
            }
        });
    }

    private Map<UUID, Double> energy(Collection<OwingMeter> meters, LocalDate from, LocalDate to) {
        return database.ask(connection -> {
            try (var query = connection.prepareStatement(ENERGY)) {
                query.setString(1, tenancy.id());
                query.setArray(
                        2,
                        connection.createArrayOf(
                                "uuid", meters.stream().map(OwingMeter::id).toArray()));
                query.setObject(3, to);
                query.setObject(4, from);
                var energy = new HashMap<UUID, Double>();
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        energy.put(rows.getObject(1, UUID.class), rows.getDouble(2));
                    }
                }
                return energy;
            }
        });
    }

    private record Held(UUID meterId, Rule rule) {}
}
