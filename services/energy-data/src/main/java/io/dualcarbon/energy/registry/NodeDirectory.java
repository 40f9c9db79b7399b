package io.dualcarbon.energy.registry;

import io.dualcarbon.energy.sql.Database;
import io.dualcarbon.platform.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Knows the tenant's areas, buildings and organizations. */
@ApplicationScoped
public class NodeDirectory {
    /** A building with what held of it in the days: the last use and area, and the average floor area. */
    private static final String DESCRIBED = """
            select b.building_id, b.code, b.name, d.use, d.gross_floor_area_m2, d.floor_area_varies, d.area_id
            from building b cross join lateral (
                select (array_agg(p.use order by p.from_day desc))[1] as use,
                       (array_agg(p.area_id order by p.from_day desc))[1] as area_id,
                       case when count(p.gross_floor_area_m2) < count(*) then null
                           when count(distinct p.gross_floor_area_m2) = 1 then min(p.gross_floor_area_m2)
                           else trim_scale(round(sum(p.gross_floor_area_m2 * (least(p.to_day, ?) - greatest(p.from_day, ?)))
                               / (?::date - ?::date), 4)) end as gross_floor_area_m2,
                       count(distinct p.gross_floor_area_m2) > 1 as floor_area_varies
                from building_placement p
                where p.tenant_id = b.tenant_id and p.building_id = b.building_id and p.from_day < ? and p.to_day > ?) d
            where b.tenant_id = ? and %s order by b.building_id
            """;

    private static final String LYING = """
            b.retired_at is null and exists (
                select from building_placement p
                where p.tenant_id = b.tenant_id and p.building_id = b.building_id and p.from_day < ? and p.to_day > ?
                  and %s)
            """;

    private static final String DOWN = """
            (with recursive down(area_id) as (
                select ?::uuid
                union
                select a.area_id from area a join down d on a.parent_id = d.area_id where a.tenant_id = ?)
            select area_id from down)
            """;

    private final Database database;
    private final Tenancy tenancy;

    NodeDirectory(Database database, Tenancy tenancy) {
        this.database = database;
        this.tenancy = tenancy;
    }

    public void requireKnown(Node node) {
        var sql = switch (node.kind()) {
            case AREA -> "select 1 from area where tenant_id = ? and area_id = ?";
            case BUILDING -> "select 1 from building where tenant_id = ? and building_id = ?";
            case ORGANIZATION -> "select 1 from organization where tenant_id = ? and organization_id = ?";
        };
        var known = database.ask(connection -> {
            try (var query = connection.prepareStatement(sql)) {
                query.setString(1, tenancy.id());
                query.setObject(2, node.id());
                try (var rows = query.executeQuery()) {
                    return rows.next();
                }
            }
        });
        if (!known) {
            throw RegistryProblem.NODE_NOT_FOUND.because(node.id());
        }
    }

    /** The living buildings that lay in a node on one of the days {@code [from, to)}, by id. */
    public List<UUID> buildings(Node node, LocalDate from, LocalDate to) {
        return describedBuildings(node, from, to).stream().map(Building::id).toList();
    }

    /** The same, with what is told of them. */
    public List<Building> describedBuildings(Node node, LocalDate from, LocalDate to) {
        return switch (node.kind()) {
            case AREA ->
                described(LYING.formatted("p.area_id in " + DOWN), from, to, to, from, node.id(), tenancy.id());
            case BUILDING -> described("b.building_id = ?", from, to, node.id());
            case ORGANIZATION -> described(LYING.formatted("p.organization_id = ?"), from, to, to, from, node.id());
        };
    }

    /** All living buildings that were of one use on the last of the days, by id. */
    public List<Building> buildingsOfUse(String use, LocalDate from, LocalDate to) {
        return described("b.retired_at is null and d.use = ?", from, to, use);
    }

    /**
     * The floor area of all living buildings in an area, each for the days on which it lay there, as an average of the
     * days; null unless it is known of every one of them.
     */
    public @Nullable BigDecimal floorArea(UUID area, LocalDate from, LocalDate to) {
        var sql = """
                select case when count(p.gross_floor_area_m2) = count(*) then trim_scale(round(
                    sum(p.gross_floor_area_m2 * (least(p.to_day, ?) - greatest(p.from_day, ?))) / (?::date - ?::date), 4)) end
                from building_placement p join building b on b.tenant_id = p.tenant_id and b.building_id = p.building_id
                where p.tenant_id = ? and p.from_day < ? and p.to_day > ? and b.retired_at is null and p.area_id in
                """ + DOWN;
        return select(
                        sql,
                        row -> Optional.ofNullable(row.getBigDecimal(1)),
                        to,
                        from,
                        to,
                        from,
                        tenancy.id(),
                        to,
                        from,
                        area,
                        tenancy.id())
                .get(0)
                .orElse(null);
    }

    private List<Building> described(String condition, LocalDate from, LocalDate to, Object... values) {
        var all = new ArrayList<Object>(List.of(to, from, to, from, to, from, tenancy.id()));
        all.addAll(List.of(values));
        return select(DESCRIBED.formatted(condition), NodeDirectory::building, all.toArray());
    }

    /** The areas directly below one. */
    public List<Named> childAreas(UUID area) {
        return select(
                "select area_id, code, name from area where tenant_id = ? and parent_id = ? order by area_id",
                NodeDirectory::named,
                tenancy.id(),
                area);
    }

    public List<Named> organizations(Collection<UUID> ids) {
        return select(
                "select organization_id, code, name from organization where tenant_id = ? and organization_id = any (?)"
                        + " order by organization_id",
                NodeDirectory::named,
                tenancy.id(),
                ids.toArray(UUID[]::new));
    }

    private <T> List<T> select(String sql, Row<T> reader, Object... values) {
        return database.ask(connection -> {
            try (var query = connection.prepareStatement(sql)) {
                for (var i = 0; i < values.length; i++) {
                    query.setObject(
                            i + 1, values[i] instanceof UUID[] ids ? connection.createArrayOf("uuid", ids) : values[i]);
                }
                var found = new ArrayList<T>();
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.add(reader.read(rows));
                    }
                }
                return found;
            }
        });
    }

    private static Building building(ResultSet row) throws SQLException {
        return new Building(
                row.getObject("building_id", UUID.class),
                row.getString("code"),
                row.getString("name"),
                row.getString("use"),
                row.getBigDecimal("gross_floor_area_m2"),
                row.getBoolean("floor_area_varies"),
                row.getObject("area_id", UUID.class));
    }

    private static Named named(ResultSet row) throws SQLException {
        return new Named(row.getObject(1, UUID.class), row.getString(2), row.getString(3));
    }

    private interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /**
     * A building as the registry describes it for some days.
     *
     * @param use on the last of them, as {@code areaId}
     * @param grossFloorAreaM2 an average of the days if it varies; null unless it is known of each
     */
    public record Building(
            UUID id,
            @Nullable String code,
            @Nullable String name,
            @Nullable String use,
            @Nullable BigDecimal grossFloorAreaM2,
            boolean floorAreaVaries,
            @Nullable UUID areaId) {}

    /** An area or organization. */
    public record Named(
            UUID id, @Nullable String code, @Nullable String name) {}
}
