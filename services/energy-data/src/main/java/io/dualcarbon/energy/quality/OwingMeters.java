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
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Finds the meters whose readings are judged. All owe values but those that follow from others. */
@ApplicationScoped
class OwingMeters {
    private static final String SELECT = """
            select m.meter_id, m.code, (
                       select building_id from meter_placement p
                       where p.tenant_id = m.tenant_id and p.meter_id = m.meter_id and p.from_day < ?
                       order by p.from_day desc limit 1), m.parent_id, m.carrier, m.direction, m.end_use, m.reading,
                   coalesce(m.interval_minutes, 1440), (m.retired_at at time zone ?)::date,
                   (m.registered_at at time zone ?)::date, m.max_power_kw::float8, m.illustrative
            from meter m where m.tenant_id = ? and
            """;

    private static final String STANDING = """
            m.meter_id in (
                select p.meter_id from meter_placement p
                left join building_placement b on b.tenant_id = p.tenant_id and b.building_id = p.building_id
                    and b.from_day < p.to_day and b.to_day > p.from_day
                where p.tenant_id = ? and greatest(p.from_day, b.from_day) < ? and least(p.to_day, b.to_day) > ? and %s)
            """;

    private static final String IN_AREA = """
            coalesce(p.area_id, b.area_id) in (
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
    private final Clock clock;

    OwingMeters(
            Database database,
            Tenancy tenancy,
            TenantZone zone,
            MeterDirectory meters,
            NodeDirectory nodes,
            Clock clock) {
        this.database = database;
        this.tenancy = tenancy;
        this.zone = zone;
        this.meters = meters;
        this.nodes = nodes;
        this.clock = clock;
    }

    /**
     * Those that stood there on one of the days {@code [from, to)}, in the order of their ids. Refuses a meter or node that
     * is not the tenant's.
     */
    List<OwingMeter> in(Scope scope, LocalDate from, LocalDate to) {
        scope.requireOne();
        scope.meterId().ifPresent(meters::get);
        scope.node().ifPresent(nodes::requireKnown);
        if (scope.meterId().isPresent()) {
            return owing(to, "m.meter_id = ?", scope.meterId().get());
        }
        var node = scope.node().orElseThrow();
        return switch (node.kind()) {
            case AREA -> owing(to, STANDING.formatted(IN_AREA), tenancy.id(), to, from, node.id(), tenancy.id());
            case BUILDING -> owing(to, STANDING.formatted("p.building_id = ?"), tenancy.id(), to, from, node.id());
            case ORGANIZATION ->
                owing(
                        to,
                        STANDING.formatted("coalesce(p.organization_id, b.organization_id) = ?"),
                        tenancy.id(),
                        to,
                        from,
                        node.id());
        };
    }

    /** Of those behind this one, in the order of their ids, the next that have no values since the day. */
    List<OwingMeter> unheard(LocalDate since, UUID after, int limit) {
        return owing(tomorrow(), UNHEARD, tenancy.id(), after, since, limit);
    }

    /** Also virtual ones: what follows from others may be below zero. */
    List<OwingMeter> of(Collection<UUID> ids) {
        return select(tomorrow(), "m.meter_id = any(?)", (Object) ids.toArray(UUID[]::new));
    }

    private LocalDate tomorrow() {
        return LocalDate.ofInstant(clock.instant(), zone.get()).plusDays(1);
    }

    private List<OwingMeter> owing(LocalDate to, String condition, Object... values) {
        return select(to, "m.reading <> 'VIRTUAL' and " + condition, values);
    }

    /** @param to the building is that in which a meter stood the day before */
    private List<OwingMeter> select(LocalDate to, String condition, Object... values) {
        return database.ask(connection -> {
            try (var query = connection.prepareStatement(SELECT + condition + " order by m.meter_id")) {
                var local = zone.get().getId();
                query.setObject(1, to);
                query.setString(2, local);
                query.setString(3, local);
                query.setString(4, tenancy.id());
                for (var i = 0; i < values.length; i++) {
                    query.setObject(
                            i + 5, values[i] instanceof UUID[] ids ? connection.createArrayOf("uuid", ids) : values[i]);
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
                row.getObject(12, Double.class),
                row.getBoolean(13));
    }
}
