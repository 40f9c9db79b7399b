package io.dualcarbon.energy.baseline;

import io.dualcarbon.energy.baseline.BaselineStore.Criterion;
import io.dualcarbon.energy.baseline.SavingsView.SavingsAdjustmentView;
import io.dualcarbon.energy.baseline.SavingsView.SavingsPeriodView;
import io.dualcarbon.energy.baseline.SavingsView.SavingsTotalView;
import io.dualcarbon.energy.baseline.SavingsView.SavingsUncertaintyView;
import io.dualcarbon.energy.baseline.engine.Uncertainty;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares a reporting period with its baseline. */
final class Savings {
    private final Baseline baseline;
    private final List<Criterion> criteria;
    private final List<Adjustment> adjustments;
    private final Locale locale;

    Savings(Baseline baseline, List<Criterion> criteria, List<Adjustment> adjustments, Locale locale) {
        this.baseline = baseline;
        this.criteria = criteria;
        this.adjustments = adjustments;
        this.locale = locale;
    }

    /** One row a slice, or one a day if they are hours. */
    List<SavingsPeriodView> periods(List<Slice> slices) {
        if (baseline.resolution() != BaselineResolution.PT1H) {
            return slices.stream().map(slice -> period(List.of(slice))).toList();
        }
        var periods = new ArrayList<SavingsPeriodView>();
        var day = new ArrayList<Slice>();
        for (var slice : slices) {
            if (!day.isEmpty()
                    && !slice.interval()
                            .start()
                            .toLocalDate()
                            .equals(day.get(0).interval().start().toLocalDate())) {
                periods.add(period(day));
                day.clear();
            }
            day.add(slice);
        }
        periods.add(period(day));
        return periods;
    }

    private SavingsPeriodView period(List<Slice> slices) {
        var sums = sums(slices);
        var reasons = reasons(slices);
        var first = slices.get(0).interval();
        var coverage = Rounded.share(BaselineFitter.coverage(slices));
        var end = slices.get(slices.size() - 1).interval().end();
        if (sums.count() == 0) {
            return new SavingsPeriodView(
                    first.start(), end, predictedOnly(slices), null, null, null, coverage, List.copyOf(reasons));
        }
        return new SavingsPeriodView(
                first.start(),
                end,
                Rounded.quantity(sums.predicted()),
                Rounded.quantity(sums.measured()),
                Rounded.quantity(sums.adjustment()),
                Rounded.quantity(sums.avoided()),
                coverage,
                reasons.isEmpty() ? null : List.copyOf(reasons));
    }

    /** Where nothing was measured, the weather alone still says what to expect. */
    private @Nullable Double predictedOnly(List<Slice> slices) {
        return slices.stream().allMatch(slice -> slice.interval().hasWeather())
                ? Rounded.quantity(slices.stream()
                        .mapToDouble(slice -> baseline.model().predict(slice.interval()))
                        .sum())
                : null;
    }

    SavingsTotalView total(List<Slice> slices) {
        var sums = sums(slices);
        var reasons = reasons(slices);
        var coverage = Rounded.share(BaselineFitter.coverage(slices));
        var substituted = Slice.substitutedDays(slices);
        if (sums.count() == 0) {
            return new SavingsTotalView(
                    null, null, null, null, null, null, coverage, substituted, List.copyOf(reasons));
        }
        var avoided = sums.avoided();
        var expected = sums.predicted() + sums.adjustment();
        var uncertainty = Uncertainty.of(baseline.quality(), sums.count());
        var halfWidth = uncertainty.ofPredicted() * Math.abs(sums.predicted());
        var fractional = avoided > 0 ? halfWidth / avoided : null;
        if (fractional == null) {
            reasons.add(BaselineReason.NO_SAVINGS);
        }
        return new SavingsTotalView(
                Rounded.quantity(sums.predicted()),
                Rounded.quantity(sums.measured()),
                Rounded.quantity(sums.adjustment()),
                Rounded.quantity(avoided),
                expected > 0 ? Rounded.share(avoided / expected) : null,
                new SavingsUncertaintyView(
                        Uncertainty.CONFIDENCE,
                        Rounded.quantity(halfWidth),
                        fractional == null ? null : Rounded.share(fractional),
                        Rounded.share(uncertainty.t()),
                        Rounded.share(uncertainty.effectiveN()),
                        sums.count(),
                        BaselineTexts.UNCERTAINTY.in(locale),
                        criteria.stream()
                                .filter(criterion -> criterion.metric() == Metric.SAVINGS_UNCERTAINTY)
                                .map(criterion -> CriterionView.of(criterion, fractional, locale))
                                .toList()),
                coverage,
                substituted,
                List.copyOf(reasons));
    }

    /** What each event adds over all that is known. */
    List<SavingsAdjustmentView> adjustments(List<Slice> slices) {
        return adjustments.stream()
                .map(each -> new SavingsAdjustmentView(
                        each.id(),
                        each.from(),
                        each.to(),
                        each.reason(),
                        Rounded.quantity(slices.stream().mapToDouble(each::over).sum())))
                .toList();
    }

    private Sums sums(List<Slice> slices) {
        var predicted = 0.0;
        var measured = 0.0;
        var adjustment = 0.0;
        var count = 0;
        for (var slice : slices) {
            if (slice.interval().isComplete()) {
                predicted += baseline.model().predict(slice.interval());
                measured += slice.interval().quantity();
                adjustment += Adjustment.sum(adjustments, slice);
                count++;
            }
        }
        return new Sums(predicted, measured, adjustment, count);
    }

    private Set<BaselineReason> reasons(List<Slice> slices) {
        var reasons = EnumSet.noneOf(BaselineReason.class);
        for (var slice : slices) {
            reasons.addAll(slice.reasons());
            if (slice.interval().isComplete()
                    && !baseline.quality().hasSeen(slice.interval().meanTemperatureC())) {
                reasons.add(BaselineReason.BEYOND_BASELINE);
            }
        }
        return reasons;
    }

    private record Sums(double predicted, double measured, double adjustment, int count) {
        double avoided() {
            return predicted + adjustment - measured;
        }
    }
}
