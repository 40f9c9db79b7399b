package io.dualcarbon.energy.quality;

import static io.dualcarbon.energy.Energy.block;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dualcarbon.energy.Energy;
import io.dualcarbon.energy.FakeRegistry;
import io.dualcarbon.energy.Registry;
import io.dualcarbon.platform.tenancy.Tenancy;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.dualcarbon.platform.testing.Until;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class SilenceTest {
    @Inject
    Judge judge;

    private final TestTenant tenant = TestTenant.fresh();
    private final Registry registry = new Registry(tenant);

    @Test
    void isFoundThoughNothingIsMarked() throws SQLException {
        var meter = registry.meterOf(registry.building(registry.area()));
        registry.publish();
        new Energy(tenant).sendBlocks(block(meter, "2025-01-01T00:00:00+08:00", 1));
        awaitFindings();
        run("delete from quality_ticket where tenant_id = ?");
        run("delete from quality_finding where tenant_id = ?");

        for (var again = 0; again < 2; again++) {
            look();

            assertEquals(1, count("quality_finding where rule = 'SILENT' and from_day = '2025-01-02' and open and"));
            assertEquals(1, count("quality_ticket where state = 'OPEN' and"));
        }
    }

    @Test
    void isFoundOfAMeterThatNeverReportedSinceItWasRegistered() throws SQLException {
        var building = registry.building(registry.area());
        var meter = registry.meterOf(building); // since 2025-01-01
        registry.meterOf(building, "\"reading\":\"VIRTUAL\"", "\"intervalMinutes\":null");
        registry.meterOf(building, "\"retiredAt\":\"2025-01-01T16:00:00Z\"");
        registry.publish();
        var young = registry.meterOf(building);
        registry.publish();
        run("update meter set registered_at = now() where tenant_id = ? and meter_id = '" + young + "'");

        look();

        assertEquals(1, count("quality_finding where"));
        assertEquals(
                1,
                count("quality_finding where rule = 'SILENT' and from_day = '2025-01-02' and open and meter_id = '"
                        + meter + "' and"));
    }

    @Test
    void isLookedForInShortTransactions() throws SQLException {
        var building = registry.building(registry.area());
        for (var i = 0; i < 120; i++) {
            registry.meterOf(building);
        }
        registry.publish();

        assertEquals(4, look()); // two of 50 meters, one of 20, and one that finds no more

        assertEquals(120, count("quality_finding where rule = 'SILENT' and open and"));
    }

    @Test
    void whatIsMarkedIsJudgedInShortTransactions() throws SQLException {
        var building = registry.building(registry.area());
        var meters = new ArrayList<String>();
        for (var i = 0; i < 120; i++) {
            meters.add(registry.meterOf(building));
        }
        registry.publish();
        new Energy(tenant)
                .sendBlocks(meters.stream()
                        .map(meter -> block(meter, "2025-01-01T00:00:00+08:00", 1))
                        .toArray(String[]::new));

        Until.holds("each meter is silent", () -> count("quality_finding where rule = 'SILENT' and") == 120);

        var ofATransaction =
                "(select count(distinct meter_id) as meters, tenant_id from quality_finding group by tenant_id, xmin::text)";
        assertEquals(0, count(ofATransaction + " as judged where meters > 50 and"));
    }

    /** How many transactions it took. */
    private int look() {
        var transactions = 1;
        for (var last = lookAfter(new UUID(0, 0)); last.isPresent(); transactions++) {
            last = lookAfter(last.get());
        }
        return transactions;
    }

    private Optional<UUID> lookAfter(UUID meter) {
        return Tenancy.inTransactionOf(tenant.id(), () -> judge.lookForSilence(meter));
    }

    private void awaitFindings() throws SQLException {
        Until.holds("a silence is found", () -> count("quality_finding where rule = 'SILENT' and") > 0);
    }

    private int count(String of) throws SQLException {
        try (var connection = PostgresResource.superuser();
                var query = connection.prepareStatement("select count(*) from " + of + " tenant_id = ?")) {
            query.setString(1, tenant.id());
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    private void run(String sql) throws SQLException {
        try (var connection = PostgresResource.superuser();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, tenant.id());
            statement.executeUpdate();
        }
    }
}
