package io.dualcarbon.energy.ingest;

import io.dualcarbon.energy.calendar.LocalDays;
import io.dualcarbon.energy.calendar.TenantZone;
import io.dualcarbon.energy.registry.Meter;
import io.dualcarbon.energy.registry.MeterDirectory;
import io.dualcarbon.energy.registry.MeterRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Takes in readings: rows that are right are stored, the others are told why they are not. */
@ApplicationScoped
class Upload {
    /** Values that are gathered before they leave memory. */
    private static final int HELD_VALUES = 1_000_000;

    private final UploadTransaction transaction;
    private final MeterDirectory meters;
    private final TenantZone zone;
    private final BlockStore store;
    private final Clock clock;

    Upload(UploadTransaction transaction, MeterDirectory meters, TenantZone zone, BlockStore store, Clock clock) {
        this.transaction = transaction;
        this.meters = meters;
        this.zone = zone;
        this.store = store;
        this.clock = clock;
    }

    UploadView receive(RowSource<Row> body, boolean dryRun, Locale locale) {
        // Most bodies are read whole before a connection is taken.
        var first = body.next();
        return transaction.run(dryRun, locale, (uploadId, now, outcome) -> {
            var days = new LocalDays(zone.get());
            var check = new RowCheck(days, clock.instant());
            var known = new HashMap<MeterRef, Meter>();
            var blocks = new DayBlocks();
            for (var rows = first; !rows.isEmpty(); rows = body.next()) {
                lookUp(rows, known);
                for (var row : rows) {
                    take(row, known, check, days, blocks, outcome);
                    if (blocks.heldValues() >= HELD_VALUES) {
                        store.stage(blocks);
                    }
                }
            }
            store.stage(blocks);
            return store.merge(blocks, outcome, uploadId, now);
        });
    }

    private void lookUp(List<Row> rows, Map<MeterRef, Meter> known) {
        var unknown = new HashSet<MeterRef>();
        for (var row : rows) {
            if (row.problem() == null && row.meter() != null && !known.containsKey(row.meter())) {
                unknown.add(row.meter());
            }
        }
        if (!unknown.isEmpty()) {
            known.putAll(meters.find(unknown));
        }
    }

    private static void take(
            Row row, Map<MeterRef, Meter> known, RowCheck check, LocalDays days, DayBlocks blocks, Outcome outcome) {
        var ref = row.meter();
        if (row.problem() != null || ref == null) {
            outcome.reject(
                    row.number(),
                    ref,
                    row.problem() != null ? row.problem() : new RowProblem(IngestProblem.METER_NOT_NAMED));
            return;
        }
        var meter = known.get(ref);
        if (meter == null) {
            outcome.reject(row.number(), ref, new RowProblem(IngestProblem.METER_UNKNOWN, ref.text()));
            return;
        }
        var problem = check.problem(row, meter);
        if (problem != null) {
            outcome.reject(row.number(), ref, problem);
            return;
        }
        outcome.take(row.number());
        split(row, meter, days, blocks);
    }

    /** A block may run over several local days. */
    private static void split(Row row, Meter meter, LocalDays days, DayBlocks blocks) {
        var values = inBaseUnit(row, meter);
        var seconds = meter.intervalMinutes() * 60L;
        for (var from = 0; from < values.length; ) {
            var start = row.start() + from * seconds;
            var day = days.containing(start);
            var slot = (int) ((start - day.start()) / seconds);
            var count = Math.min(values.length - from, day.slots(meter.intervalMinutes()) - slot);
            blocks.put(row.number(), meter, day, slot, values, from, count);
            from += count;
        }
    }

    private static double[] inBaseUnit(Row row, Meter meter) {
        var factor = RowCheck.factor(row.unit(), meter);
        if (factor == null || factor.compareTo(BigDecimal.ONE) == 0) {
            return row.values();
        }
        var converted = row.values().clone();
        for (var i = 0; i < converted.length; i++) {
            if (!Double.isNaN(converted[i])) {
                // As decimals: 1.1 MWh are 1100 kWh, which binary fractions miss.
                converted[i] = BigDecimal.valueOf(converted[i]).multiply(factor).doubleValue();
            }
        }
        return converted;
    }
}
