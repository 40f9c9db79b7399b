package io.dualcarbon.energy.baseline;

import io.dualcarbon.energy.baseline.engine.BalancePoints;
import io.dualcarbon.energy.baseline.engine.DegreeDayFitter;
import io.dualcarbon.energy.baseline.engine.DegreeDayModel;
import io.dualcarbon.energy.baseline.engine.Interval;
import io.dualcarbon.energy.baseline.engine.Model;
import io.dualcarbon.energy.baseline.engine.Quality;
import io.dualcarbon.energy.baseline.engine.Shape;
import io.dualcarbon.energy.baseline.engine.Split;
import io.dualcarbon.energy.baseline.engine.TimeOfWeekFitter;
import io.dualcarbon.energy.calendar.LocalDays;
import io.dualcarbon.energy.calendar.TenantZone;
import io.dualcarbon.energy.weather.WeatherReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes a baseline of what is stored, or says why there cannot be one. */
@ApplicationScoped
class BaselineFitter {
    private static final double LEAST_COVERAGE = 0.9;
    /** Of fewer not even a mean has an error. */
    private static final int LEAST_INTERVALS = 3;

    private static final int MOST_YEARS = 5;
    private static final double DAYS_OF_A_YEAR = 365.25;

    /** Bills are not of equal length: those of a year may end half a month early or late. */
    private static final int BILL_TOLERANCE_DAYS = 15;

    private final BaselineStore baselines;
    private final SubjectDirectory subjects;
    private final SliceReader slices;
    private final WeatherReader weather;
    private final TenantZone zone;
    private final Clock clock;

    BaselineFitter(
            BaselineStore baselines,
            SubjectDirectory subjects,
            SliceReader slices,
            WeatherReader weather,
            TenantZone zone,
            Clock clock) {
        this.baselines = baselines;
        this.subjects = subjects;
        this.slices = slices;
        this.weather = weather;
        this.zone = zone;
        this.clock = clock;
    }

    Baseline fit(NewBaseline request) {
        var subject = subject(request);
        weather.station(request.stationId());
        if (subject.billed() && request.resolution() != BaselineResolution.P1M) {
            throw BaselineProblem.BASELINE_RESOLUTION_TOO_FINE.because().at("resolution");
        }
        var assumed = balancePoints(request);
        var days = new LocalDays(zone.get());
        var now = clock.instant();
        var today = now.atZone(days.zone()).toLocalDate();
        if (request.to().isAfter(today)
                || !isWholeYears(request.from(), request.to(), request.resolution(), subject.billed())) {
            throw BaselineProblem.BASELINE_WINDOW_INVALID.because().at("to");
        }
        var window =
                slices.read(subject, request.stationId(), request.from(), request.to(), request.resolution(), days);
        var coverage = coverage(window);
        var complete = window.stream()
                .map(Slice::interval)
                .filter(Interval::isComplete)
                .toList();
        if (coverage >= LEAST_COVERAGE && !isConsuming(complete)) {
            throw BaselineProblem.BASELINE_WITHOUT_CONSUMPTION.because();
        }
        var model = model(window, complete, request.resolution(), assumed);
        if (model == null) {
            throw tooLittle(coverage);
        }
        var quality = Quality.of(model, complete);
        exceededCriterion(model, quality, request.resolution()).ifPresent(most -> {
            throw BaselineProblem.BASELINE_EXPLAINS_NOTHING.because(
                    quality.n(), percent(quality.cvRmse()), percent(most.doubleValue()));
        });
        var substitutedDays = Slice.substitutedDays(window);
        var id = UUID.randomUUID();
        return new Baseline(
                id,
                0,
                request.code() == null
                        ? "BL-" + id.toString().substring(0, 13).toUpperCase(Locale.ROOT)
                        : request.code(),
                request.name(),
                request.meterId(),
                request.buildingId(),
                subject.carrier(),
                request.stationId(),
                request.from(),
                request.to(),
                request.resolution(),
                coverage,
                (double) window.stream().filter(Slice::isFilled).count() / complete.size(),
                substitutedDays,
                subject.illustrative() || weather.isIllustrative(request.stationId(), substitutedDays > 0),
                model,
                quality,
                Split.of(model, complete),
                now,
                null);
    }

    private static RuntimeException tooLittle(double coverage) {
        return BaselineProblem.BASELINE_DATA_INSUFFICIENT.because(percent(coverage));
    }

    private static String percent(double share) {
        return BigDecimal.valueOf(100 * share).setScale(1, RoundingMode.DOWN).toPlainString();
    }

    private static @Nullable BalancePoints balancePoints(NewBaseline request) {
        var named = request.balancePoints();
        if (named == null) {
            return null;
        }
        var heating = named.heatingC();
        var cooling = named.coolingC();
        if ((heating == null && cooling == null)
                || (heating != null && cooling != null && heating > cooling)
                || request.resolution() == BaselineResolution.PT1H) {
            throw BaselineProblem.BASELINE_BALANCE_POINTS_INVALID.because().at("balancePoints");
        }
        return new BalancePoints(heating, cooling);
    }

    /**
     * The CV(RMSE) that is published for models of the resolution, if the model is a mean from which the consumption strays
     * further: it explains nothing, and savings told against it would be those of chance. Of days none is published.
     */
    Optional<BigDecimal> exceededCriterion(Model model, Quality quality, BaselineResolution resolution) {
        if (!(model instanceof DegreeDayModel degreeDays) || degreeDays.shape() != Shape.CONSTANT) {
            return Optional.empty();
        }
        return baselines.criteria(resolution).stream()
                .filter(criterion -> criterion.metric() == Metric.CV_RMSE && !criterion.isMetBy(quality.cvRmse()))
                .map(BaselineStore.Criterion::threshold)
                .findFirst();
    }

    /** Null if too little of the window is known, or nothing was consumed in it. */
    static @Nullable Model model(
            List<Slice> window,
            List<Interval> complete,
            BaselineResolution resolution,
            @Nullable BalancePoints assumed) {
        if (coverage(window) < LEAST_COVERAGE || complete.size() < LEAST_INTERVALS || !isConsuming(complete)) {
            return null;
        }
        var model = resolution == BaselineResolution.PT1H
                ? TimeOfWeekFitter.fit(complete)
                : DegreeDayFitter.fit(complete, assumed);
        return model == null || complete.size() <= model.parameterCount() ? null : model;
    }

    private static boolean isConsuming(List<Interval> complete) {
        return complete.stream().mapToDouble(Interval::quantity).sum() > 0;
    }

    private Subject subject(NewBaseline request) {
        if (request.meterId() != null && request.buildingId() == null && request.carrier() == null) {
            return subjects.ofMeter(request.meterId());
        }
        if (request.meterId() == null && request.buildingId() != null && request.carrier() != null) {
            return subjects.ofBuilding(request.buildingId(), request.carrier());
        }
        throw BaselineProblem.BASELINE_SUBJECT_NOT_NAMED.because().at("meterId");
    }

    /** What a stored baseline is about. */
    Subject subject(Baseline baseline) {
        return baseline.meterId() != null
                ? subjects.ofMeter(baseline.meterId())
                : subjects.ofBuilding(Objects.requireNonNull(baseline.buildingId()), baseline.carrier());
    }

    static boolean isWholeYears(LocalDate from, LocalDate to, BaselineResolution resolution, boolean billed) {
        var days = ChronoUnit.DAYS.between(from, to);
        var years = Math.round(days / DAYS_OF_A_YEAR);
        if (years < 1 || years > MOST_YEARS || !LocalDays.isKept(from) || !isKeptUntil(to)) {
            return false;
        }
        if (billed) {
            return Math.abs(days - years * DAYS_OF_A_YEAR) <= BILL_TOLERANCE_DAYS;
        }
        return to.equals(from.plusYears(years)) && (resolution != BaselineResolution.P1M || from.getDayOfMonth() == 1);
    }

    private static boolean isKeptUntil(LocalDate end) {
        return LocalDays.isKept(end.minusDays(1));
    }

    static double coverage(List<Slice> slices) {
        var units = slices.stream().mapToInt(Slice::units).sum();
        return units == 0 ? 0 : (double) slices.stream().mapToInt(Slice::known).sum() / units;
    }
}
