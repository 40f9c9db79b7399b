package io.dualcarbon.energy.bill;

import io.dualcarbon.energy.calendar.LocalDays;
import io.dualcarbon.energy.calendar.TenantZone;
import io.dualcarbon.energy.closing.ClosedMonths;
import io.dualcarbon.energy.ingest.BlockStore;
import io.dualcarbon.energy.ingest.Body;
import io.dualcarbon.energy.ingest.DayBlocks;
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
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes in bills: each is kept as billed, and its parts become daily values of the meter. */
@ApplicationScoped
class BillUpload implements RowReceiver {
    static final int LONGEST_DAYS = 1100;

    private final Intake intake;
    private final ClosedMonths closedMonths;
    private final MeterDirectory meters;
    private final TenantZone zone;
    private final BlockStore blockStore;
    private final BillStore billStore;
    private final Clock clock;

    BillUpload(
            Intake intake,
            ClosedMonths closedMonths,
            MeterDirectory meters,
            TenantZone zone,
            BlockStore blockStore,
            BillStore billStore,
            Clock clock) {
        this.intake = intake;
        this.closedMonths = closedMonths;
        this.meters = meters;
        this.zone = zone;
        this.blockStore = blockStore;
        this.billStore = billStore;
        this.clock = clock;
    }

    @Override
    public UploadKind kind() {
        return UploadKind.BILLED_PERIODS;
    }

    @Override
    public UploadView receive(Body body, UploadOptions options, @Nullable UUID resubmits) {
        var closed = QuarkusTransaction.requiringNew().call(() -> closedMonths.refused(options.restate()));
        return intake.receive(
                kind(),
                new BillJson(body),
                options,
                resubmits,
                Part.judgedWhileStored((rows, uploadId, outcome) -> store(rows, closed, uploadId, outcome)));
    }

    private BlockStore.Changed store(List<BillRow> rows, ClosedMonths.Refused closed, UUID uploadId, Outcome outcome) {
        closedMonths.hold(closed);
        var days = new LocalDays(zone.get());
        var now = clock.instant();
        var due = NamedRow.judge(
                rows,
                meters.find(NamedRow.refs(rows)),
                IngestProblem.METER_UNKNOWN,
                (row, meter) -> problem(row, meter, days, closed, now),
                outcome);
        return store(due, days, outcome, uploadId, now.atOffset(ZoneOffset.UTC));
    }

    private static @Nullable RowProblem problem(
            BillRow row, Meter meter, LocalDays days, ClosedMonths.Refused closed, Instant now) {
        if (meter.reading() != Reading.BILLED) {
            return new RowProblem(IngestProblem.READING_KIND_MISMATCH, meter.reading());
        }
        var unit = row.unit() == null ? meter.unit() : row.unit();
        if (meter.carrier().factor(unit) == null) {
            return new RowProblem(IngestProblem.UNIT_MISMATCH, unit, meter.unit());
        }
        var length = ChronoUnit.DAYS.between(row.from(), row.to());
        if (length < 1 || length > LONGEST_DAYS) {
            return new RowProblem(IngestProblem.PERIOD_INVALID);
        }
        if (!LocalDays.isKept(row.from()) || !LocalDays.isKept(row.to().minusDays(1))) {
            return new RowProblem(IngestProblem.START_OUT_OF_RANGE);
        }
        var end = days.of((int) row.to().toEpochDay()).start();
        if (end > now.getEpochSecond()) {
            return new RowProblem(IngestProblem.READING_IN_FUTURE, row.to());
        }
        if (meter.retiredAt() != null && end > meter.retiredAt().getEpochSecond() + 86_400) {
            return new RowProblem(IngestProblem.METER_RETIRED, meter.retiredAt());
        }
        var closedMonth = closed.firstIn(row.from(), row.to().minusDays(1));
        return closedMonth == null ? null : new RowProblem(IngestProblem.MONTH_CLOSED, closedMonth);
    }

    private BlockStore.Changed store(
            List<Due<BillRow, Meter>> due, LocalDays days, Outcome outcome, UUID uploadId, OffsetDateTime now) {
        var meterIds = new TreeSet<UUID>();
        due.forEach(each -> meterIds.add(each.of().id()));
        var stored = billStore.lock(meterIds);
        var changed = new TreeMap<UUID, Map<LocalDate, Bill>>();
        var blocks = new DayBlocks();
        var corrections = new HashSet<Integer>();
        for (var each : due) {
            var row = each.row();
            var meter = each.of();
            var bills = stored.computeIfAbsent(meter.id(), none -> new TreeMap<>());
            var bill = bill(row, meter);
            var before = overlapping(bills, bill);
            if (before != null && !before.isOfSameDays(bill)) {
                outcome.reject(
                        row.number(),
                        row.ref(),
                        new RowProblem(IngestProblem.PERIOD_OVERLAPS, before.from(), before.to()));
                continue;
            }
            if (before != null && before.quantity().compareTo(bill.quantity()) == 0) {
                continue;
            }
            if (before != null) {
                corrections.add(row.number());
                outcome.correct(row.number());
                billStore.keepHistory(meter.id(), before, uploadId, corrections.size(), now);
            } else {
                outcome.accept(row.number());
            }
            bills.put(bill.from(), bill);
            changed.computeIfAbsent(meter.id(), none -> new TreeMap<>()).put(bill.from(), bill);
            spread(row.number(), meter, bill, days, blocks);
        }
        changed.forEach((meterId, bills) -> billStore.save(meterId, bills.values(), uploadId, now));
        return blockStore.store(blocks, outcome, uploadId);
    }

    /** Bills of a meter never overlap each other, so only the last one that begins in time can overlap this one. */
    private static @Nullable Bill overlapping(NavigableMap<LocalDate, Bill> bills, Bill bill) {
        var candidate = bills.lowerEntry(bill.to());
        return candidate != null && candidate.getValue().overlaps(bill) ? candidate.getValue() : null;
    }

    private static void spread(int row, Meter meter, Bill bill, LocalDays days, DayBlocks blocks) {
        var day = (int) bill.from().toEpochDay();
        for (var part : bill.dailyParts()) {
            blocks.putDaily(row, meter.id(), days.of(day++), part.doubleValue());
        }
    }

    private static Bill bill(BillRow row, Meter meter) {
        var factor = Objects.requireNonNull(meter.carrier().factor(row.unit() == null ? meter.unit() : row.unit()));
        return new Bill(row.from(), row.to(), row.quantity().multiply(factor).stripTrailingZeros());
    }
}
