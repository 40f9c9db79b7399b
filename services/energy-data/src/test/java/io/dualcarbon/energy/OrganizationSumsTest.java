package io.dualcarbon.energy;

import static io.dualcarbon.energy.Energy.API;
import static io.dualcarbon.energy.Energy.block;
import static io.dualcarbon.energy.Energy.flat;
import static io.dualcarbon.energy.Registry.configurations;
import static io.dualcarbon.energy.Registry.placement;
import static io.dualcarbon.energy.Registry.terms;
import static io.dualcarbon.energy.Registry.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.dualcarbon.platform.testing.Until;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However meters of organizations are nested, each is the same wherever it is told, and all are what was bought. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class OrganizationSumsTest {
    private static final String NEW_YEAR = "2025-01-01T00:00:00+08:00";
    private static final String MIGRATION = "/db/migration/V211__take_others_out_of_organizations.sql";
    private static final String MEMBERSHIPS =
            "select node_kind, node_id, end_use, meter_id, carrier, direction, from_day, to_day, sign from node_meter";
    private static final int METERS = 16;
    private static final int FORMULAS = 4;

    private final TestTenant tenant = TestTenant.fresh();
    private final Registry registry = new Registry(tenant);
    private final Energy energy = new Energy(tenant);
    private final Stored stored = new Stored(tenant);
    private final List<String> organizations =
            IntStream.range(0, 4).mapToObj(i -> registry.organization()).toList();
    private final String district = registry.area();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void areTheSameByThemselvesAndAsRowsOfTheWhole(long seed) throws SQLException, IOException {
        registerAndMeter(new Random(seed));

        var rows = january("areaId", district, "groupBy", "organization");

        var sums = new TreeMap<String, Double>();
        rows.forEach((key, row) -> sums.merge(carrier(row), quantity(row), Double::sum));
        var whole = january("areaId", district);
        assertEquals(
                whole.values().stream().map(OrganizationSumsTest::carrier).collect(Collectors.toSet()), sums.keySet());
        whole.values().forEach(row -> assertEquals(quantity(row), sums.getOrDefault(carrier(row), 0.0), 1e-6));
        for (var organization : organizations) {
            var own = january("organizationId", organization, "groupBy", "organization");
            assertEquals(
                    rows.keySet().stream()
                            .filter(key -> key.startsWith(organization))
                            .collect(Collectors.toSet()),
                    own.keySet());
            own.forEach((key, row) -> assertEquals(rows.get(key), row));
            january("organizationId", organization)
                    .forEach((key, row) -> assertEquals(
                            quantity(own.getOrDefault(organization + " " + carrier(row), Map.of())), quantity(row)));
        }
        assertTheSums(rows);

        var memberships = stored.rows(MEMBERSHIPS);
        forgetOrganizations();
        migrate();
        assertEquals(memberships, stored.rows(MEMBERSHIPS));
    }

    /** What files and restatements are made of. */
    private void assertTheSums(Map<String, Map<String, Object>> rows) throws SQLException {
        var kept = new TreeMap<String, Double>();
        for (var row : stored.rows("""
                select node_id, carrier, total from (
                    select tenant_id, node_id, carrier, total from rollup_month
                    where node_kind = 'ORGANIZATION' and month = '2025-01-01') as sums
                """)) {
            var columns = row.split("\\|");
            kept.put(columns[0] + " " + columns[1], Double.valueOf(columns[2]));
        }
        var told = rows.keySet().stream().filter(key -> !key.startsWith("-")).collect(Collectors.toSet());
        assertEquals(told, kept.keySet());
        kept.forEach((key, total) -> assertEquals(quantity(rows.getOrDefault(key, Map.of())), total, 1e-6, key));
    }

    private void registerAndMeter(Random random) {
        var buildings = IntStream.range(0, 4)
                .mapToObj(i -> registry.building(district, link(random, "organizationId", organizations)))
                .toList();
        var meters = new ArrayList<String>();
        var electric = new ArrayList<String>();
        for (var i = 0; i < METERS; i++) {
            var heat = random.nextInt(5) == 0;
            var properties = new ArrayList<>(List.of(
                    text("carrier", heat ? "HEAT" : "ELECTRICITY"),
                    text("unit", heat ? "GJ" : "kWh"),
                    link(random, "organizationId", organizations),
                    link(random, "parentId", meters)));
            if (random.nextInt(3) == 0) {
                properties.add(configurations(placement(
                        "2025-01-%02d".formatted(2 + random.nextInt(28)),
                        text("buildingId", any(random, buildings)),
                        link(random, "organizationId", organizations),
                        link(random, "parentId", meters))));
            }
            var meter = registry.meterOf(any(random, buildings), properties.toArray(String[]::new));
            meters.add(meter);
            if (!heat) {
                electric.add(meter);
            }
        }
        for (var i = 0; i < FORMULAS; i++) {
            var first = any(random, electric);
            var second = any(random, electric);
            registry.meterOf(
                    any(random, buildings),
                    text("reading", "VIRTUAL"),
                    "\"intervalMinutes\":null",
                    link(random, "organizationId", organizations),
                    first.equals(second) ? terms(first, 0.3) : terms(first, 0.5, second, i % 2 == 0 ? -0.25 : 0.25));
        }
        registry.publish();
        energy.sendBlocks(meters.stream()
                        .map(meter -> block(meter, NEW_YEAR, flat(31 * 96, 10 * random.nextDouble())))
                        .toArray(String[]::new))
                .body("accepted", equalTo(METERS));
    }

    /** Closed months move when the rule begins to hold, and it is told. */
    @Test
    void areRestatedWhereClosedMonthsCountedWhatLodgersUsed() throws SQLException, IOException {
        var landlord = organizations.get(0);
        var lodger = organizations.get(1);
        var tower = registry.building(district, text("organizationId", landlord));
        var main = registry.meterOf(tower);
        var shop = registry.meterOf(tower, text("parentId", main), text("organizationId", lodger));
        registry.publish();
        energy.sendBlocks(block(main, NEW_YEAR, flat(31 * 96, 25)), block(shop, NEW_YEAR, flat(31 * 96, 5)));
        january("organizationId", landlord);
        energy.as("tenant-admin")
                .body("{\"month\":\"2025-01\"}")
                .post(API + "/closed-months")
                .then()
                .statusCode(201);
        update("delete from node_meter where sign = -1");
        update("update rollup_month set total = 74400 where node_id = '%s'".formatted(landlord));

        migrate();

        january("organizationId", landlord);
        Until.sees(
                        "the restatement",
                        () -> energy.as("viewer")
                                .get(API + "/restatements")
                                .then()
                                .statusCode(200),
                        answer -> !answer.extract().<List<Object>>path("items").isEmpty())
                .body("items.kind", contains("ORGANIZATION"))
                .body("items.subjectId", contains(landlord))
                .body("items.quantityBefore", contains(74_400.0))
                .body("items.quantityAfter", contains(59_520.0))
                .body("items.actor", contains("platform"))
                .body(
                        "items.reason",
                        contains("An organization is what it used: what meters of others behind its own count is in"
                                + " their figures"));
    }

    /** As if the migration had not been yet. */
    private void forgetOrganizations() throws SQLException {
        update("delete from node_meter where node_kind = 'ORGANIZATION'");
    }

    private void update(String statement) throws SQLException {
        try (var connection = PostgresResource.superuser();
                var update = connection.createStatement()) {
            update.execute(statement + (statement.contains(" where ") ? " and " : " where ") + "tenant_id = '"
                    + tenant.id() + "'");
        }
    }

    /** But for who may see all tenants: a superuser does, and others work meanwhile. */
    private static void migrate() throws SQLException, IOException {
        String script;
        try (var file = Objects.requireNonNull(OrganizationSumsTest.class.getResourceAsStream(MIGRATION))) {
            script = new String(file.readAllBytes(), UTF_8);
        }
        assertTrue(script.contains("create temporary table organization_meter"));
        try (var connection = PostgresResource.superuser();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(script.replaceAll("(?m)^alter table .*$", ""));
            connection.commit();
        }
    }

    /** The rows by organization and carrier, of what they tell. */
    private Map<String, Map<String, Object>> january(String... asked) {
        var parameters = new ArrayList<Object>(List.of(asked));
        parameters.addAll(List.of("from", "2025-01", "to", "2025-02", "unrounded", "true"));
        List<Map<String, Object>> rows =
                energy.consumption(parameters.toArray()).extract().path("rows");
        return rows.stream()
                .collect(Collectors.toMap(
                        row -> Objects.toString(row.get("organizationId"), "-") + " " + row.get("carrier"),
                        row -> row));
    }

    private static String carrier(Map<String, Object> row) {
        return Objects.toString(row.get("carrier"));
    }

    private static double quantity(Map<String, Object> row) {
        return (Double) Objects.requireNonNull(row.get("quantity"));
    }

    private static String any(Random random, List<String> ids) {
        return ids.get(random.nextInt(ids.size()));
    }

    private static String link(Random random, String property, List<String> ids) {
        return ids.isEmpty() || random.nextInt(3) == 0
                ? "\"%s\":null".formatted(property)
                : text(property, any(random, ids));
    }
}
