package io.dualcarbon.energy.consumption;

import io.dualcarbon.energy.calendar.TenantZone;
import io.dualcarbon.energy.calendar.TimeRange;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Reads which days a request asks about. */
@ApplicationScoped
public class Spans {
    private final TenantZone zone;
    private final Clock clock;

    Spans(TenantZone zone, Clock clock) {
        this.zone = zone;
        this.clock = clock;
    }

    public Span of(String from, String to, PeriodLength length, int mostDays) {
        var local = zone.get();
        var range = TimeRange.of(from, to, local).atMost(mostDays);
        var span = new Span(
                range.firstDay(local),
                range.endDay(local),
                length,
                clock.instant().atZone(local).toLocalDate(),
                local);
        if (!length.isBoundary(span.from()) || !length.isBoundary(span.to())) {
            throw ConsumptionProblem.RANGE_NOT_ON_BOUNDARY.because().at("from");
        }
        return span;
    }
}
