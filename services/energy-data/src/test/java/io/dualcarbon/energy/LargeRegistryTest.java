package io.dualcarbon.energy;

import static io.dualcarbon.energy.Energy.API;
import static io.dualcarbon.energy.Registry.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A district's registry comes by pages of events; each must cost what it changes, not what there is. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class LargeRegistryTest {
    private static final int STREETS = 20;
    private static final int BLOCKS = 100;
    private static final int ORGANIZATIONS = 300;
    private static final int BUILDINGS = 2_000;
    private static final int METERS_OF_A_BUILDING = 10;

    /** In which meter of the building each of its meters lies; the first is the main meter. */
    private static final int[] PARENTS = {-1, 0, 0, 0, 0, 1, 1, 1, 5, 5};

    private static final String[] END_USES = {"", "", "", "", "", "HVAC", "LIGHTING", "", "HVAC", ""};
    private static final int EVENTS_AT_ONCE = 500;

    private final TestTenant tenant = TestTenant.fresh();
    private final Registry registry = new Registry(tenant);
    private final Energy energy = new Energy(tenant);
    private final Stored stored = new Stored(tenant);

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @Test
    void twentyThousandMetersOfOneTenantBecomeKnown() throws SQLException {
        var district = registry.area();
        var streets = list(STREETS, i -> registry.area(text("parentId", district)));
        var blocks = list(BLOCKS, i -> registry.area(text("parentId", streets.get(i % STREETS))));
        var organizations = list(ORGANIZATIONS, i -> registry.organization());
        var buildings = list(
                BUILDINGS,
                i -> registry.building(
                        blocks.get(i % BLOCKS), text("organizationId", organizations.get(i % ORGANIZATIONS))));
        var meters =
                list(BUILDINGS * METERS_OF_A_BUILDING, i -> UUID.randomUUID().toString());
        for (var i = 0; i < meters.size(); i++) {
            registerMeter(meters, i, buildings.get(i / METERS_OF_A_BUILDING));
            publishIfMany();
        }
        registry.publish();

        assertEquals(
                List.of(
                        // The district, its streets and blocks hold each main meter; inside an end use the outermost.
                        "AREA|HVAC|6000|121",
                        "AREA|LIGHTING|6000|121",
                        "AREA||6000|121",
                        "BUILDING|HVAC|2000|2000",
                        "BUILDING|LIGHTING|2000|2000",
                        "BUILDING||2000|2000",
                        "ORGANIZATION||2000|300"),
                memberships());
        send("/readings?dryRun=true", meters).body("accepted", equalTo(meters.size()));
        send("/readings", meters.subList(0, 100 * METERS_OF_A_BUILDING)).body("accepted", equalTo(1_000));
        consumption(district).body("rows.quantity", contains(100.0)); // one kWh of each main meter
        consumption(streets.get(0)).body("rows.quantity", contains(5.0)); // of blocks 0, 20, 40, 60 and 80

        // The first street's first block goes to the second street.
        registry.event("area", "updated", blocks.get(0), 1, text("parentId", streets.get(1)))
                .publish();

        assertEquals(
                List.of("80"),
                stored.rows(
                        "select meters from (select tenant_id, count(*) as meters from node_meter where end_use = ''"
                                + " and node_id = '" + streets.get(0) + "' group by tenant_id) as counted"));
        consumption(streets.get(0)).body("rows.quantity", contains(4.0));
        consumption(streets.get(1)).body("rows.quantity", contains(6.0));
        consumption(district).body("rows.quantity", contains(100.0));
    }

    private void registerMeter(List<String> meters, int index, String building) {
        var place = index % METERS_OF_A_BUILDING;
        var properties = new ArrayList<>(List.of(text("code", "M-" + index), text("buildingId", building)));
        if (PARENTS[place] >= 0) {
            properties.add(text("parentId", meters.get(index - place + PARENTS[place])));
        }
        if (!END_USES[place].isEmpty()) {
            properties.add(text("endUse", END_USES[place]));
        }
        registry.event("meter", "created", meters.get(index), 0, properties.toArray(String[]::new));
    }

    private void publishIfMany() {
        if (registry.size() >= EVENTS_AT_ONCE) {
            registry.publish();
        }
    }

    private List<String> list(int count, IntFunction<String> element) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    publishIfMany();
                    return element.apply(i);
                })
                .toList();
    }

    private List<String> memberships() throws SQLException {
        return stored.rows("""
                select node_kind, end_use, meters, nodes from (
                    select tenant_id, node_kind, end_use, count(*) as meters, count(distinct node_id) as nodes
                    from node_meter group by tenant_id, node_kind, end_use) as counted
                """);
    }

    private ValidatableResponse send(String path, List<String> meters) {
        var lines = meters.stream()
                .map(id -> Energy.reading(id, "2025-01-01T00:00:00+08:00", 1))
                .collect(Collectors.joining("\n"));
        return energy.as("analyst")
                .contentType("application/x-ndjson")
                .body(lines.getBytes(UTF_8))
                .post(API + path)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse consumption(String area) {
        return energy.consumption("areaId", area, "from", "2025-01", "to", "2025-02");
    }
}
