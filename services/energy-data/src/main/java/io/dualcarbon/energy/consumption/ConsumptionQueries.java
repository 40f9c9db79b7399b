package io.dualcarbon.energy.consumption;

import io.dualcarbon.energy.registry.Carrier;
import io.dualcarbon.energy.registry.Direction;
import io.dualcarbon.energy.registry.NodeKind;
import io.dualcarbon.energy.sql.Database;
import io.dualcarbon.platform.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sums per group and period. Every aggregate has a fixed order, so that equal data give equal bits. */
@ApplicationScoped
class ConsumptionQueries {
    private static final String MONTHS_OF_NODES = """
            select node_id, end_use, carrier, direction, month as start, total, measured_total, covered_days, days,
                   illustrative
            from rollup_month
            where tenant_id = ? and node_kind = ? and node_id = any (?) and carrier = any (?) and direction = any (?)
              and end_use = any (?) and month >= ? and month < ?
            """;

    private static final String DAYS_OF_NODES = """
            select node_id, end_use, carrier, direction, day as start, total, measured_total,
                   case when day < ? then covered_days else 0 end as covered_days,
                   case when day < ? and covered_days > 0 then 1 else 0 end as days, illustrative
            from rollup_day
            where tenant_id = ? and node_kind = ? and node_id = any (?) and carrier = any (?) and direction = any (?)
              and end_use = any (?) and day >= ? and day < ?
            """;

    private static final String MONTHS_OF_METERS = """
            select meter_id, month as start, total, measured_total, covered_days from meter_month
            where tenant_id = ? and meter_id = any (?) and month >= ? and month < ?
            """;

    private static final String DAYS_OF_METERS = """
            select meter_id, day as start, total, case when apportioned then 0 else total - filled_total end as measured_total,
                   case when day < ? then present::float8 / slots else 0 end as covered_days
            from interval_block
            where tenant_id = ? and meter_id = any (?) and present > 0 and day >= ? and day < ?
            """;

    private static final String DAYS_OF_STAYS = """
            select s.no, %s, sum(b.total order by b.day),
                   sum(case when b.apportioned then 0 else b.total - b.filled_total end order by b.day),
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

    private static final String MEMBERS = """
            select n.node_id::text, n.carrier, n.direction, n.end_use, n.from_day,
                   least((m.retired_at at time zone ?)::date, n.to_day), count(*),
                   bool_or(n.illustrative)
            from node_meter n join meter m on m.tenant_id = n.tenant_id and m.meter_id = n.meter_id
            where n.tenant_id = ? and n.node_kind = ? and n.node_id = any (?) and n.direction = any (?)
              and (n.end_use <> '') = ?
            group by 1, 2, 3, 4, 5, 6
            """;

    private static final String PLACE = """
            m.meter_id, m.parent_id, m.code, m.carrier, m.direction, coalesce(m.end_use, ''),
            coalesce(m.building_id::text, ''), coalesce(b.use, ''),
            coalesce(m.organization_id, b.organization_id)::text, coalesce(m.area_id, b.area_id),
            (m.retired_at at time zone ?)::date, m.illustrative
            """;

    private static final String BOUNDARY = "select " + PLACE + """
            , true, n.node_id, n.from_day, n.to_day
            from node_meter n join meter m on m.tenant_id = n.tenant_id and m.meter_id = n.meter_id
            left join building b on b.tenant_id = m.tenant_id and b.building_id = m.building_id
            where n.tenant_id = ? and n.node_kind = ? and n.node_id = any (?) and n.direction = any (?) and n.end_use = ''
            order by m.meter_id, n.from_day
            """;

    /** With the meters that contain one inside, wherever they are. */
    private static final String INSIDE = """
            with recursive wanted(meter_id, inside) as (
                select m.meter_id, true
                from meter m left join building b on b.tenant_id = m.tenant_id and b.building_id = m.building_id
                where m.tenant_id = ? and m.direction = any (?) and %s
                union
                select m.parent_id, false from wanted w join (
                    select meter_id, parent_id from meter where tenant_id = ?
                    union all
                    select meter_id, parent_id from meter_configuration where tenant_id = ?) m
                  on m.meter_id = w.meter_id
                where m.parent_id is not null
            ), once as (select meter_id, bool_or(inside) as inside from wanted group by meter_id)
            select
            """ + PLACE + """
            , w.inside, null::uuid, date '-infinity', date 'infinity'
            from once w join meter m on m.meter_id = w.meter_id
            left join building b on b.tenant_id = m.tenant_id and b.building_id = m.building_id
            where m.tenant_id = ? order by m.meter_id
            """;

    private static final String AREAS_OF = """
            coalesce(m.area_id, b.area_id) in (
                with recursive down(area_id) as (
                    select a.area_id from area a where a.tenant_id = m.tenant_id and a.area_id = ?
                    union
                    select a.area_id from area a join down d on a.parent_id = d.area_id where a.tenant_id = ?)
                select area_id from down)
            """;

    private final Database database;
    private final Tenancy tenancy;

    ConsumptionQueries(Database database, Tenancy tenancy) {
        this.database = database;
        this.tenancy = tenancy;
    }

    /**
     * The groups that the boundary meters of the nodes make, or the itemised ones.
     *
     * @param byNode true if each node is told apart, by its id in the place of a building
     */
    Map<Group, Members> members(Question q, NodeKind kind, Collection<UUID> nodes, boolean byNode, boolean itemised) {
        return database.ask(connection -> {
            try (var query = connection.prepareStatement(MEMBERS)) {
                bind(
                        query,
                        q.span().zone().getId(),
                        tenancy.id(),
                        kind.name(),
                        uuids(connection, nodes),
                        directions(connection, q),
                        itemised);
                var found = new TreeMap<Group, Members>();
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        var group = group(rows.getString(1), rows.getString(4), rows, 2, byNode);
                        if (q.carrier().isEmpty() || q.carrier().get() == group.carrier()) {
                            found.computeIfAbsent(group, none -> new Members())
                                    .add(
                                            rows.getObject(5, LocalDate.class),
                                            rows.getObject(6, LocalDate.class),
                                            rows.getInt(7),
                                            rows.getBoolean(8));
                        }
                    }
                }
                return found;
            }
        });
    }

    /** What the groups of {@link #members} counted, by group and the first day of the period. */
    Map<Group, Map<LocalDate, Sums>> sums(
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
                           sum(measured_total order by start), sum(covered_days order by start), sum(days),
                           bool_or(illustrative)
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
                                        rows.getInt(9),
                                        rows.getBoolean(10)));
            });
            return found;
        });
    }

    /** What meters counted while they stayed, by stay and the first day of the period. */
    Map<Stay, Map<LocalDate, Sums>> sums(Span span, Collection<Stay> stays) {
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
                    select meter_id, %s, sum(total order by start), sum(measured_total order by start),
                           sum(covered_days order by start)
                    from (%s) as part group by 1, 2
                    """;
            var found = new HashMap<UUID, Map<LocalDate, Sums>>();
            source.read(
                    connection,
                    sql,
                    rows -> found.computeIfAbsent(rows.getObject(1, UUID.class), none -> new HashMap<>())
                            .put(
                                    rows.getObject(2, LocalDate.class),
                                    new Sums(rows.getDouble(3), rows.getDouble(4), rows.getDouble(5), 0, false)));
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
                                        new Sums(rows.getDouble(3), rows.getDouble(4), rows.getDouble(5), 0, false));
                    }
                }
                return found;
            }
        });
    }

    /** What contains meters from a day on, where that has changed. */
    Map<UUID, NavigableMap<LocalDate, Optional<UUID>>> parents(Collection<UUID> meters) {
        if (meters.isEmpty()) {
            return Map.of();
        }
        return database.ask(connection -> {
            try (var query = connection.prepareStatement(
                    "select meter_id, valid_from, parent_id from meter_configuration where tenant_id = ?"
                            + " and meter_id = any (?)")) {
                bind(query, tenancy.id(), uuids(connection, meters));
                var found = new HashMap<UUID, NavigableMap<LocalDate, Optional<UUID>>>();
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.computeIfAbsent(rows.getObject(1, UUID.class), none -> new TreeMap<>())
                                .put(
                                        rows.getObject(2, LocalDate.class),
                                        Optional.ofNullable(rows.getObject(3, UUID.class)));
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

    /** The boundary meters of each node. */
    Map<UUID, List<PlacedMeter>> boundaries(Question q, NodeKind kind, Collection<UUID> nodes) {
        return database.ask(connection -> {
            try (var query = connection.prepareStatement(BOUNDARY)) {
                bind(
                        query,
                        q.span().zone().getId(),
                        tenancy.id(),
                        kind.name(),
                        uuids(connection, nodes),
                        directions(connection, q));
                var found = new HashMap<UUID, List<PlacedMeter>>();
                placed(
                        query,
                        q,
                        (node, meter) -> found.computeIfAbsent(node, none -> new ArrayList<>())
                                .add(meter));
                return found;
            }
        });
    }

    /** All meters in the node, and those that contain one of them. */
    List<PlacedMeter> inside(Question q) {
        var condition = switch (q.node().kind()) {
            case AREA -> AREAS_OF;
            case BUILDING -> "m.building_id = ?";
            case ORGANIZATION -> "coalesce(m.organization_id, b.organization_id) = ?";
        };
        return database.ask(connection -> {
            noLoops(connection);
            try (var query = connection.prepareStatement(INSIDE.formatted(condition))) {
                var values = new ArrayList<Object>(List.of(
                        tenancy.id(), directions(connection, q), q.node().id()));
                if (q.node().kind() == NodeKind.AREA) {
                    values.add(tenancy.id());
                }
                values.addAll(
                        List.of(tenancy.id(), tenancy.id(), q.span().zone().getId(), tenancy.id()));
                bind(query, values.toArray());
                var found = new ArrayList<PlacedMeter>();
                placed(query, q, (node, meter) -> found.add(meter));
                return found;
            }
        });
    }

    /** The area above each. */
    Map<UUID, UUID> parentsOfAreas() {
        return database.ask(connection -> {
            try (var query = connection.prepareStatement(
                    "select area_id, parent_id from area where tenant_id = ? and parent_id is not null")) {
                query.setString(1, tenancy.id());
                var found = new HashMap<UUID, UUID>();
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.put(rows.getObject(1, UUID.class), rows.getObject(2, UUID.class));
                    }
                }
                return found;
            }
        });
    }

    private static void placed(PreparedStatement query, Question q, BiConsumer<UUID, PlacedMeter> found)
            throws SQLException {
        try (var rows = query.executeQuery()) {
            while (rows.next()) {
                var carrier = Carrier.valueOf(rows.getString(4));
                if (q.carrier().isEmpty() || q.carrier().get() == carrier) {
                    found.accept(
                            rows.getObject(14, UUID.class),
                            new PlacedMeter(
                                    rows.getObject(1, UUID.class),
                                    rows.getObject(2, UUID.class),
                                    rows.getBoolean(13),
                                    rows.getString(3),
                                    carrier,
                                    Direction.valueOf(rows.getString(5)),
                                    rows.getString(6),
                                    rows.getString(7),
                                    rows.getString(8),
                                    Objects.requireNonNullElse(rows.getString(9), ""),
                                    rows.getObject(10, UUID.class),
                                    rows.getObject(11, LocalDate.class),
                                    rows.getBoolean(12),
                                    rows.getObject(15, LocalDate.class),
                                    rows.getObject(16, LocalDate.class)));
                }
            }
        }
    }

    private static Group group(String node, String endUse, ResultSet row, int carrierAt, boolean byNode)
            throws SQLException {
        var carrier = Carrier.valueOf(row.getString(carrierAt));
        var direction = Direction.valueOf(row.getString(carrierAt + 1));
        return byNode ? Group.building(carrier, direction, node) : Group.endUse(carrier, direction, endUse);
    }

    private static Array uuids(Connection connection, Collection<UUID> ids) throws SQLException {
        return connection.createArrayOf("uuid", ids.toArray());
    }

    private static Array texts(Connection connection, Stream<String> texts) throws SQLException {
        return connection.createArrayOf("text", texts.distinct().toArray());
    }

    private static Array directions(Connection connection, Question q) throws SQLException {
        return texts(connection, q.directions().stream().map(Enum::name));
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

    /** The planner knows little about fresh partitions: it must not loop over them. */
    private static void noLoops(Connection connection) throws SQLException {
        try (var hint = connection.createStatement()) {
            hint.execute("set local enable_nestloop = off");
        }
    }

    private static void bind(PreparedStatement query, Object... values) throws SQLException {
        for (var i = 0; i < values.length; i++) {
            query.setObject(i + 1, values[i]);
        }
    }

    /** The whole months of a span from what is rolled up by month, what is left at its ends by day. */
    private static final class Source {
        private final Span span;
        private final List<String> selects = new ArrayList<>();
        private final List<Object> values = new ArrayList<>();

        Source(Span span) {
            this.span = span;
        }

        /** The key takes the first places of the months' statement; those of days begin with today, some times. */
        void add(String months, String days, int todays, Object... key) {
            addRange(months, 0, span.monthsFrom(), span.monthsTo(), key);
            addRange(days, todays, span.from(), span.monthsFrom(), key);
            addRange(days, todays, span.monthsTo(), span.to(), key);
        }

        private void addRange(String select, int todays, LocalDate from, LocalDate to, Object... key) {
            if (from.isBefore(to)) {
                selects.add(select);
                for (var i = 0; i < todays; i++) {
                    values.add(span.today());
                }
                values.addAll(List.of(key));
                values.add(from);
                values.add(to);
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
