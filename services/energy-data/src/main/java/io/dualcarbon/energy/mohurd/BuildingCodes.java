package io.dualcarbon.energy.mohurd;

import io.dualcarbon.energy.sql.Database;
import io.dualcarbon.platform.paging.Page;
import io.dualcarbon.platform.paging.PageRequest;
import io.dualcarbon.platform.tenancy.Tenancy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.postgresql.util.PSQLException;

/** Keeps by which code the data centre knows a building. */
@ApplicationScoped
class BuildingCodes {
    private final Database database;
    private final Tenancy tenancy;

    BuildingCodes(Database database, Tenancy tenancy) {
        this.database = database;
        this.tenancy = tenancy;
    }

    Optional<BuildingCodeView> find(UUID buildingId) {
        return select("building_id = ?", buildingId).stream().findFirst();
    }

    Page<BuildingCodeView> page(PageRequest page) {
        var found = select("code > ? order by code limit ?", page.after(), page.limit() + 1);
        return Page.of(found, page.limit(), BuildingCodeView::code);
    }

    private List<BuildingCodeView> select(String condition, Object... values) {
        return database.ask(connection -> {
            try (var query = connection.prepareStatement(
                    "select building_id, version, code from mohurd_building where tenant_id = ? and " + condition)) {
                query.setString(1, tenancy.id());
                for (var i = 0; i < values.length; i++) {
                    query.setObject(i + 2, values[i]);
                }
                var found = new ArrayList<BuildingCodeView>();
                try (var rows = query.executeQuery()) {
                    while (rows.next()) {
                        found.add(
                                new BuildingCodeView(rows.getObject(1, UUID.class), rows.getInt(2), rows.getString(3)));
                    }
                }
                return found;
            }
        });
    }

    BuildingCodeView put(UUID buildingId, String code) {
        return database.ask(connection -> {
            try (var put = connection.prepareStatement("""
                    insert into mohurd_building as b (tenant_id, building_id, version, code) values (?, ?, 0, ?)
                    on conflict (tenant_id, building_id) do update set code = excluded.code, version = b.version + 1
                    returning version
                    """)) {
                put.setString(1, tenancy.id());
                put.setObject(2, buildingId);
                put.setString(3, code);
                try (var rows = put.executeQuery()) {
                    rows.next();
                    return new BuildingCodeView(buildingId, rows.getInt(1), code);
                }
            } catch (SQLException e) {
                throw taken(e, code);
            }
        });
    }

    void delete(UUID buildingId) {
        database.ask(connection -> {
            try (var delete = connection.prepareStatement(
                    "delete from mohurd_building where tenant_id = ? and building_id = ?")) {
                delete.setString(1, tenancy.id());
                delete.setObject(2, buildingId);
                return delete.executeUpdate();
            }
        });
    }

    private static SQLException taken(SQLException e, String code) {
        if (e instanceof PSQLException refused
                && refused.getServerErrorMessage() != null
                && "mohurd_building_code".equals(refused.getServerErrorMessage().getConstraint())) {
            throw MohurdProblem.BUILDING_CODE_TAKEN.because(code);
        }
        return e;
    }

    List<MohurdCodeView> reference() {
        return database.ask(connection -> {
            try (var query = connection.prepareStatement(
                            "select kind, code, parent, name, unit, source, status from mohurd_code order by kind, code");
                    var rows = query.executeQuery()) {
                var found = new ArrayList<MohurdCodeView>();
                while (rows.next()) {
                    found.add(new MohurdCodeView(
                            rows.getString(1),
                            rows.getString(2),
                            Optional.ofNullable(rows.getString(3)),
                            rows.getString(4),
                            Optional.ofNullable(rows.getString(5)),
                            rows.getString(6),
                            rows.getString(7)));
                }
                return found;
            }
        });
    }
}
