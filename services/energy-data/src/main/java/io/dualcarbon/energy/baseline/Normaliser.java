package io.dualcarbon.energy.baseline;

import io.dualcarbon.energy.baseline.NormalisedSavingsView.TypicalYearView;
import io.dualcarbon.energy.baseline.engine.DegreeDayModel;
import io.dualcarbon.energy.baseline.engine.Interval;
import io.dualcarbon.energy.baseline.engine.Model;
import io.dualcarbon.energy.baseline.engine.Quality;
import io.dualcarbon.energy.calendar.LocalDays;
import io.dualcarbon.energy.calendar.TenantZone;
import io.dualcarbon.energy.weather.TypicalWeather;
import io.dualcarbon.energy.weather.TypicalWeather.WholeYear;
import io.dualcarbon.energy.weather.WeatherReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Compares a baseline with a reporting period in the same, typical weather. */
@ApplicationScoped
class Normaliser {
    private final BaselineFitter fitter;
    private final WeatherReader weather;
    private final TypicalWeather typicalWeather;
    private final TenantZone zone;

    Normaliser(BaselineFitter fitter, WeatherReader weather, TypicalWeather typicalWeather, TenantZone zone) {
        this.fitter = fitter;
        this.weather = weather;
        this.typicalWeather = typicalWeather;
        this.zone = zone;
    }

    NormalisedSavingsView normalise(
            Baseline baseline, Reporting reporting, List<Adjustment> adjustments, UUID stationId, Locale locale) {
        var station = weather.station(stationId);
        var resolution = baseline.resolution();
        if (!BaselineFitter.isWholeYears(
                reporting.firstDay(),
                reporting.endDay(),
                resolution,
                reporting.subject().billed())) {
            return unknown(BaselineReason.NOT_WHOLE_YEARS, locale);
        }
        var known = reporting.slices().stream()
                .filter(slice -> slice.interval().isComplete())
                .map(slice -> less(slice, Adjustment.sum(adjustments, slice)))
                .toList();
        var assumed = baseline.model() instanceof DegreeDayModel degreeDays ? degreeDays.assumed() : null;
        var model = BaselineFitter.model(reporting.slices(), known, resolution, assumed);
        if (model == null) {
            return unknown(BaselineReason.TOO_LITTLE_DATA, locale);
        }
        var quality = Quality.of(model, known);
        if (fitter.exceededCriterion(model, quality, resolution).isPresent()) {
            return unknown(BaselineReason.EXPLAINS_NOTHING, locale);
        }
        var days = new LocalDays(zone.get());
        var years = typicalWeather.wholeYears(stationId, days);
        if (years.isEmpty()) {
            return unknown(BaselineReason.NO_TYPICAL_YEAR, locale);
        }
        var before = new Typical(baseline.model(), baseline.quality());
        var after = new Typical(model, quality);
        for (var year : years) {
            var intervals = TypicalIntervals.of(year, resolution, days);
            before.add(intervals);
            after.add(intervals);
        }
        var expected = before.sum / years.size();
        var expectedSince = after.sum / years.size();
        var saved = expected - expectedSince;
        var reasons = EnumSet.of(BaselineReason.NO_FORMULA);
        if (!before.hasSeenAll || !after.hasSeenAll) {
            reasons.add(BaselineReason.BEYOND_BASELINE);
        }
        reporting.slices().forEach(slice -> reasons.addAll(slice.reasons()));
        var substituted = years.stream().mapToInt(WholeYear::substitutedDays).sum();
        return new NormalisedSavingsView(
                BaselineTexts.NORMALISED.in(locale),
                Rounded.quantity(expected),
                Rounded.quantity(expectedSince),
                Rounded.quantity(saved),
                expected > 0 ? Rounded.share(saved / expected) : null,
                null,
                new TypicalYearView(
                        stationId,
                        station.source(),
                        years.stream().map(WholeYear::year).toList(),
                        substituted,
                        weather.isIllustrative(stationId, substituted > 0),
                        BaselineTexts.TYPICAL_YEAR.in(locale)),
                Views.model(model, baseline.carrier().baseUnit(), locale),
                Views.quality(quality),
                List.copyOf(reasons));
    }

    private static Interval less(Slice slice, double adjustment) {
        var interval = slice.interval();
        return new Interval(
                interval.start(), interval.end(), interval.quantity() - adjustment, interval.temperaturesC());
    }

    private static NormalisedSavingsView unknown(BaselineReason reason, Locale locale) {
        return new NormalisedSavingsView(
                BaselineTexts.NORMALISED.in(locale), null, null, null, null, null, null, null, null, List.of(reason));
    }

    /** What a model expects, and whether it was fitted to such weather. */
    private static final class Typical {
        private final Model model;
        private final Quality quality;
        private double sum;
        private boolean hasSeenAll = true;

        Typical(Model model, Quality quality) {
            this.model = model;
            this.quality = quality;
        }

        void add(List<Interval> intervals) {
            for (var interval : intervals) {
                sum += model.predict(interval);
                hasSeenAll &= quality.hasSeen(interval.meanTemperatureC());
            }
        }
    }
}
