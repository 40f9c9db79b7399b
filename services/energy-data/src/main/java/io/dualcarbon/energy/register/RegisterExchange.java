package io.dualcarbon.energy.register;

import io.dualcarbon.energy.calendar.LocalDays;
import io.dualcarbon.energy.closing.ClosedMonths;
import io.dualcarbon.energy.ingest.ConsumptionChanges;
import io.dualcarbon.energy.registry.Meter;
import io.dualcarbon.energy.registry.Reading;
import io.dualcarbon.platform.change.Changes;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes note of exchanges and resets. */
@ApplicationScoped
class RegisterExchange {
    private final RegisterBook book;
    private final ClosedMonths closedMonths;
    private final Changes changes;
    private final ConsumptionChanges consumptionChanges;
    private final Clock clock;

    RegisterExchange(
            RegisterBook book,
            ClosedMonths closedMonths,
            Changes changes,
            ConsumptionChanges consumptionChanges,
            Clock clock) {
        this.book = book;
        this.closedMonths = closedMonths;
        this.changes = changes;
        this.consumptionChanges = consumptionChanges;
        this.clock = clock;
    }

    void tell(Meter meter, NewExchange request, LocalDays days) {
        var point = point(meter, request, days);
        var closed = closedMonths.refused(Optional.empty());
        closedMonths.hold(closed);
        var day = days.containing(point.at()).day();
        var closedMonth = closed.firstIn(day, day);
        if (closedMonth != null) {
            throw RegisterProblem.EXCHANGE_MONTH_CLOSED.because(closedMonth).at("at");
        }
        var instants = new TreeSet<>(List.of(point.at()));
        var timelines = book.open(Map.of(meter.id(), meter), Map.of(meter.id(), instants), days);
        var points = Objects.requireNonNull(timelines.get(meter.id())).points();
        var before = points.put(point.at(), point);
        if (before == null || !before.saysTheSameAs(point)) {
            var id = UUID.randomUUID();
            var changed = book.write(Map.of(meter.id(), instants), timelines, closed, id);
            consumptionChanges.record(id, changed.days());
            changes.record("register.exchanged", meter.id(), before == null ? null : told(before), told(point));
        }
    }

    private RegisterPoint point(Meter meter, NewExchange request, LocalDays days) {
        if (meter.reading() != Reading.REGISTER) {
            throw RegisterProblem.NOT_A_REGISTER.because(meter.code(), meter.reading());
        }
        var unit = request.unit() == null ? meter.unit() : request.unit();
        if (meter.carrier().factor(unit) == null) {
            throw RegisterProblem.UNIT_NOT_FOR_REGISTER
                    .because(unit, meter.unit())
                    .at("unit");
        }
        var at = request.at().toInstant();
        if (at.getNano() != 0
                || at.isAfter(clock.instant().plus(RegisterUpload.CLOCK_TOLERANCE))
                || !LocalDays.isKept(days.containing(at.getEpochSecond()).day())) {
            throw RegisterProblem.EXCHANGE_TIME_INVALID.because(request.at()).at("at");
        }
        return new RegisterPoint(
                at.getEpochSecond(),
                RegisterUpload.inBaseUnit(request.finalReading(), unit, meter),
                RegisterUpload.inBaseUnit(request.startReading(), unit, meter),
                request.reason());
    }

    private static ExchangeView told(RegisterPoint point) {
        return new ExchangeView(
                Instant.ofEpochSecond(point.at()), point.reading(), point.startReading(), point.event());
    }

    /** What was told, for the change feed and the audit; readings in the base unit. */
    record ExchangeView(
            Instant at,
            BigDecimal finalReading,
            BigDecimal startReading,
            @Nullable RegisterEvent reason) {}
}
