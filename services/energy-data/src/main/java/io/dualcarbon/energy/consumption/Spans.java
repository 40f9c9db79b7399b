package io.dualcarbon.energy.consumption;

import io.dualcarbon.energy.calendar.TenantZone;
import io.dualcarbon.energy.calendar.TimeRange;
import io.dualcarbon.energy.known.Now;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads which days a request asks about. */
@ApplicationScoped
public class Spans {
    private final TenantZone zone;

    Spans(TenantZone zone) {
        this.zone = zone;
    }

    /** The days of a range in which periods begin and end; those before the day of {@code now} are over. */
    public Span of(String from, String to, PeriodLength length, int mostDays, Now now) {
        var local = zone.get();
        var range = TimeRange.of(from, to, local).atMost(mostDays);
        var span = new Span(range.firstDay(local), range.endDay(local), length, now, local);
        if (!length.isBoundary(span.from()) || !length.isBoundary(span.to())) {
            throw ConsumptionProblem.RANGE_NOT_ON_BOUNDARY.because().at("from");
        }
        return span;
    }
}
