package io.dualcarbon.energy.ingest;

import io.dualcarbon.energy.calendar.LocalDays;
import io.dualcarbon.energy.calendar.TenantZone;
import io.dualcarbon.energy.closing.ClosedMonths;
import io.dualcarbon.energy.registry.Meter;
import io.dualcarbon.energy.registry.MeterDirectory;
import io.dualcarbon.energy.registry.MeterRef;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Takes in values of intervals: rows that are right are stored, the others are told why they are not. */
@ApplicationScoped
class IntervalRows {
    /** Values of one part: enough to write them by the thousand days, few enough to be stored beside the next. */
    private static final int PART_VALUES = 400_000;

    /** The first part is small: it is stored while most of the body is still on its way. */
    private static final int FIRST_PART_VALUES = 100_000;

    /** Where rows come in no order, days with few values fill the memory. */
    private static final int HELD_VALUES = 10 * PART_VALUES;

    private final MeterDirectory meters;
    private final TenantZone zone;
    private final ClosedMonths closedMonths;
    private final BlockStore store;
    private final Clock clock;

    IntervalRows(MeterDirectory meters, TenantZone zone, ClosedMonths closedMonths, BlockStore store, Clock clock) {
        this.meters = meters;
        this.zone = zone;
        this.closedMonths = closedMonths;
        this.store = store;
        this.clock = clock;
    }

    /** The parts of one upload. They share what was looked up. */
    Supplier<Part<Row>> parts(UploadOptions options) {
        var context = QuarkusTransaction.requiringNew()
                .call(() -> new Context(zone.get(), closedMonths.refused(options.restate())));
        return context::nextPart;
    }

    private final class Context {
        private final LocalDays days;
        private final ClosedMonths.Refused closed;
        private final RowCheck check;
        private final Map<MeterRef, Meter> known = new HashMap<>();
        private int partValues = FIRST_PART_VALUES;

        Context(ZoneId zone, ClosedMonths.Refused closed) {
            this.days = new LocalDays(zone);
            this.closed = closed;
            this.check = new RowCheck(days, closed, clock.instant());
        }

        Part<Row> nextPart() {
            var part = new ReadingPart(this, partValues);
            partValues = PART_VALUES;
            return part;
        }

        void lookUp(List<Row> rows) {
            var unknown = new HashSet<MeterRef>();
            for (var row : rows) {
                if (row.problem() == null && row.meter() != null && !known.containsKey(row.meter())) {
                    unknown.add(row.meter());
                }
            }
            if (!unknown.isEmpty()) {
                known.putAll(QuarkusTransaction.requiringNew().call(() -> meters.find(unknown)));
            }
        }
    }

    private final class ReadingPart implements Part<Row> {
        private final Context context;
        private final int mostValues;
        private final DayBlocks blocks = new DayBlocks();

        ReadingPart(Context context, int mostValues) {
            this.context = context;
            this.mostValues = mostValues;
        }

        @Override
        public void take(List<Row> rows, Outcome outcome) {
            context.lookUp(rows);
            for (var row : rows) {
                take(row, outcome);
            }
        }

        private void take(Row row, Outcome outcome) {
            var ref = row.meter();
            if (row.problem() != null || ref == null) {
                outcome.reject(
                        row.number(),
                        ref,
                        row.problem() != null ? row.problem() : new RowProblem(IngestProblem.METER_NOT_NAMED));
                return;
            }
            var meter = context.known.get(ref);
            if (meter == null) {
                outcome.reject(row.number(), ref, new RowProblem(IngestProblem.METER_UNKNOWN, ref.text()));
                return;
            }
            var problem = context.check.problem(row, meter);
            if (problem != null) {
                outcome.reject(row.number(), ref, problem);
                return;
            }
            outcome.take(row.number());
            split(row, meter);
        }

        /** A block may run over several local days. */
        private void split(Row row, Meter meter) {
            var values = inBaseUnit(row, meter);
            var seconds = meter.intervalMinutes() * 60L;
            for (var from = 0; from < values.length; ) {
                var start = row.start() + from * seconds;
                var day = context.days.containing(start);
                var slot = (int) ((start - day.start()) / seconds);
                var count = Math.min(values.length - from, day.slots(meter.intervalMinutes()) - slot);
                blocks.put(row.number(), meter, day, slot, values, from, count);
                from += count;
            }
        }

        @Override
        public boolean isFull() {
            return blocks.putValues() >= mostValues || blocks.heldValues() >= HELD_VALUES;
        }

        /** Of two parts at a time, one must be small. */
        @Override
        public boolean isJudged() {
            return blocks.heldValues() <= HELD_VALUES / 2;
        }

        @Override
        public BlockStore.Changed store(UUID uploadId, Outcome outcome) {
            closedMonths.hold(context.closed);
            return store.store(blocks, outcome, uploadId);
        }
    }

    private static double[] inBaseUnit(Row row, Meter meter) {
        if (RowCheck.isInBaseUnit(row, meter)) {
            return row.values();
        }
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
