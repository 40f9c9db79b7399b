package io.dualcarbon.carbon.factor;

import io.dualcarbon.carbon.engine.Carrier;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All published factors, and the rules by which one of them applies. Never changes while the service runs. */
public final class FactorLibrary {
    private final List<FactorSet> sets;
    private final List<Factor> factors;
    private final Map<String, GridArea> areas;

    FactorLibrary(List<FactorSet> sets, List<Factor> factors, Map<String, GridArea> areas) {
        this.sets = sets;
        this.factors = factors;
        this.areas = areas;
    }

    List<FactorSet> sets() {
        return sets;
    }

    /** In order of their ids. */
    List<Factor> factors() {
        return factors;
    }

    Optional<Factor> find(String id) {
        return factors.stream().filter(f -> f.id().equals(id)).findFirst();
    }

    public boolean knows(String area) {
        return areas.containsKey(area);
    }

    /**
     * The factor of the month of consumption. After the last published one that one is carried forward; before the
     * first, and in a gap, there is none. A purpose that recalculates the past takes a retroactive factor for it.
     */
    public Choice choose(Purpose purpose, String area, Carrier carrier, YearMonth month) {
        var eligible = eligible(purpose, area, carrier);
        if (eligible.isEmpty()) {
            return Choice.none(FactorReason.NO_VERIFIED_FACTOR);
        }
        var lastDay = month.atEndOfMonth();
        var inForce = best(eligible.stream().filter(e -> e.isInForceOn(lastDay)));
        if (inForce.isPresent()) {
            var reasons = inForce.get().reasons(purpose.reach(carrier));
            var firstDay = month.atDay(1);
            if (!inForce.get().factor().startsBy(firstDay)) {
                if (inForce.get().forThePast()) {
                    reasons.add(FactorReason.RECALCULATED);
                } else if (eligible.stream().anyMatch(e -> e.isInForceOn(firstDay))) {
                    reasons.add(FactorReason.CHANGED_WITHIN_MONTH);
                }
            }
            return new Choice(Optional.of(inForce.get().factor()), reasons);
        }
        if (eligible.stream().allMatch(e -> e.factor().endsBy(lastDay))) {
            var end = eligible.stream()
                    .map(Eligible::end)
                    .max(Comparator.naturalOrder())
                    .orElseThrow();
            var last = best(eligible.stream().filter(e -> e.end().equals(end))).orElseThrow();
            var reasons = last.reasons(purpose.reach(carrier));
            reasons.add(FactorReason.CARRIED_FORWARD);
            return new Choice(Optional.of(last.factor()), reasons);
        }
        var early = eligible.stream().noneMatch(e -> e.startsBy(lastDay));
        return Choice.none(early ? FactorReason.BEFORE_FIRST_FACTOR : FactorReason.NOT_PUBLISHED_FOR_MONTH);
    }

    /** Those that the purpose admits, each with its rank: kind first, then nearness of the area. */
    List<Eligible> eligible(Purpose purpose, String area, Carrier carrier) {
        var kinds = purpose.kinds(carrier);
        var places = purpose.reach(carrier) == Purpose.Reach.OWN_AREA ? List.of(area) : upFrom(area);
        var admitted = factors.stream()
                .filter(f -> f.carrier().equals(carrier.name()))
                .filter(f -> kinds.contains(f.kind()) && places.contains(f.area()))
                .toList();
        var forThePast = purpose.recalculates()
                ? admitted.stream().filter(Factor::retroactive).toList()
                : List.<Factor>of();
        return admitted.stream()
                .filter(f -> forThePast.stream().noneMatch(newer -> newer.replaces(f)))
                .map(f -> new Eligible(f, kinds.indexOf(f.kind()), places.indexOf(f.area()), forThePast.contains(f)))
                .toList();
    }

    private List<String> upFrom(String area) {
        var path = new ArrayList<String>();
        @Nullable String next = area;
        while (next != null) {
            path.add(next);
            var here = areas.get(next);
            next = here == null ? null : here.parent();
        }
        return path;
    }

    private static Optional<Eligible> best(Stream<Eligible> eligible) {
        return eligible.min(Comparator.comparingInt(Eligible::rung)
                .thenComparingInt(Eligible::distance)
                .thenComparing(Eligible::version, Comparator.reverseOrder()));
    }

    /**
     * A factor that may answer.
     *
     * @param forThePast true if it answers for the months before its first one as well
     */
    record Eligible(Factor factor, int rung, int distance, boolean forThePast) {
        boolean startsBy(LocalDate day) {
            return forThePast || factor.startsBy(day);
        }

        boolean isInForceOn(LocalDate day) {
            return startsBy(day) && !factor.endsBy(day);
        }

        int version() {
            return factor.version();
        }

        LocalDate end() {
            return factor.validTo() == null ? LocalDate.MAX : factor.validTo();
        }

        List<FactorReason> reasons(Purpose.Reach reach) {
            var reasons = new ArrayList<FactorReason>();
            if (distance > 0 && reach == Purpose.Reach.WIDER_AREA) {
                reasons.add(FactorReason.AREA_FALLBACK);
            }
            return reasons;
        }
    }
}
