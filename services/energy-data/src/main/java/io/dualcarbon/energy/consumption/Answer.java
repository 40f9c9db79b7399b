package io.dualcarbon.energy.consumption;

import io.dualcarbon.energy.registry.Carrier;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts together what is known of each group in each period, and why something is not. */
final class Answer {
    static final String RESIDUAL = "RESIDUAL";

    private final Question question;
    private final Map<Group, Members> members = new TreeMap<>();
    private final Map<Group, Map<LocalDate, Sums>> sums = new TreeMap<>();

    Answer(Question question) {
        this.question = question;
    }

    void add(Map<Group, Members> someMembers, Map<Group, Map<LocalDate, Sums>> someSums) {
        members.putAll(someMembers);
        sums.putAll(someSums);
    }

    /** A group without any meter, told as such. */
    void addEmpty(String key, Carrier carrier) {
        members.putIfAbsent(new Group(key, carrier), new Members());
    }

    /** What the whole node counted beyond its itemised end uses, carrier by carrier. */
    void addResidual(Map<Group, Members> whole, Map<Group, Map<LocalDate, Sums>> wholeSums) {
        whole.forEach((group, someMembers) -> {
            var residual = new TreeMap<LocalDate, Sums>();
            wholeSums.getOrDefault(group, Map.of()).forEach((period, total) -> {
                var rest = total;
                for (var item : sums.entrySet()) {
                    if (item.getKey().carrier() == group.carrier()
                            && !item.getKey().key().equals(RESIDUAL)) {
                        rest = rest.without(item.getValue().getOrDefault(period, Sums.NONE));
                    }
                }
                residual.put(period, rest);
            });
            var line = new Group(RESIDUAL, group.carrier());
            members.put(line, someMembers);
            sums.put(line, residual);
        });
    }

    List<ConsumptionRowView> rows() {
        var rows = new ArrayList<ConsumptionRowView>();
        var length = question.length();
        for (var period = question.from(); period.isBefore(question.to()); period = length.next(period)) {
            for (var group : members.entrySet()) {
                var known = sums.getOrDefault(group.getKey(), Map.of()).get(period);
                rows.add(row(group.getKey(), group.getValue(), period, known));
            }
        }
        return rows;
    }

    private ConsumptionRowView row(Group group, Members meters, LocalDate period, @Nullable Sums known) {
        var end = question.length().next(period);
        var closed = end.isBefore(question.today()) ? end : question.today();
        var owed = meters.owedDays(period, closed);
        var coverage = known == null || owed == 0 ? 0 : rounded(Math.min(1, known.coveredDays() / owed), 4);
        var reasons = new ArrayList<ConsumptionReason>();
        if (known == null) {
            reasons.add(meters.owedDays(period, end) == 0 ? ConsumptionReason.NO_METER : ConsumptionReason.NO_DATA);
        } else if (owed > 0 && coverage < 1) {
            reasons.add(ConsumptionReason.COVERAGE);
        }
        if (end.isAfter(question.today())) {
            reasons.add(
                    question.length() == PeriodLength.P1D ? ConsumptionReason.DAY_OPEN : ConsumptionReason.MONTH_OPEN);
        }
        if (known != null && known.total() < 0) {
            reasons.add(ConsumptionReason.NEGATIVE);
        }
        return new ConsumptionRowView(
                question.length().name(period),
                question.groupBy() == GroupBy.building ? id(group.key()) : meters.buildingId(),
                question.groupBy() == GroupBy.meter ? id(group.key()) : null,
                meters.meterCode(),
                question.groupBy() == GroupBy.endUse ? group.key() : null,
                group.carrier(),
                question.direction(),
                known == null ? null : quantity(known.total()),
                group.carrier().baseUnit(),
                coverage,
                known == null ? 0 : measuredShare(known),
                meters.illustrative() || (known != null && known.illustrative()),
                reasons);
    }

    /** To a millionth of the unit: the months of a year then sum to the year's own figure. */
    private static BigDecimal quantity(double total) {
        var rounded =
                BigDecimal.valueOf(total).setScale(6, RoundingMode.HALF_UP).stripTrailingZeros();
        return rounded.scale() < 1 ? rounded.setScale(1) : rounded;
    }

    private static double measuredShare(Sums known) {
        // Nothing consumed and nothing billed: the zero was measured.
        return known.total() == 0 ? 1 : rounded(Math.max(0, Math.min(1, known.measured() / known.total())), 4);
    }

    private static @Nullable UUID id(String key) {
        return key.isEmpty() ? null : UUID.fromString(key);
    }

    private static double rounded(double share, int decimals) {
        return BigDecimal.valueOf(share)
                .setScale(decimals, RoundingMode.HALF_UP)
                .doubleValue();
    }
}
