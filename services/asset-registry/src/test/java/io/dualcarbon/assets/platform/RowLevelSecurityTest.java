package io.dualcarbon.assets.platform;

import static io.dualcarbon.assets.TestRegistry.newAlliance;
import static io.dualcarbon.assets.TestRegistry.newChargingStation;
import static io.dualcarbon.assets.TestRegistry.newPvPlant;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.dualcarbon.assets.FakeEnergyData;
import io.dualcarbon.assets.TestRegistry;
import io.dualcarbon.platform.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The second wall: what a query sees and writes that forgot to name the tenant. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeEnergyData.class)
class RowLevelSecurityTest {
    private final TestRegistry registry = TestRegistry.fresh();
    private final TestRegistry other = TestRegistry.fresh();

    @Test
    void showsATenantItsOwnRowsOnly() throws SQLException {
        var organization = registry.organization("BOSCH");
        registry.registered("alliances", newAlliance("NEW-ENERGY", organization));
        var building = registry.building("HQ", registry.area("LINKONG"));
        registry.meter("E1", building);
        registry.registered("pv-plants", newPvPlant("PV1", building));
        registry.registered("charging-stations", newChargingStation("EV1", building));
        var rows = new TreeMap<>(Map.of("change", 7, "idempotent_answer", 0, "tenant", 1));
        for (var table : List.of("area", "organization", "alliance", "alliance_member", "building", "meter")) {
            rows.put(table, 1);
        }
        rows.put("pv_plant", 1);
        rows.put("charging_station", 1);
        var none = new TreeMap<>(rows);
        none.replaceAll((table, count) -> 0);
        var onlyItself = new TreeMap<>(none);
        onlyItself.put("tenant", 1);

        assertEquals(rows, counts(rows.keySet(), registry.tenant().id()));
        assertEquals(onlyItself, counts(rows.keySet(), other.tenant().id()));
        assertEquals(none, counts(rows.keySet(), ""));
        assertEquals(none, counts(rows.keySet(), null));
    }

    @Test
    void refusesARowOfAnotherTenant() throws SQLException {
        try (var connection = application(other.tenant().id())) {
            var refused = assertThrows(
                    SQLException.class,
                    () -> insertArea(connection, registry.tenant().id(), null));

            assertEquals("42501", refused.getSQLState());
        }
        try (var connection = application(null)) {
            var refused = assertThrows(
                    SQLException.class,
                    () -> insertArea(connection, registry.tenant().id(), null));

            assertEquals("42501", refused.getSQLState());
        }
    }

    @Test
    void refusesAReferenceIntoAnotherTenant() throws SQLException {
        var foreign = registry.area("LINKONG");
        try (var connection = application(other.tenant().id())) {
            var refused = assertThrows(
                    SQLException.class,
                    () -> insertArea(connection, other.tenant().id(), foreign));

            assertEquals("23503", refused.getSQLState());
        }
    }

    @Test
    void changesNothingOfAnotherTenant() throws SQLException {
        var id = registry.area("LINKONG");
        try (var connection = application(other.tenant().id());
                var update = connection.createStatement()) {
            assertEquals(0, update.executeUpdate("update area set name = 'theirs'"));
        }
        assertEquals("临空", registry.get("areas/" + id).extract().path("name"));
    }

    @Test
    void letsNobodyDeleteARecordOrRewriteAChange() throws SQLException {
        registry.area("LINKONG");
        for (var statement : new String[] {"delete from area", "delete from change", "update change set actor = 'x'"}) {
            try (var connection = application(registry.tenant().id());
                    var forbidden = connection.createStatement()) {
                var refused = assertThrows(SQLException.class, () -> forbidden.executeUpdate(statement));

                assertEquals("42501", refused.getSQLState());
            }
        }
    }

    private static Connection application(@Nullable String tenant) throws SQLException {
        var connection = PostgresResource.application();
        if (tenant != null) {
            try (var bind = connection.prepareStatement(
                    "select set_config('app.tenant', ?, false), set_config('app.reach', '*', false)")) {
                bind.setString(1, tenant);
                bind.execute();
            }
        }
        return connection;
    }

    private static Map<String, Integer> counts(Set<String> tables, @Nullable String tenant) throws SQLException {
        var counts = new TreeMap<String, Integer>();
        try (var connection = application(tenant);
                var query = connection.createStatement()) {
            for (var table : tables) {
                try (var row = query.executeQuery("select count(*) from " + table)) {
                    row.next();
                    counts.put(table, row.getInt(1));
                }
            }
        }
        return counts;
    }

    private static void insertArea(Connection connection, String tenant, @Nullable String parentId)
            throws SQLException {
        try (var insert = connection.prepareStatement("""
                insert into area (id, tenant_id, version, code, name, illustrative, kind, parent_id)
                values (gen_random_uuid(), ?, 0, 'SMUGGLED', 'x', false, 'ZONE', ?)
                """)) {
            insert.setString(1, tenant);
            insert.setObject(2, parentId == null ? null : UUID.fromString(parentId));
            insert.executeUpdate();
        }
    }
}
