package io.dualcarbon.energy.quality;

import io.dualcarbon.energy.calendar.LocalDays;
import io.dualcarbon.energy.quality.CompletenessView.BucketLength;
import io.dualcarbon.energy.quality.CompletenessView.BucketView;
import io.dualcarbon.energy.quality.CompletenessView.CompletenessReason;
import io.dualcarbon.energy.quality.CompletenessView.CompletenessRowView;
import io.dualcarbon.energy.quality.CompletenessView.ShareView;
import io.dualcarbon.energy.quality.DueReads.Reads;
import io.dualcarbon.energy.sql.Database;
import io.dualcarbon.platform.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Counts the values that came against those that are owed, without looking at a single one. */
@ApplicationScoped
class Completeness {
    private static final String RECEIVED = """
            select meter_id, date_trunc(?, day::timestamp)::date, sum(slots), sum(slots::bigint * interval_minutes),
                   sum(present), sum(coalesce(cardinality(filled_slots), 0))
            from unnest(?::uuid[], ?::date[]) as owing(id, until)
            join interval_block on tenant_id = ? and meter_id = id and day < until and day >= ? and day < ?
            group by 1, 2
            """;

    private final Database database;
    private final Tenancy tenancy;
    private final DueReads dueReads;

    Completeness(Database database, Tenancy tenancy, DueReads dueReads) {
        this.database = database;
        this.tenancy = tenancy;
        this.dueReads = dueReads;
    }

    /** The league table over {@code [from, to)}; only days before {@code today} are owed. */
    CompletenessView table(
            List<OwingMeter> meters,
            LocalDate from,
            LocalDate to,
            LocalDate today,
            LocalDays days,
            BucketLength length,
            CompletenessGroup groupBy) {
        var counts = counts(meters, from, to.isBefore(today) ? to : today, days, length);
        var groups = new LinkedHashMap<String, Group>();
        for (var meter : meters) {
            var key = groupBy == CompletenessGroup.meter ? meter.id().toString() : String.valueOf(meter.buildingId());
            groups.computeIfAbsent(key, none -> new Group(meter)).add(counts.get(meter.id()));
        }
        var whole = new Count();
        groups.values().forEach(group -> whole.add(group.total()));
        return new CompletenessView(
                name(from, length),
                name(to, length),
                length,
                groupBy,
                whole.view(),
                rows(groups.values(), from, to, length, groupBy));
    }

    private static List<CompletenessRowView> rows(
            Iterable<Group> groups, LocalDate from, LocalDate to, BucketLength length, CompletenessGroup groupBy) {
        var sorted = new ArrayList<Group>();
        groups.forEach(sorted::add);
        sorted.sort(Comparator.comparing(
                        (Group group) -> group.total().share(), Comparator.nullsLast(Comparator.reverseOrder()))
                .thenComparing(group -> group.first.code()));
        var rows = new ArrayList<CompletenessRowView>();
        var rank = 0;
        Double before = null;
        for (var group : sorted) {
            var total = group.total();
            if (rows.isEmpty() || !Objects.equals(before, total.share())) {
                rank = rows.size() + 1;
                before = total.share();
            }
            var isMeter = groupBy == CompletenessGroup.meter;
            rows.add(new CompletenessRowView(
                    rank,
                    isMeter ? Optional.of(group.first.id()) : Optional.empty(),
                    isMeter ? Optional.of(group.first.code()) : Optional.empty(),
                    Optional.ofNullable(group.first.buildingId()),
                    group.meters,
                    total.view(),
                    group.buckets(from, to, length)));
        }
        return rows;
    }

    /** By meter and bucket. */
    Map<UUID, Map<LocalDate, Count>> counts(
            List<OwingMeter> meters, LocalDate from, LocalDate to, LocalDays days, BucketLength length) {
        var counts = new HashMap<UUID, Map<LocalDate, Count>>();
        var expected = new HashMap<Owed, Long>();
        var reads = dueReads.of(meters, start(from, days), start(to, days), days);
        var intervals = new LinkedHashMap<UUID, Integer>();
        var until = new ArrayList<LocalDate>();
        for (var meter : meters) {
            var ofMeter = new HashMap<LocalDate, Count>();
            for (var start = from; start.isBefore(to); start = next(start, length)) {
                var end = meter.owesUntil(next(start, length).isBefore(to) ? next(start, length) : to);
                var count = new Count();
                if (meter.register()) {
                    count.read(reads.get(meter.id()), start(start, days), start(end, days));
                } else {
                    var owed = new Owed(start, end, meter.intervalMinutes());
                    count.expected = expected.computeIfAbsent(owed, some -> some.values(days));
                }
                ofMeter.put(start, count);
            }
            counts.put(meter.id(), ofMeter);
            if (!meter.register()) {
                intervals.put(meter.id(), meter.intervalMinutes());
                until.add(meter.owesUntil(to));
            }
        }
        database.ask(connection -> {
            try (var query = connection.prepareStatement(RECEIVED)) {
                query.setString(1, length == BucketLength.P1D ? "day" : "month");
                query.setArray(
                        2, connection.createArrayOf("uuid", intervals.keySet().toArray()));
                query.setArray(3, connection.createArrayOf("date", until.toArray()));
                query.setString(4, tenancy.id());
                query.setObject(5, from);
                query.setObject(6, to);
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        var meter = rows.getObject(1, UUID.class);
                        var count = counts.getOrDefault(meter, Map.of()).get(rows.getObject(2, LocalDate.class));
                        if (count != null && count.expected > 0) {
                            // Days of another interval owe as many values as they were cut into.
                            count.expected += rows.getLong(3) - rows.getLong(4) / intervals.getOrDefault(meter, 1);
                            count.filled = rows.getLong(6);
                            count.actual = Math.min(rows.getLong(5) - count.filled, count.expected);
                        }
                    }
                }
                return counts;
            }
        });
        return counts;
    }

    private static long start(LocalDate day, LocalDays days) {
        return days.of((int) day.toEpochDay()).start();
    }

    private static LocalDate next(LocalDate start, BucketLength length) {
        return length == BucketLength.P1D ? start.plusDays(1) : start.plusMonths(1);
    }

    private static String name(LocalDate start, BucketLength length) {
        return length == BucketLength.P1D
                ? start.toString()
                : YearMonth.from(start).toString();
    }

    /** The values owed of some days at some interval. */
    private record Owed(LocalDate from, LocalDate to, int intervalMinutes) {
        long values(LocalDays days) {
            var values = 0L;
            for (var day = from; day.isBefore(to); day = day.plusDays(1)) {
                values += days.of((int) day.toEpochDay()).slots(intervalMinutes);
            }
            return values;
        }
    }

    /** A line of the table while it is added up. */
    private static final class Group {
        private final OwingMeter first;
        private final Map<LocalDate, Count> counts = new HashMap<>();
        private int meters;

        Group(OwingMeter first) {
            this.first = first;
        }

        void add(@Nullable Map<LocalDate, Count> more) {
            meters++;
            if (more != null) {
                more.forEach((start, count) ->
                        counts.computeIfAbsent(start, none -> new Count()).add(count));
            }
        }

        Count total() {
            var total = new Count();
            counts.values().forEach(total::add);
            return total;
        }

        List<BucketView> buckets(LocalDate from, LocalDate to, BucketLength length) {
            var buckets = new ArrayList<BucketView>();
            for (var start = from; start.isBefore(to); start = next(start, length)) {
                var count = counts.getOrDefault(start, new Count());
                buckets.add(new BucketView(
                        name(start, length),
                        count.expected,
                        count.actual,
                        count.filled,
                        count.share(),
                        count.reasons()));
            }
            return buckets;
        }
    }

    /** Values owed and received. */
    static final class Count {
        private long expected;
        private long actual;
        private long filled;

        /** A register owes what came and what was due besides. */
        void read(@Nullable Reads reads, long start, long end) {
            if (reads != null) {
                actual = reads.came(start, end);
                expected = actual + reads.missedIn(start, end);
            }
        }

        void add(Count other) {
            expected += other.expected;
            actual += other.actual;
            filled += other.filled;
        }

        @Nullable
        Double share() {
            return expected == 0
                    ? null
                    : BigDecimal.valueOf((double) actual / expected)
                            .setScale(4, RoundingMode.HALF_UP)
                            .doubleValue();
        }

        @Nullable
        List<CompletenessReason> reasons() {
            if (expected == 0) {
                return List.of(CompletenessReason.NOT_DUE);
            }
            if (actual == expected) {
                return null;
            }
            return List.of(actual == 0 ? CompletenessReason.NO_DATA : CompletenessReason.GAPS);
        }

        ShareView view() {
            return new ShareView(expected, actual, filled, share(), reasons());
        }
    }
}
