package io.dualcarbon.energy.register;

import io.dualcarbon.energy.calendar.LocalDays;
import io.dualcarbon.energy.calendar.TenantZone;
import io.dualcarbon.energy.closing.ClosedMonths;
import io.dualcarbon.energy.ingest.BlockStore;
import io.dualcarbon.energy.ingest.Body;
import io.dualcarbon.energy.ingest.IngestProblem;
import io.dualcarbon.energy.ingest.Intake;
import io.dualcarbon.energy.ingest.NamedRow;
import io.dualcarbon.energy.ingest.NamedRow.Due;
import io.dualcarbon.energy.ingest.Outcome;
import io.dualcarbon.energy.ingest.Part;
import io.dualcarbon.energy.ingest.RowProblem;
import io.dualcarbon.energy.ingest.RowReceiver;
import io.dualcarbon.energy.ingest.UploadKind;
import io.dualcarbon.energy.ingest.UploadOptions;
import io.dualcarbon.energy.ingest.UploadView;
import io.dualcarbon.energy.registry.Meter;
import io.dualcarbon.energy.registry.MeterDirectory;
import io.dualcarbon.energy.registry.Reading;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes in reads of registers: each is kept as read, and what the dial advanced becomes values of the meter. */
@ApplicationScoped
class RegisterUpload implements RowReceiver {
    /** By how much a sender's clock may be ahead of ours. */
    static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

    private final Intake intake;
    private final ClosedMonths closedMonths;
    private final MeterDirectory meters;
    private final TenantZone zone;
    private final RegisterBook book;
    private final Clock clock;

    RegisterUpload(
            Intake intake,
            ClosedMonths closedMonths,
            MeterDirectory meters,
            TenantZone zone,
            RegisterBook book,
            Clock clock) {
        this.intake = intake;
        this.closedMonths = closedMonths;
        this.meters = meters;
        this.zone = zone;
        this.book = book;
        this.clock = clock;
    }

    @Override
    public UploadKind kind() {
        return UploadKind.REGISTER_READS;
    }

    @Override
    public UploadView receive(Body body, UploadOptions options, @Nullable UUID resubmits) {
        var closed = QuarkusTransaction.requiringNew().call(() -> closedMonths.refused(options.restate()));
        return intake.receive(
                kind(),
                new RegisterJson(body),
                options,
                resubmits,
                Part.judgedWhileStored((rows, uploadId, outcome) -> store(rows, closed, uploadId, outcome)));
    }

    private BlockStore.Changed store(
            List<RegisterRow> rows, ClosedMonths.Refused closed, UUID uploadId, Outcome outcome) {
        closedMonths.hold(closed);
        var days = new LocalDays(zone.get());
        var now = clock.instant();
        var due = NamedRow.judge(
                rows,
                meters.find(NamedRow.refs(rows)),
                IngestProblem.METER_UNKNOWN,
                (row, meter) -> problem(row, meter, days, closed, now),
                outcome);
        return due.isEmpty() ? BlockStore.Changed.NOTHING : store(due, days, closed, outcome, uploadId);
    }

    private static @Nullable RowProblem problem(
            RegisterRow row, Meter meter, LocalDays days, ClosedMonths.Refused closed, Instant now) {
        if (meter.reading() != Reading.REGISTER) {
            return new RowProblem(IngestProblem.READING_KIND_MISMATCH, meter.reading());
        }
        var unit = row.unit() == null ? meter.unit() : row.unit();
        if (meter.carrier().factor(unit) == null) {
            return new RowProblem(IngestProblem.UNIT_MISMATCH, unit, meter.unit());
        }
        var day = days.containing(row.at()).day();
        if (!LocalDays.isKept(day)) {
            return new RowProblem(IngestProblem.START_OUT_OF_RANGE);
        }
        var at = Instant.ofEpochSecond(row.at());
        if (at.isAfter(now.plus(CLOCK_TOLERANCE))) {
            return new RowProblem(IngestProblem.READING_IN_FUTURE, local(at, days));
        }
        if (meter.retiredAt() != null && at.isAfter(meter.retiredAt())) {
            return new RowProblem(IngestProblem.METER_RETIRED, local(meter.retiredAt(), days));
        }
        var closedMonth = closed.firstIn(day, day);
        return closedMonth == null ? null : new RowProblem(IngestProblem.MONTH_CLOSED, closedMonth);
    }

    private static OffsetDateTime local(Instant instant, LocalDays days) {
        return instant.atZone(days.zone()).toOffsetDateTime();
    }

    private BlockStore.Changed store(
            List<Due<RegisterRow, Meter>> due,
            LocalDays days,
            ClosedMonths.Refused closed,
            Outcome outcome,
            UUID uploadId) {
        var sentTo = new TreeMap<UUID, Meter>();
        Map<UUID, NavigableSet<Long>> sent = new TreeMap<>();
        for (var each : due) {
            sentTo.put(each.of().id(), each.of());
            sent.computeIfAbsent(each.of().id(), none -> new TreeSet<>())
                    .add(each.row().at());
        }
        var timelines = book.open(sentTo, sent, days);
        Map<UUID, NavigableSet<Long>> news = new TreeMap<>();
        for (var each : due) {
            var row = each.row();
            var meter = each.of();
            var timeline = Objects.requireNonNull(timelines.get(meter.id()));
            var point = RegisterPoint.read(row.at(), inBaseUnit(row.reading(), row.unit(), meter));
            var before = timeline.points().get(row.at());
            if (before != null && before.event() != null) {
                if (!before.shows(point.reading())) {
                    outcome.reject(
                            row.number(), row.ref(), new RowProblem(IngestProblem.READ_AT_EXCHANGE, before.event()));
                }
            } else if (before == null || !before.saysTheSameAs(point)) {
                var closedMonth = timeline.change(row.at(), point, closed);
                if (closedMonth != null) {
                    outcome.reject(
                            row.number(),
                            row.ref(),
                            new RowProblem(IngestProblem.ADVANCE_IN_CLOSED_MONTH, closedMonth));
                    continue;
                }
                news.computeIfAbsent(meter.id(), none -> new TreeSet<>()).add(row.at());
                if (before == null) {
                    outcome.accept(row.number());
                } else {
                    outcome.correct(row.number());
                }
            }
        }
        return book.write(news, timelines, closed, uploadId);
    }

    static BigDecimal inBaseUnit(BigDecimal reading, @Nullable String unit, Meter meter) {
        var factor = Objects.requireNonNull(meter.carrier().factor(unit == null ? meter.unit() : unit));
        var converted = reading.multiply(factor).stripTrailingZeros();
        return converted.scale() < 0 ? converted.setScale(0) : converted;
    }
}
