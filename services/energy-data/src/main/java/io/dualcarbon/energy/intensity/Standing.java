package io.dualcarbon.energy.intensity;

import io.dualcarbon.energy.intensity.IntensitiesView.AverageView;
import io.dualcarbon.energy.intensity.IntensitiesView.NotRatedView;
import io.dualcarbon.energy.intensity.IntensitiesView.RatingView;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** How a building stands against benchmarks: rated by quotas, compared with what others were seen to use. */
record Standing(List<RatingView> ratings, List<NotRatedView> notRated, List<AverageView> comparisons) {

    /** @param converted the building's intensity by the set of a benchmark, empty if another set was asked for */
    static Standing of(List<Benchmark> benchmarks, Function<Benchmark, Optional<Intensity>> converted) {
        var standing = new Standing(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        benchmarks.forEach(benchmark -> standing.add(benchmark, converted));
        return standing;
    }

    private void add(Benchmark benchmark, Function<Benchmark, Optional<Intensity>> converted) {
        var unusable = benchmark.unusable();
        if (unusable != null && !benchmark.isComparable()) {
            notRate(benchmark, unusable);
            return;
        }
        var intensity = converted.apply(benchmark);
        if (intensity.isEmpty()) {
            notRate(benchmark, NotRatedReason.OTHER_COEFFICIENT_SET);
        } else if (intensity.get().value() != null) {
            add(benchmark, intensity.get());
        } else if (intensity.get().reasons().contains(IntensityReason.NO_COEFFICIENT)) {
            notRate(benchmark, NotRatedReason.NO_COEFFICIENT);
        }
    }

    private void add(Benchmark benchmark, Intensity intensity) {
        var value = Objects.requireNonNull(intensity.value());
        if (benchmark.isComparable()) {
            comparisons.add(comparison(benchmark, value));
        } else {
            ratings.add(rating(benchmark, value));
        }
    }

    private void notRate(Benchmark benchmark, NotRatedReason reason) {
        notRated.add(new NotRatedView(
                benchmark.id(), benchmark.standard(), benchmark.buildingClass(), benchmark.status(), reason));
    }

    private static RatingView rating(Benchmark benchmark, BigDecimal intensity) {
        var rating = benchmark.rate(intensity);
        return new RatingView(
                benchmark.id(),
                benchmark.standard(),
                benchmark.buildingClass(),
                rating,
                rating.label(),
                intensity,
                benchmark.unit(),
                Objects.requireNonNull(benchmark.coefficientSet()),
                Optional.ofNullable(benchmark.constraint()),
                Optional.ofNullable(benchmark.guide()),
                benchmark.source(),
                benchmark.status(),
                Optional.ofNullable(benchmark.note()));
    }

    private static AverageView comparison(Benchmark benchmark, BigDecimal intensity) {
        var observed = Objects.requireNonNull(benchmark.constraint());
        return new AverageView(
                benchmark.id(),
                benchmark.standard(),
                benchmark.buildingClass(),
                observed,
                benchmark.unit(),
                intensity.divide(observed, 4, RoundingMode.HALF_UP).subtract(BigDecimal.ONE),
                benchmark.source(),
                benchmark.status(),
                Optional.ofNullable(benchmark.note()));
    }
}
