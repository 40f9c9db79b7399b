package io.dualcarbon.energy.registry;

import io.dualcarbon.energy.calendar.TenantZone;
import io.dualcarbon.energy.sql.Database;
import io.dualcarbon.platform.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** All meters that lie in a node, sub-meters too. */
@ApplicationScoped
public class NodeContents {
    private static final String STANDING = """
            select distinct m.meter_id::text collate "C" as id from meter m
            join meter_placement p on p.tenant_id = m.tenant_id and p.meter_id = m.meter_id
            left join building_placement b on b.tenant_id = p.tenant_id and b.building_id = p.building_id
                and b.from_day < p.to_day and b.to_day > p.from_day
            where m.tenant_id = ? and coalesce(m.retired_at, 'infinity') >= ?
              and greatest(p.from_day, b.from_day) < ? and least(p.to_day, b.to_day) > ?
              and m.meter_id::text collate "C" > ? and %s order by id limit ?
            """;
    private static final String IN_AREA = """
            coalesce(p.area_id, b.area_id) in (
                with recursive down(area_id) as (
                    select ?::uuid
                    union
                    select a.area_id from area a join down d on a.parent_id = d.area_id
                    where a.tenant_id = ?)
                select area_id from down)
            """;

    private final Database database;
    private final Tenancy tenancy;
    private final MeterDirectory meters;
    private final NodeDirectory nodes;
    private final TenantZone zone;
    private final Clock clock;

    NodeContents(
            Database database,
            Tenancy tenancy,
            MeterDirectory meters,
            NodeDirectory nodes,
            TenantZone zone,
            Clock clock) {
        this.database = database;
        this.tenancy = tenancy;
        this.meters = meters;
        this.nodes = nodes;
        this.zone = zone;
        this.clock = clock;
    }

    /** Ids of the meters that lie there today and are not retired, in the order of their text. */
    public List<UUID> meters(Subject subject) {
        return meters(subject, "", Integer.MAX_VALUE);
    }

    /** The same, a page of it: at most {@code limit} behind the id {@code after}. */
    public List<UUID> meters(Subject subject, String after, int limit) {
        var today = LocalDate.ofInstant(clock.instant(), zone.get());
        return meters(subject, OffsetDateTime.MAX, today, today.plusDays(1), after, limit);
    }

    /** Those that lay there on one of the days {@code [from, to)} and were not retired before. */
    public List<UUID> metersBetween(Subject subject, LocalDate from, LocalDate to) {
        var start = from.atStartOfDay(zone.get()).toInstant().atOffset(ZoneOffset.UTC);
        return meters(subject, start, from, to, "", Integer.MAX_VALUE);
    }

    private List<UUID> meters(
            Subject subject, OffsetDateTime notRetiredBy, LocalDate from, LocalDate to, String after, int limit) {
        var node = subject.node();
        if (node.isEmpty()) {
            var id = meters.get(subject.meterId().orElseThrow()).id();
            return id.toString().compareTo(after) > 0 ? List.of(id) : List.of();
        }
        nodes.requireKnown(node.get());
        var sql = STANDING.formatted(
                switch (node.get().kind()) {
                    case AREA -> IN_AREA;
                    case BUILDING -> "p.building_id = ?";
                    case ORGANIZATION -> "coalesce(p.organization_id, b.organization_id) = ?";
                });
        return database.ask(connection -> {
            try (var query = connection.prepareStatement(sql)) {
                query.setString(1, tenancy.id());
                query.setObject(2, notRetiredBy);
                query.setObject(3, to);
                query.setObject(4, from);
                query.setString(5, after);
                query.setObject(6, node.get().id());
                var next = 7;
                if (node.get().kind() == NodeKind.AREA) {
                    query.setString(next++, tenancy.id());
                }
                query.setInt(next, limit);
                var found = new ArrayList<UUID>();
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.add(UUID.fromString(rows.getString(1)));
                    }
                }
                return found;
            }
        });
    }
}
