package io.dualcarbon.energy.registry;

import io.dualcarbon.energy.sql.Database;
import io.dualcarbon.platform.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** All meters that lie in a node, sub-meters too. */
@ApplicationScoped
public class NodeContents {
    private static final String IN_AREA = """
            with recursive down(area_id) as (
                select area_id from area where tenant_id = ? and area_id = ?
                union
                select a.area_id from area a join down d on a.parent_id = d.area_id where a.tenant_id = ?)
            select m.meter_id::text from meter m
            left join building b on b.tenant_id = m.tenant_id and b.building_id = m.building_id
            where m.tenant_id = ?
              and coalesce(m.area_id, b.area_id) in (select area_id from down)
            """;
    private static final String IN_BUILDING = """
            select m.meter_id::text from meter m
            where m.tenant_id = ? and m.building_id = ?
            """;
    private static final String OF_ORGANIZATION = """
            select m.meter_id::text from meter m
            left join building b on b.tenant_id = m.tenant_id and b.building_id = m.building_id
            where m.tenant_id = ? and coalesce(m.organization_id, b.organization_id) = ?
            """;

    private static final String PAGE = """
            and m.meter_id::text collate "C" > ? order by m.meter_id::text collate "C" limit ?
            """;

    private final Database database;
    private final Tenancy tenancy;
    private final MeterDirectory meters;
    private final NodeDirectory nodes;

    NodeContents(Database database, Tenancy tenancy, MeterDirectory meters, NodeDirectory nodes) {
        this.database = database;
        this.tenancy = tenancy;
        this.meters = meters;
        this.nodes = nodes;
    }

    /** Ids of the meters that are not retired, in the order of their text. */
    public List<UUID> meters(Subject subject) {
        return meters(subject, "", Integer.MAX_VALUE);
    }

    /** The same, a page of it: at most {@code limit} behind the id {@code after}. */
    public List<UUID> meters(Subject subject, String after, int limit) {
        return meters(subject, OffsetDateTime.MAX, after, limit);
    }

    /** Those that were not retired by then: what they counted since is part of the node's history. */
    public List<UUID> metersSince(Subject subject, Instant then) {
        return meters(subject, then.atOffset(ZoneOffset.UTC), "", Integer.MAX_VALUE);
    }

    private List<UUID> meters(Subject subject, OffsetDateTime notRetiredBy, String after, int limit) {
        var node = subject.node();
        if (node.isEmpty()) {
            var id = meters.get(subject.meterId().orElseThrow()).id();
            return id.toString().compareTo(after) > 0 ? List.of(id) : List.of();
        }
        nodes.requireKnown(node.get());
        var sql = switch (node.get().kind()) {
            case AREA -> IN_AREA;
            case BUILDING -> IN_BUILDING;
            case ORGANIZATION -> OF_ORGANIZATION;
        };
        return database.ask(connection -> {
            try (var query =
                    connection.prepareStatement(sql + " and coalesce(m.retired_at, 'infinity') >= ? " + PAGE)) {
                var parameter = 1;
                query.setString(parameter++, tenancy.id());
                query.setObject(parameter++, node.get().id());
                if (node.get().kind() == NodeKind.AREA) {
                    query.setString(parameter++, tenancy.id());
                    query.setString(parameter++, tenancy.id());
                }
                query.setObject(parameter++, notRetiredBy);
                query.setString(parameter++, after);
                query.setInt(parameter, limit);
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
