package io.dualcarbon.energy.balance;

import io.dualcarbon.energy.balance.Balances.Child;
import io.dualcarbon.energy.balance.Balances.Day;
import io.dualcarbon.energy.daily.Rounding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sets a meter against those below it, period by period. */
final class Balance {
    private static final int DECIMALS = 6;
    private static final int SHARE_DECIMALS = 4;

    private final UUID meterId;
    private final List<Child> children;
    private final Map<UUID, NavigableMap<LocalDate, Day>> days;
    private final LocalDate today;

    Balance(UUID meterId, List<Child> children, Map<UUID, NavigableMap<LocalDate, Day>> days, LocalDate today) {
        this.meterId = meterId;
        this.children = children;
        this.days = days;
        this.today = today;
    }

    BalanceRowView row(String period, LocalDate from, LocalDate to) {
        var own = count(meterId, from, to);
        var below = new LinkedHashMap<UUID, Count>();
        var codes = new LinkedHashMap<UUID, String>();
        for (var child : children) {
            var begin = child.from().isAfter(from) ? child.from() : from;
            var end = child.to().isBefore(to) ? child.to() : to;
            if (begin.isBefore(end)) {
                codes.put(child.id(), child.code());
                below.merge(child.id(), count(child.id(), begin, end), Count::plus);
            }
        }
        var reasons = new ArrayList<BalanceReason>();
        var sum = below.values().stream().allMatch(Count::isKnown)
                ? below.values().stream().map(Count::total).reduce(BigDecimal.ZERO, BigDecimal::add)
                : null;
        if (below.isEmpty()) {
            reasons.add(BalanceReason.NO_CHILDREN);
        }
        if (!own.isKnown()) {
            reasons.add(BalanceReason.NO_DATA);
        }
        if (sum == null) {
            reasons.add(BalanceReason.CHILD_WITHOUT_DATA);
        }
        if (own.isIncomplete() || below.values().stream().anyMatch(Count::isIncomplete)) {
            reasons.add(BalanceReason.COVERAGE);
        }
        if (to.isAfter(today)) {
            reasons.add(BalanceReason.OPEN);
        }
        var gap = below.isEmpty() || !own.isKnown() || sum == null
                ? null
                : own.total().subtract(sum);
        if (gap != null && gap.signum() < 0) {
            reasons.add(BalanceReason.NEGATIVE);
        }
        return new BalanceRowView(
                period,
                own.quantity(),
                own.coverage(),
                own.measuredShare(),
                below.entrySet().stream()
                        .map(child -> new BalanceChildView(
                                child.getKey(),
                                Objects.requireNonNull(codes.get(child.getKey())),
                                child.getValue().quantity(),
                                child.getValue().coverage(),
                                child.getValue().measuredShare()))
                        .toList(),
                below.isEmpty() || sum == null ? null : plain(sum),
                gap == null ? null : plain(gap),
                gap == null || own.total().signum() == 0
                        ? null
                        : plain(gap.divide(own.total(), SHARE_DECIMALS, RoundingMode.HALF_UP)),
                reasons);
    }

    private Count count(UUID id, LocalDate from, LocalDate to) {
        var known = 0.0;
        var knownWhenOver = 0.0;
        var total = 0.0;
        var measured = 0.0;
        for (var day : days.getOrDefault(id, new TreeMap<>()).subMap(from, to).entrySet()) {
            total += day.getValue().total();
            measured += day.getValue().measured();
            known += day.getValue().known();
            knownWhenOver += day.getKey().isBefore(today) ? day.getValue().known() : 0;
        }
        var end = to.isBefore(today) ? to : today;
        return new Count(
                BigDecimal.valueOf(total).setScale(DECIMALS, RoundingMode.HALF_UP),
                measured,
                known > 0,
                knownWhenOver,
                from.isBefore(end) ? ChronoUnit.DAYS.between(from, end) : 0);
    }

    private static BigDecimal plain(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        return stripped.scale() < 1 ? stripped.setScale(1) : stripped;
    }

    /**
     * What one meter counted.
     *
     * @param knownDays days that are over, as far as they have values, of those that it owes
     */
    private record Count(BigDecimal total, double measured, boolean isKnown, double knownDays, long owedDays) {
        Count plus(Count other) {
            return new Count(
                    total.add(other.total),
                    measured + other.measured,
                    isKnown || other.isKnown,
                    knownDays + other.knownDays,
                    owedDays + other.owedDays);
        }

        @Nullable
        BigDecimal quantity() {
            return isKnown ? plain(total) : null;
        }

        @Nullable
        Double measuredShare() {
            return isKnown ? Rounding.measuredShare(measured, total.doubleValue()) : null;
        }

        boolean isIncomplete() {
            return isKnown && coverage() < 1 && owedDays > 0;
        }

        double coverage() {
            return owedDays == 0
                    ? 0
                    : BigDecimal.valueOf(Math.min(1, knownDays / owedDays))
                            .setScale(SHARE_DECIMALS, RoundingMode.HALF_UP)
                            .doubleValue();
        }
    }
}
