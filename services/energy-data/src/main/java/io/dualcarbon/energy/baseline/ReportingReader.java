package io.dualcarbon.energy.baseline;

import io.dualcarbon.energy.calendar.LocalDays;
import io.dualcarbon.energy.calendar.TenantZone;
import io.dualcarbon.energy.calendar.TimeRange;
import io.dualcarbon.energy.weather.WeatherReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;

/** Reads the period that somebody wants to compare with a baseline. */
@ApplicationScoped
class ReportingReader {
    static final String FROM = "Month (2025-01), day (2025-01-31) or timestamp with offset, rounded out to days, by"
            + " month to months; for a billed meter bills that lie whole in the range";
    private static final int MOST_DAYS = 3 * 366;

    private final BaselineFitter fitter;
    private final SliceReader slices;
    private final WeatherReader weather;
    private final TenantZone zone;

    ReportingReader(BaselineFitter fitter, SliceReader slices, WeatherReader weather, TenantZone zone) {
        this.fitter = fitter;
        this.slices = slices;
        this.weather = weather;
        this.zone = zone;
    }

    Reporting read(Baseline baseline, String from, String to) {
        var days = new LocalDays(zone.get());
        var range = TimeRange.of(from, to, days.zone()).atMost(MOST_DAYS);
        var first = range.firstDay(days.zone());
        var end = range.endDay(days.zone());
        var subject = fitter.subject(baseline);
        if (baseline.resolution() == BaselineResolution.P1M && !subject.billed()) {
            first = first.withDayOfMonth(1);
            end = YearMonth.from(end.minusDays(1)).plusMonths(1).atDay(1);
        }
        var found = slices.read(subject, baseline.stationId(), first, end, baseline.resolution(), days);
        return new Reporting(
                first,
                end,
                time(first, days),
                time(end, days),
                subject,
                found,
                baseline.illustrative()
                        || subject.illustrative()
                        || weather.isIllustrative(baseline.stationId(), Slice.substitutedDays(found) > 0));
    }

    private static OffsetDateTime time(LocalDate day, LocalDays days) {
        return day.atStartOfDay(days.zone()).toOffsetDateTime();
    }
}
