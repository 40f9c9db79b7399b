package io.dualcarbon.energy.register;

import io.dualcarbon.energy.calendar.LocalDays;
import io.dualcarbon.energy.closing.ClosedMonths;
import io.dualcarbon.energy.ingest.BlockStore;
import io.dualcarbon.energy.ingest.CorrectionKind;
import io.dualcarbon.energy.ingest.Corrections;
import io.dualcarbon.energy.registry.Meter;
import io.dualcarbon.energy.registry.Reading;
import io.dualcarbon.platform.change.Changes;
import io.dualcarbon.platform.http.Versions;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes note of exchanges and resets, and takes back what was told of a dial by mistake. */
@ApplicationScoped
class RegisterCorrections {
    private final RegisterBook book;
    private final Corrections corrections;
    private final Changes changes;
    private final Clock clock;

    RegisterCorrections(RegisterBook book, Corrections corrections, Changes changes, Clock clock) {
        this.book = book;
        this.corrections = corrections;
        this.changes = changes;
        this.clock = clock;
    }

    void tell(Meter meter, NewExchange request, LocalDays days, Optional<String> restate) {
        var point = point(meter, request, days);
        corrections.make(CorrectionKind.EXCHANGE_TOLD, restate, (id, closed) -> {
            var timeline = book.open(meter, point.at(), days);
            var before = timeline.points().get(point.at());
            if (before != null && before.saysTheSameAs(point)) {
                return BlockStore.Changed.NOTHING;
            }
            change(timeline, point.at(), point, days, closed);
            changes.record("register.exchanged", meter.id(), before == null ? null : told(before), told(point));
            return book.write(meter, point.at(), timeline, closed, id);
        });
    }

    void delete(Meter meter, Instant at, LocalDays days, @Nullable String ifMatch, Optional<String> restate) {
        corrections.make(CorrectionKind.READ_DELETED, restate, (id, closed) -> {
            var timeline = book.open(meter, at.getEpochSecond(), days);
            var before = timeline.points().get(at.getEpochSecond());
            if (before == null || at.getNano() != 0) {
                throw RegisterProblem.REGISTER_READ_NOT_FOUND.because(meter.code(), at);
            }
            Versions.requireMatch(
                    ifMatch, book.versions(meter, List.of(before.at())).getOrDefault(before.at(), 0));
            change(timeline, before.at(), null, days, closed);
            changes.record("register-read.deleted", meter.id(), told(before), null);
            return book.write(meter, before.at(), timeline, closed, id);
        });
    }

    /** Puts the point, or takes away what is there if it is null, unless that touches a closed month. */
    private static void change(
            RegisterTimeline timeline,
            long at,
            @Nullable RegisterPoint point,
            LocalDays days,
            ClosedMonths.Refused closed) {
        var day = days.containing(at).day();
        var closedMonth = closed.firstIn(day, day);
        if (closedMonth == null) {
            closedMonth = timeline.change(at, point, closed);
        }
        if (closedMonth != null) {
            throw RegisterProblem.REGISTER_MONTH_CLOSED.because(closedMonth).at("at");
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

    private static ReadToldView told(RegisterPoint point) {
        return new ReadToldView(
                Instant.ofEpochSecond(point.at()), point.reading(), point.startReading(), point.event());
    }

    /** What was told, for the change feed and the audit; readings in the base unit. */
    record ReadToldView(
            Instant at,
            BigDecimal finalReading,
            BigDecimal startReading,
            @Nullable RegisterEvent reason) {}
}
