package io.dualcarbon.energy.consumption;

import static io.dualcarbon.energy.consumption.Statements.bind;
import static io.dualcarbon.energy.consumption.Statements.directions;
import static io.dualcarbon.energy.consumption.Statements.group;
import static io.dualcarbon.energy.consumption.Statements.noLoops;
import static io.dualcarbon.energy.consumption.Statements.texts;
import static io.dualcarbon.energy.consumption.Statements.uuids;

import io.dualcarbon.energy.registry.NodeKind;
import io.dualcarbon.energy.sql.Database;
import io.dualcarbon.platform.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Sums per group and period. Every aggregate has a fixed order, so that equal data give equal bits. */
@ApplicationScoped
class PeriodSums {
    private static final String MONTHS_OF_NODES = """
            select node_id, end_use, carrier, direction, month as start, total, apportioned_total, filled_total,
                   covered_days, days, illustrative
            from rollup_month
            where tenant_id = ? and node_kind = ? and node_id = any (?) and carrier = any (?) and direction = any (?)
              and end_use = any (?) and month >= ? and month < ?
            """;

    private static final String DAYS_OF_NODES = """
            select node_id, end_use, carrier, direction, day as start, total, apportioned_total, filled_total,
                   case when day < ? then covered_days else 0 end as covered_days,
                   case when day < ? then 1 else 0 end as days, illustrative
            from rollup_day
            where tenant_id = ? and node_kind = ? and node_id = any (?) and carrier = any (?) and direction = any (?)
              and end_use = any (?) and month > ?::date - 31 and month < ? and day >= ? and day < ?
            """;

    private static final String MONTHS_OF_METERS = """
            select meter_id, month as start, total, apportioned_total, filled_total, covered_days from meter_month
            where tenant_id = ? and meter_id = any (?) and month >= ? and month < ?
            """;

    private static final String DAYS_OF_METERS = """
            select meter_id, day as start, total, apportioned_total, filled_total,
                   case when day < ? then covered_days else 0 end as covered_days
            from meter_day
            where tenant_id = ? and meter_id = any (?) and month > ?::date - 31 and month < ? and day >= ? and day < ?
            """;

    private static final String DAYS_OF_STAYS = """
            select s.no, %s, sum(b.total order by b.day),
                   sum(case when b.apportioned then b.total else 0 end order by b.day),
                   sum(case when b.apportioned then 0 else b.filled_total end order by b.day),
                   sum(case when b.day < ? then b.present::float8 / b.slots else 0 end order by b.day)
            from unnest(?::uuid[], ?::date[], ?::date[]) with ordinality as s (meter_id, from_day, to_day, no)
            join interval_block b on b.meter_id = s.meter_id
            where b.tenant_id = ? and b.day >= ? and b.day < ? and b.present > 0
              and b.day >= s.from_day and b.day < s.to_day
            group by 1, 2
            """;

    /** Days of a meter that are whole, and were on the day that lies back so far. */
    private static final String SAME_DAYS = """
            select a.meter_id, %s, sum(a.total order by a.day), sum(b.total order by a.day), count(*)
            from interval_block a join interval_block b
              on b.meter_id = a.meter_id and b.day = (a.day - make_interval(months => ?, days => ?))::date
            where a.tenant_id = ? and a.meter_id = any (?) and a.day >= ? and a.day < ? and a.present = a.slots
              and b.tenant_id = ? and b.meter_id = any (?) and b.day >= ? and b.day < ? and b.present = b.slots
              and (? or extract(day from b.day) = extract(day from a.day))
            group by 1, 2
            """;

    private final Database database;
    private final Tenancy tenancy;

    PeriodSums(Database database, Tenancy tenancy) {
        this.database = database;
        this.tenancy = tenancy;
    }

    /** What the groups of {@link Memberships#members} counted, by group and the first day of the period. */
    Map<Group, Map<LocalDate, Sums>> of(
            Question q, NodeKind kind, Collection<UUID> nodes, boolean byNode, Collection<Group> groups) {
        if (groups.isEmpty()) {
            return Map.of();
        }
        return database.ask(connection -> {
            // Named one by one, each is looked up by the whole key.
            var key = new Object[] {
                tenancy.id(),
                kind.name(),
                uuids(connection, nodes),
                texts(connection, groups.stream().map(group -> group.carrier().name())),
                directions(connection, q),
                texts(connection, groups.stream().map(Group::endUse))
            };
            var source = new Source(q.span());
            source.add(MONTHS_OF_NODES, DAYS_OF_NODES, 2, key);
            var sql = """
                    select node_id::text, end_use, carrier, direction, %s, sum(total order by start),
                           sum(apportioned_total order by start), sum(filled_total order by start),
                           sum(covered_days order by start), sum(days), bool_or(illustrative)
                    from (%s) as part group by 1, 2, 3, 4, 5
                    """;
            var found = new HashMap<Group, Map<LocalDate, Sums>>();
            source.read(connection, sql, rows -> {
                var group = group(rows.getString(1), rows.getString(2), rows, 3, byNode);
                found.computeIfAbsent(group, none -> new HashMap<>())
                        .put(
                                rows.getObject(5, LocalDate.class),
                                new Sums(
                                        rows.getDouble(6),
                                        rows.getDouble(7),
                                        rows.getDouble(8),
                                        rows.getDouble(9),
                                        rows.getInt(10),
                                        rows.getBoolean(11)));
            });
            return found;
        });
    }

    /** What meters counted while they stayed, by stay and the first day of the period. */
    Map<Stay, Map<LocalDate, Sums>> of(Span span, Collection<Stay> stays) {
        var found = new HashMap<Stay, Map<LocalDate, Sums>>();
        var throughout = stays.stream()
                .filter(stay -> stay.isThroughout(span))
                .collect(Collectors.toMap(Stay::meter, Function.identity()));
        if (!throughout.isEmpty()) {
            sumsThroughout(span, throughout.keySet())
                    .forEach((meter, sums) -> found.put(Objects.requireNonNull(throughout.get(meter)), sums));
        }
        var others = stays.stream().filter(stay -> !stay.isThroughout(span)).toList();
        if (!others.isEmpty()) {
            found.putAll(sumsOfDays(span, others));
        }
        return found;
    }

    private Map<UUID, Map<LocalDate, Sums>> sumsThroughout(Span span, Collection<UUID> meters) {
        return database.ask(connection -> {
            var source = new Source(span);
            source.add(MONTHS_OF_METERS, DAYS_OF_METERS, 1, tenancy.id(), uuids(connection, meters));
            var sql = """
                    select meter_id, %s, sum(total order by start), sum(apportioned_total order by start),
                           sum(filled_total order by start), sum(covered_days order by start)
                    from (%s) as part group by 1, 2
                    """;
            var found = new HashMap<UUID, Map<LocalDate, Sums>>();
            source.read(
                    connection,
                    sql,
                    rows -> found.computeIfAbsent(rows.getObject(1, UUID.class), none -> new HashMap<>())
                            .put(
                                    rows.getObject(2, LocalDate.class),
                                    new Sums(
                                            rows.getDouble(3),
                                            rows.getDouble(4),
                                            rows.getDouble(5),
                                            rows.getDouble(6),
                                            0,
                                            false)));
            return found;
        });
    }

    private Map<Stay, Map<LocalDate, Sums>> sumsOfDays(Span span, List<Stay> stays) {
        return database.ask(connection -> {
            noLoops(connection);
            try (var query = connection.prepareStatement(DAYS_OF_STAYS.formatted(period(span, "b.day")))) {
                bind(
                        query,
                        unit(span),
                        span.today(),
                        uuids(connection, stays.stream().map(Stay::meter).toList()),
                        connection.createArrayOf(
                                "date", stays.stream().map(Stay::from).toArray()),
                        connection.createArrayOf(
                                "date", stays.stream().map(Stay::to).toArray()),
                        tenancy.id(),
                        span.from(),
                        span.to());
                var found = new HashMap<Stay, Map<LocalDate, Sums>>();
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.computeIfAbsent(stays.get(rows.getInt(1) - 1), none -> new HashMap<>())
                                .put(
                                        rows.getObject(2, LocalDate.class),
                                        new Sums(
                                                rows.getDouble(3),
                                                rows.getDouble(4),
                                                rows.getDouble(5),
                                                rows.getDouble(6),
                                                0,
                                                false));
                    }
                }
                return found;
            }
        });
    }

    /** What single meters counted on the same days of two times, by meter and the first day of the later period. */
    Map<UUID, Map<LocalDate, SameDays>> sameDays(
            Span span, LocalDate from, LocalDate to, Shift shift, Collection<UUID> meters) {
        var end = to.isBefore(span.today()) ? to : span.today();
        if (meters.isEmpty() || !from.isBefore(end)) {
            return Map.of();
        }
        return database.ask(connection -> {
            noLoops(connection);
            try (var query = connection.prepareStatement(SAME_DAYS.formatted(period(span, "a.day")))) {
                var ids = uuids(connection, meters);
                bind(
                        query,
                        unit(span),
                        shift.months(),
                        shift.days(),
                        tenancy.id(),
                        ids,
                        from,
                        end,
                        tenancy.id(),
                        ids,
                        shift.apply(from),
                        shift.apply(end),
                        shift.months() == 0);
                var found = new HashMap<UUID, Map<LocalDate, SameDays>>();
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.computeIfAbsent(rows.getObject(1, UUID.class), none -> new HashMap<>())
                                .put(
                                        rows.getObject(2, LocalDate.class),
                                        new SameDays(rows.getDouble(3), rows.getDouble(4), rows.getInt(5)));
                    }
                }
                return found;
            }
        });
    }

    /** The first day of the period in which a day lies; its parameter is {@link #unit}. */
    private static String period(Span span, String day) {
        return span.length() == PeriodLength.TOTAL ? "?::date" : "date_trunc(?, %s::timestamp)::date".formatted(day);
    }

    private static Object unit(Span span) {
        return switch (span.length()) {
            case P1D -> "day";
            case P1M -> "month";
            case P1Y -> "year";
            case TOTAL -> span.from();
        };
    }

    /** The whole months of a span from what is rolled up by month, what is left at its ends by day. */
    private static final class Source {
        private final Span span;
        private final List<String> selects = new ArrayList<>();
        private final List<Object> values = new ArrayList<>();

        Source(Span span) {
            this.span = span;
        }

        /**
         * The key takes the first places of the months' statement, then from and to. The days' statement begins with
         * today, some times, and ends with from and to twice: for the months and for their days.
         */
        void add(String months, String days, int todays, Object... key) {
            var wholeFrom = span.monthsFrom();
            var wholeTo = span.monthsTo();
            if (wholeFrom.isBefore(wholeTo)) {
                selects.add(months);
                values.addAll(List.of(key));
                values.addAll(List.of(wholeFrom, wholeTo));
            }
            addDays(days, todays, span.from(), wholeFrom, key);
            addDays(days, todays, wholeTo, span.to(), key);
        }

        private void addDays(String days, int todays, LocalDate from, LocalDate to, Object... key) {
            if (from.isBefore(to)) {
                selects.add(days);
                values.addAll(Collections.nCopies(todays, span.today()));
                values.addAll(List.of(key));
                values.addAll(List.of(from, to, from, to));
            }
        }

        void read(Connection connection, String sql, Reader reader) throws SQLException {
            noLoops(connection);
            try (var query = connection.prepareStatement(
                    sql.formatted(period(span, "start"), String.join(" union all ", selects)))) {
                var all = new ArrayList<Object>();
                all.add(unit(span));
                all.addAll(values);
                bind(query, all.toArray());
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        reader.read(rows);
                    }
                }
            }
        }
    }

    /** What a meter counted on {@code days} days, and on the days that they are compared with. */
    record SameDays(double total, double reference, int days) {}

    private interface Reader {
        void read(ResultSet row) throws SQLException;
    }
}
