package io.dualcarbon.energy.pv;

import io.dualcarbon.energy.daily.DailyTotals.DayTotal;
import io.dualcarbon.energy.daily.Rounding;
import io.dualcarbon.energy.registry.Boundary.Member;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Sums days of a plant and its building into the figures of a period. */
final class PvPerformance {
    private final PvPlant plant;
    private final Meters meters;
    private final Map<UUID, Map<LocalDate, DayTotal>> totals;
    private final Map<LocalDate, Double> irradiation;
    private final LocalDate today;

    PvPerformance(
            PvPlant plant,
            Meters meters,
            Map<UUID, Map<LocalDate, DayTotal>> totals,
            Map<LocalDate, Double> irradiation,
            LocalDate today) {
        this.plant = plant;
        this.meters = meters;
        this.totals = totals;
        this.irradiation = irradiation;
        this.today = today;
    }

    PvPeriodView over(String name, LocalDate from, LocalDate to) {
        var sums = new Sums();
        from.datesUntil(to).forEach(sums::add);
        var reasons = new ArrayList<PvReason>();
        var yieldKwh = yieldKwh(sums, reasons);
        var selfConsumption = selfConsumption(sums, reasons);
        var selfSufficiency = selfSufficiency(sums, reasons);
        if (plant.peakPowerKw() == null) {
            reasons.add(PvReason.NO_PEAK_POWER);
        }
        if (sums.bothDays == 0) {
            reasons.add(PvReason.NO_IRRADIATION);
        }
        var end = to.isBefore(today) ? to : today;
        var owed = Math.max(0, end.toEpochDay() - from.toEpochDay());
        var coverage = owed == 0 ? 0 : Math.min(1, sums.covered / owed);
        if (yieldKwh != null && owed > 0 && coverage < 1) {
            reasons.add(PvReason.COVERAGE);
        }
        if (sums.estimated) {
            reasons.add(PvReason.ESTIMATED);
        }
        if (to.isAfter(today)) {
            reasons.add(PvReason.OPEN);
        }
        return new PvPeriodView(
                name,
                yieldKwh,
                yieldKwh == null || plant.peakPowerKw() == null
                        ? null
                        : Rounding.quantity(sums.yieldKwh / plant.peakPowerKw()),
                selfConsumption,
                selfSufficiency,
                sums.sunDays == 0 ? null : Rounding.quantity(sums.irradiation),
                performanceRatio(sums),
                Rounding.share(coverage),
                yieldKwh == null ? null : Rounding.measuredShare(sums.measured, sums.yieldKwh),
                reasons.stream().distinct().toList());
    }

    private @Nullable Double yieldKwh(Sums sums, List<PvReason> reasons) {
        if (plant.meterId() == null) {
            reasons.add(PvReason.NO_METER);
            return null;
        }
        if (sums.days == 0) {
            reasons.add(PvReason.NO_DATA);
            return null;
        }
        return Rounding.quantity(sums.yieldKwh);
    }

    private @Nullable Double selfConsumption(Sums sums, List<PvReason> reasons) {
        if (meters.export().isEmpty()) {
            reasons.add(PvReason.NO_EXPORT_METER);
            return null;
        }
        return ratio(sums.own, sums.own.generation, reasons);
    }

    private @Nullable Double selfSufficiency(Sums sums, List<PvReason> reasons) {
        if (meters.imported().isEmpty()) {
            reasons.add(PvReason.NO_IMPORT_METER);
            return null;
        }
        if (meters.export().isEmpty()) {
            return null; // said above
        }
        return ratio(sums.load, sums.load.used() + sums.load.imported, reasons);
    }

    private static @Nullable Double ratio(Balance balance, double whole, List<PvReason> reasons) {
        if (balance.days == 0 || whole <= 0) {
            reasons.add(PvReason.NO_COMMON_DAY);
            return null;
        }
        if (balance.used() < 0) {
            reasons.add(PvReason.EXPORT_ABOVE_GENERATION);
            return null;
        }
        return Rounding.share(balance.used() / whole);
    }

    private @Nullable Double performanceRatio(Sums sums) {
        return sums.bothDays == 0 || sums.sunOnThem <= 0 || plant.peakPowerKw() == null
                ? null
                : Rounding.share(sums.yieldOnThem / (sums.sunOnThem * plant.peakPowerKw()));
    }

    private @Nullable DayTotal total(UUID meterId, LocalDate day) {
        return totals.getOrDefault(meterId, Map.of()).get(day);
    }

    private static boolean isEstimated(@Nullable DayTotal total) {
        return total != null && total.measured() < total.quantity();
    }

    /** The sum of the meters, NaN if the day is not known whole of one. */
    private double whole(List<Member> members, LocalDate day) {
        var sum = 0.0;
        for (var member : members) {
            if (member.countsOn(day)) {
                var total = total(member.id(), day);
                sum += total == null || !total.isWhole() ? Double.NaN : total.quantity();
            }
        }
        return sum;
    }

    /** The building's meters at its boundary. */
    record Meters(List<Member> generation, List<Member> export, List<Member> imported) {
        Stream<Member> all() {
            return Stream.of(generation, export, imported).flatMap(List::stream);
        }
    }

    private final class Sums {
        private final Balance own = new Balance();
        private final Balance load = new Balance();
        private double yieldKwh;
        private double measured;
        private boolean estimated;
        private double covered;
        private int days;
        private double irradiation;
        private int sunDays;
        private double yieldOnThem;
        private double sunOnThem;
        private int bothDays;

        void add(LocalDate day) {
            var total = plant.meterId() == null ? null : total(plant.meterId(), day);
            var sun = PvPerformance.this.irradiation.get(day);
            if (total != null) {
                yieldKwh += total.quantity();
                measured += total.measured();
                covered += day.isBefore(today) ? total.covered() : 0; // a day that is not over owes nothing yet
                days++;
            }
            if (sun != null) {
                irradiation += sun;
                sunDays++;
            }
            if (sun != null && total != null && total.isWhole()) {
                yieldOnThem += total.quantity();
                sunOnThem += sun;
                bothDays++;
            }
            estimated |= isEstimated(total)
                    || meters.all()
                            .filter(member -> member.countsOn(day))
                            .anyMatch(member -> isEstimated(total(member.id(), day)));
            var generation = meters.generation().isEmpty() ? Double.NaN : whole(meters.generation(), day);
            var export = whole(meters.export(), day);
            own.add(generation, export, 0);
            load.add(generation, export, whole(meters.imported(), day));
        }
    }

    private static final class Balance {
        private double generation;
        private double export;
        private double imported;
        private int days;

        void add(double someGeneration, double someExport, double someImport) {
            if (!Double.isNaN(someGeneration + someExport + someImport)) {
                generation += someGeneration;
                export += someExport;
                imported += someImport;
                days++;
            }
        }

        double used() {
            return generation - export;
        }
    }
}
