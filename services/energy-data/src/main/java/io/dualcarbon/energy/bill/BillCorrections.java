package io.dualcarbon.energy.bill;

import io.dualcarbon.energy.calendar.LocalDays;
import io.dualcarbon.energy.calendar.TenantZone;
import io.dualcarbon.energy.ingest.BlockStore;
import io.dualcarbon.energy.ingest.CorrectionKind;
import io.dualcarbon.energy.ingest.Corrections;
import io.dualcarbon.energy.ingest.DayBlocks;
import io.dualcarbon.energy.registry.MeterDirectory;
import io.dualcarbon.platform.change.Changes;
import io.dualcarbon.platform.http.Versions;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Takes back bills that were sent by mistake: for other days, or of another meter. */
@ApplicationScoped
class BillCorrections {
    private final Corrections corrections;
    private final MeterDirectory meters;
    private final BillStore bills;
    private final BlockStore blocks;
    private final TenantZone zone;
    private final Changes changes;
    private final Clock clock;

    BillCorrections(
            Corrections corrections,
            MeterDirectory meters,
            BillStore bills,
            BlockStore blocks,
            TenantZone zone,
            Changes changes,
            Clock clock) {
        this.corrections = corrections;
        this.meters = meters;
        this.bills = bills;
        this.blocks = blocks;
        this.zone = zone;
        this.changes = changes;
        this.clock = clock;
    }

    void delete(UUID meterId, LocalDate from, @Nullable String ifMatch, Optional<String> restate) {
        corrections.make(CorrectionKind.BILL_DELETED, restate, (id, closed) -> {
            var meter = meters.get(meterId);
            var bill = Objects.requireNonNull(bills.lock(List.of(meterId)).get(meterId))
                    .get(from);
            if (bill == null) {
                throw BillProblem.BILL_NOT_FOUND.because(meter.code(), from);
            }
            Versions.requireMatch(ifMatch, bills.get(meter, from).version());
            var closedMonth = closed.firstIn(bill.from(), bill.to().minusDays(1));
            if (closedMonth != null) {
                throw BillProblem.BILL_MONTH_CLOSED.because(closedMonth).at("from");
            }
            bills.keepHistory(meterId, bill, id, 1, clock.instant().atOffset(ZoneOffset.UTC));
            bills.delete(meterId, from);
            changes.record(
                    "billed-period.deleted",
                    meterId,
                    new BillDeletedView(bill.from(), bill.to(), bill.quantity()),
                    null);
            return blocks.store(emptied(meterId, bill), id);
        });
    }

    private DayBlocks emptied(UUID meterId, Bill bill) {
        var days = new LocalDays(zone.get());
        var emptied = new DayBlocks();
        for (var day = bill.from(); day.isBefore(bill.to()); day = day.plusDays(1)) {
            emptied.putWhole(
                    meterId, days.of((int) day.toEpochDay()), DayBlocks.DAILY, true, new double[] {Double.NaN});
        }
        return emptied;
    }

    /** What was billed, for the change feed and the audit; the quantity in the base unit. */
    record BillDeletedView(LocalDate from, LocalDate to, BigDecimal quantity) {}
}
