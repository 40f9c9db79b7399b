package io.dualcarbon.energy.quality;

import io.dualcarbon.energy.calendar.TenantZone;
import io.dualcarbon.energy.registry.Carrier;
import io.dualcarbon.energy.registry.Direction;
import io.dualcarbon.energy.registry.MeterDirectory;
import io.dualcarbon.energy.registry.NodeDirectory;
import io.dualcarbon.energy.registry.Reading;
import io.dualcarbon.energy.sql.Database;
import io.dualcarbon.platform.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Finds the meters whose readings are judged. All owe values but those that follow from others. */
@ApplicationScoped
class OwingMeters {
    private static final String SELECT = """
            select m.meter_id, m.code, m.building_id, m.parent_id, m.carrier, m.direction, m.end_use, m.reading,
                   coalesce(m.interval_minutes, 1440), (m.retired_at at time zone ?)::date,
                   (m.registered_at at time zone ?)::date, m.max_power_kw::float8
            from meter m left join building b on b.tenant_id = m.tenant_id and b.building_id = m.building_id
            where m.tenant_id = ? and
            """;

    private static final String IN_AREA = """
            coalesce(m.area_id, b.area_id) in (
                with recursive down(area_id) as (
                    select ?::uuid
                    union
                    select a.area_id from area a join down d on a.parent_id = d.area_id and a.tenant_id = ?)
                select area_id from down)
            """;

    private static final String UNHEARD = """
            m.meter_id in (
                select q.meter_id from meter q
                where q.tenant_id = ? and q.meter_id > ? and q.reading <> 'VIRTUAL' and not exists (
                    select from interval_block i
                    where i.tenant_id = q.tenant_id and i.meter_id = q.meter_id and i.day >= ?)
                order by q.meter_id limit ?)
            """;

    private final Database database;
    private final Tenancy tenancy;
    private final TenantZone zone;
    private final MeterDirectory meters;
    private final NodeDirectory nodes;

    OwingMeters(Database database, Tenancy tenancy, TenantZone zone, MeterDirectory meters, NodeDirectory nodes) {
        this.database = database;
        this.tenancy = tenancy;
        this.zone = zone;
        this.meters = meters;
        this.nodes = nodes;
    }

    /** In the order of their ids. Refuses a meter or node that is not the tenant's. */
    List<OwingMeter> in(Scope scope) {
        scope.requireOne();
        scope.meterId().ifPresent(meters::get);
        scope.node().ifPresent(nodes::requireKnown);
        if (scope.meterId().isPresent()) {
            return owing("m.meter_id = ?", scope.meterId().get());
        }
        var node = scope.node().orElseThrow();
        return switch (node.kind()) {
            case AREA -> owing(IN_AREA, node.id(), tenancy.id());
            case BUILDING -> owing("m.building_id = ?", node.id());
            case ORGANIZATION -> owing("coalesce(m.organization_id, b.organization_id) = ?", node.id());
        };
    }

    /** Of those behind this one, in the order of their ids, the next that have no values since the day. */
    List<OwingMeter> unheard(LocalDate since, UUID after, int limit) {
        return owing(UNHEARD, tenancy.id(), after, since, limit);
    }

    /** Also virtual ones: what follows from others may be below zero. */
    List<OwingMeter> of(Collection<UUID> ids) {
        return select("m.meter_id = any(?)", (Object) ids.toArray(UUID[]::new));
    }

    private List<OwingMeter> owing(String condition, Object... values) {
        return select("m.reading <> 'VIRTUAL' and " + condition, values);
    }

    private List<OwingMeter> select(String condition, Object... values) {
        return database.ask(connection -> {
            try (var query = connection.prepareStatement(SELECT + condition + " order by m.meter_id")) {
                var local = zone.get().getId();
                query.setString(1, local);
                query.setString(2, local);
                query.setString(3, tenancy.id());
                for (var i = 0; i < values.length; i++) {
                    query.setObject(
                            i + 4, values[i] instanceof UUID[] ids ? connection.createArrayOf("uuid", ids) : values[i]);
                }
                var found = new ArrayList<OwingMeter>();
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.add(meter(rows));
                    }
                }
                return found;
            }
        });
    }

    private static OwingMeter meter(ResultSet row) throws SQLException {
        var reading = Reading.valueOf(row.getString(8));
        return new OwingMeter(
                row.getObject(1, UUID.class),
                row.getString(2),
                row.getObject(3, UUID.class),
                row.getObject(4, UUID.class),
                Carrier.valueOf(row.getString(5)),
                Direction.valueOf(row.getString(6)),
                row.getString(7),
                reading,
                reading == Reading.BILLED ? 1440 : row.getInt(9),
                row.getObject(10, LocalDate.class),
                row.getObject(11, LocalDate.class),
                row.getObject(12, Double.class));
    }
}
