package io.dualcarbon.energy.consumption;

import static io.dualcarbon.energy.consumption.Statements.bind;
import static io.dualcarbon.energy.consumption.Statements.directions;
import static io.dualcarbon.energy.consumption.Statements.group;
import static io.dualcarbon.energy.consumption.Statements.loops;
import static io.dualcarbon.energy.consumption.Statements.uuids;

import io.dualcarbon.energy.registry.Carrier;
import io.dualcarbon.energy.registry.Direction;
import io.dualcarbon.energy.registry.Node;
import io.dualcarbon.energy.registry.NodeKind;
import io.dualcarbon.energy.registry.VolumeReference;
import io.dualcarbon.energy.sql.Database;
import io.dualcarbon.energy.sql.NumberedSql;
import io.dualcarbon.platform.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Tells which meters make up groups, and where meters lie. */
@ApplicationScoped
class Memberships {
    private static final String MEMBERS = """
            select n.node_id::text, n.carrier, n.direction, n.end_use, n.from_day,
                   least((m.retired_at at time zone ?)::date, n.to_day), count(*),
                   bool_or(n.illustrative)
            from node_meter n join meter m on m.tenant_id = n.tenant_id and m.meter_id = n.meter_id
            where n.tenant_id = ? and n.node_kind = ? and n.node_id = any (?) and n.direction = any (?)
              and (n.end_use <> '') = ?
            group by 1, 2, 3, 4, 5, 6
            """;

    private static final String METER = """
            m.meter_id, m.parent_id, m.code, m.carrier, m.direction, coalesce(m.end_use, ''),
            (m.retired_at at time zone ?3)::date, m.illustrative,
            """;

    /** What groups are told apart by is what holds on the days of a row. */
    private static final String BOUNDARY = "select " + METER + """
            coalesce(p.building_id::text, ''), coalesce(b.use, ''),
            coalesce(p.organization_id, b.organization_id)::text, coalesce(p.area_id, b.area_id), true, n.node_id,
            greatest(n.from_day, p.from_day, b.from_day) as from_day, least(n.to_day, p.to_day, b.to_day),
            m.volume_reference
            from node_meter n join meter m on m.tenant_id = n.tenant_id and m.meter_id = n.meter_id
            join meter_placement p on p.tenant_id = n.tenant_id and p.meter_id = n.meter_id
                and p.from_day < n.to_day and p.to_day > n.from_day
            left join building_placement b on b.tenant_id = p.tenant_id and b.building_id = p.building_id
                and b.from_day < least(n.to_day, p.to_day) and b.to_day > greatest(n.from_day, p.from_day)
            where n.tenant_id = ?1 and n.node_kind = ?5 and n.node_id = any (?2) and n.direction = any (?4)
              and n.end_use = ''
            order by m.meter_id, from_day
            """;

    /** As they stand in the days asked about. */
    private static final String STANDING = "select " + METER + """
            coalesce(p.building_id::text, ''), coalesce(b.use, ''),
            coalesce(p.organization_id, b.organization_id)::text, coalesce(p.area_id, b.area_id),
            coalesce(%s, false) and m.direction = any (?4), null::uuid,
            greatest(p.from_day, b.from_day) as from_day, least(p.to_day, b.to_day),
            m.volume_reference
            from meter m join meter_placement p on p.tenant_id = m.tenant_id and p.meter_id = m.meter_id
                and p.from_day < ?7 and p.to_day > ?6
            left join building_placement b on b.tenant_id = p.tenant_id and b.building_id = p.building_id
                and b.from_day < least(p.to_day, ?7) and b.to_day > greatest(p.from_day, ?6)
            where m.tenant_id = ?1 and m.meter_id = any (?5)
            order by m.meter_id, from_day
            """;

    private static final String AREAS = """
            with recursive down(area_id) as (
                select ?2::uuid
                union
                select a.area_id from down d cross join lateral (
                    select area_id from area where tenant_id = ?1 and parent_id = d.area_id offset 0) a)
            """;

    /** The subqueries that look like joins make the database look up by keys what lies there: a block costs no district. */
    private static final String EVER_IN_AREA = AREAS + """
            select m.meter_id from down d
            cross join lateral (
                select building_id from building_placement where tenant_id = ?1 and area_id = d.area_id offset 0) b
            cross join lateral (
                select meter_id from meter_placement where tenant_id = ?1 and building_id = b.building_id offset 0) m
            union
            select m.meter_id from down d cross join lateral (
                select meter_id from meter_placement where tenant_id = ?1 and area_id = d.area_id offset 0) m
            """;

    private static final String EVER_OF_ORGANIZATION = """
            select m.meter_id from building_placement b cross join lateral (
                select meter_id from meter_placement where tenant_id = ?1 and building_id = b.building_id offset 0) m
            where b.tenant_id = ?1 and b.organization_id = ?2
            union
            select meter_id from meter_placement where tenant_id = ?1 and organization_id = ?2
            """;

    /**
     * Those of an organization, and what lies behind them down to the next meter that counts the same: that one is taken out
     * of its own if it belongs to somebody else.
     */
    private static final String EVER_AROUND_ORGANIZATION = """
            with recursive around(meter_id, carrier, direction, goes_on) as (
                select m.* from (%s) own cross join lateral (
                    select meter_id, carrier, direction, true from meter
                    where tenant_id = ?1 and meter_id = own.meter_id
                    offset 0) m
                union
                select m.meter_id, a.carrier, a.direction, (m.carrier, m.direction) <> (a.carrier, a.direction)
                from around a
                cross join lateral (
                    select meter_id from meter where tenant_id = ?1 and parent_id = a.meter_id
                    union all
                    select meter_id from meter_configuration where tenant_id = ?1 and parent_id = a.meter_id
                    union all
                    select virtual_meter_id from meter_term where tenant_id = ?1 and meter_id = a.meter_id
                    offset 0) b
                cross join lateral (
                    select meter_id, carrier, direction from meter
                    where tenant_id = ?1 and meter_id = b.meter_id
                    offset 0) m
                where a.goes_on)
            select meter_id from around
            """.formatted(EVER_OF_ORGANIZATION);

    private static final String EVER_IN_BUILDING =
            "select meter_id from meter_placement where tenant_id = ?1 and building_id = ?2";

    private final Database database;
    private final Tenancy tenancy;

    Memberships(Database database, Tenancy tenancy) {
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

    /** The boundary meters of each node. */
    Map<UUID, List<PlacedMeter>> boundaries(Question q, NodeKind kind, Collection<UUID> nodes) {
        return database.ask(connection -> {
            var found = new HashMap<UUID, List<PlacedMeter>>();
            var sql = new NumberedSql(
                    connection,
                    tenancy.id(),
                    uuids(connection, nodes),
                    q.span().zone().getId(),
                    directions(connection, q),
                    kind.name());
            placed(sql.prepare(BOUNDARY), q, (node, meter) -> {
                if (meter.inside()) {
                    found.computeIfAbsent(node, none -> new ArrayList<>()).add(meter);
                }
            });
            return found;
        });
    }

    /**
     * All meters in the node, and those that contain one of them; one for each of the stays of a meter. Of an organization
     * also those behind its own, and nothing is outside: out of whose figure a meter is taken depends on all around it.
     */
    List<PlacedMeter> inside(Question q) {
        var found = new ArrayList<PlacedMeter>();
        var known = new HashSet<UUID>();
        for (var next = everIn(q.node()); !next.isEmpty(); next.removeAll(known)) {
            var standing = standing(q, next);
            found.addAll(standing);
            known.addAll(next);
            next = above(standing);
        }
        return found;
    }

    /** The meters that have ever lain there, or behind those of an organization. */
    private Set<UUID> everIn(Node node) {
        var sql = switch (node.kind()) {
            case AREA -> EVER_IN_AREA;
            case BUILDING -> EVER_IN_BUILDING;
            case ORGANIZATION -> EVER_AROUND_ORGANIZATION;
        };
        return database.ask(connection -> new NumberedSql(connection, tenancy.id(), node.id()).ids(sql));
    }

    private List<PlacedMeter> standing(Question q, Collection<UUID> meters) {
        var condition = switch (q.node().kind()) {
            case AREA -> "coalesce(p.area_id, b.area_id) in (" + AREAS + "select area_id from down)";
            case BUILDING -> "p.building_id = ?2";
            case ORGANIZATION -> "true";
        };
        return database.ask(connection -> {
            loops(connection);
            var found = new ArrayList<PlacedMeter>();
            var sql = new NumberedSql(
                    connection,
                    tenancy.id(),
                    q.node().id(),
                    q.span().zone().getId(),
                    directions(connection, q),
                    uuids(connection, meters),
                    q.span().from(),
                    q.span().to());
            placed(sql.prepare(STANDING.formatted(condition)), q, (node, meter) -> found.add(meter));
            return found;
        });
    }

    private Set<UUID> above(List<PlacedMeter> meters) {
        var above = new HashSet<UUID>();
        for (var meter : meters) {
            if (meter.parent() != null) {
                above.add(meter.parent());
            }
        }
        var ids = meters.stream().map(PlacedMeter::id).toList();
        parents(ids).values().forEach(dated -> dated.values().forEach(parent -> parent.ifPresent(above::add)));
        sources(ids).values().forEach(above::addAll);
        return above;
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

    /** The meters that formulas add up, which count what the formula does. */
    Map<UUID, Set<UUID>> sources(Collection<UUID> meters) {
        if (meters.isEmpty()) {
            return Map.of();
        }
        return database.ask(connection -> {
            try (var query = connection.prepareStatement("select virtual_meter_id, meter_id from formula_source"
                    + " where tenant_id = ? and virtual_meter_id = any (?)")) {
                bind(query, tenancy.id(), uuids(connection, meters));
                var found = new HashMap<UUID, Set<UUID>>();
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.computeIfAbsent(rows.getObject(1, UUID.class), none -> new TreeSet<>())
                                .add(rows.getObject(2, UUID.class));
                    }
                }
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

    private static @Nullable VolumeReference volumeReference(Carrier carrier, @Nullable String told) {
        if (carrier != Carrier.NATURAL_GAS) {
            return null;
        }
        return told == null ? VolumeReference.UNKNOWN : VolumeReference.valueOf(told);
    }

    private static void placed(PreparedStatement query, Question q, BiConsumer<UUID, PlacedMeter> found)
            throws SQLException {
        try (query;
                var rows = query.executeQuery()) {
            while (rows.next()) {
                var carrier = Carrier.valueOf(rows.getString(4));
                // Of another carrier it may still be on the way to what contains a meter.
                var isAskedAbout = q.carrier().isEmpty() || q.carrier().get() == carrier;
                found.accept(
                        rows.getObject(14, UUID.class),
                        new PlacedMeter(
                                rows.getObject(1, UUID.class),
                                rows.getObject(2, UUID.class),
                                isAskedAbout && rows.getBoolean(13),
                                rows.getString(3),
                                carrier,
                                Direction.valueOf(rows.getString(5)),
                                rows.getString(6),
                                rows.getString(9),
                                rows.getString(10),
                                Objects.requireNonNullElse(rows.getString(11), ""),
                                rows.getObject(12, UUID.class),
                                rows.getObject(7, LocalDate.class),
                                rows.getBoolean(8),
                                rows.getObject(15, LocalDate.class),
                                rows.getObject(16, LocalDate.class),
                                volumeReference(carrier, rows.getString(17))));
            }
        }
    }
}
