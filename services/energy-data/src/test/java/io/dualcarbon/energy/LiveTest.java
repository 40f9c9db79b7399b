package io.dualcarbon.energy;

import static io.dualcarbon.energy.Energy.API;
import static io.dualcarbon.energy.Energy.bill;
import static io.dualcarbon.energy.Energy.block;
import static io.dualcarbon.energy.Registry.terms;
import static io.dualcarbon.energy.Registry.text;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class LiveTest {
    private static final String NEW_YEAR = "2025-01-01T00:00:00+08:00";

    private final TestTenant tenant = TestTenant.fresh();
    private final Registry registry = new Registry(tenant);
    private final Energy energy = new Energy(tenant);

    @Test
    void tellsWhatIsCommittedToWhoeverWatches() throws IOException {
        var area = registry.area();
        var building = registry.building(area);
        var meter = registry.meterOf(building);
        var elsewhere = registry.meterOf(registry.building(area));
        registry.publish();
        energy.sendBlocks(block(meter, NEW_YEAR, 1));

        try (var ofBuilding = watch("buildingId=" + building);
                var ofArea = watch("areaId=" + area)) {
            var first = next(ofBuilding);
            assertEquals(1, first.size());
            assertEquals(meter, first.get(0).path("meterId").asText());
            assertEquals(1.0, first.get(0).path("value").asDouble());
            assertEquals(2, next(ofArea).size());

            energy.sendBlocks(block(elsewhere, NEW_YEAR, 7), block(meter, NEW_YEAR, 1, 2));

            var second = next(ofBuilding, 2);
            assertEquals(1, second.size());
            assertEquals(
                    "2025-01-01T00:15:00+08:00", second.get(0).path("start").asText());
            var both = next(ofArea, 2);
            assertEquals(2, both.size());

            energy.sendBlocks(block(meter, NEW_YEAR, 1, 2, 3));

            assertEquals(1, next(ofBuilding, 3).size());
        }
    }

    @Test
    void tellsAnApportionedValueFromAMeasuredOne() throws IOException {
        var building = registry.building(registry.area());
        var billed = registry.meterOf(building, text("reading", "BILLED"), "\"intervalMinutes\":null");
        registry.publish();

        try (var events = watch("meterId=" + billed)) {
            assertEquals("NO_DATA", next(events).get(0).path("reasons").path(0).asText());

            energy.sendBills(bill(billed, "2025-01-01", "2025-01-11", "20"));

            var told = next(events).get(0);
            assertEquals(2.0, told.path("value").asDouble());
            assertTrue(told.path("apportioned").asBoolean());
        }
    }

    @Test
    void tellsAFormulaWhenAMeterOfItChanges() throws IOException {
        var area = registry.area();
        var building = registry.building(area);
        var main = registry.meterOf(building);
        var shop = registry.meterOf(building, text("parentId", main));
        var elsewhere = registry.building(area);
        var rest = rest(elsewhere, main, shop);
        registry.publish();
        energy.sendBlocks(block(main, NEW_YEAR, 5, 5, 5));

        try (var events = watch("buildingId=" + elsewhere)) {
            var first = next(events).get(0);
            assertEquals(rest, first.path("meterId").asText());
            assertEquals("NO_COMMON_INTERVAL", first.path("reasons").path(0).asText());

            energy.sendBlocks(block(shop, NEW_YEAR, 1, 2));

            var late = next(events, 3);
            assertEquals(1, late.size());
            assertEquals(rest, late.get(0).path("meterId").asText());
            assertEquals("2025-01-01T00:15:00+08:00", late.get(0).path("start").asText());

            energy.sendBlocks(block(main, "2025-01-01T00:15:00+08:00", 4.5));

            assertEquals(
                    "2025-01-01T00:15:00+08:00",
                    next(events, 2.5).get(0).path("start").asText());
        }
    }

    @Test
    void tellsAFormulaOnceItIsWorkedOut() throws IOException, SQLException {
        var area = registry.area();
        var building = registry.building(area);
        var main = registry.meterOf(building);
        var shop = registry.meterOf(building, text("parentId", main));
        var rest = rest(building, main, shop);
        registry.publish();
        energy.sendBlocks(block(main, NEW_YEAR, 5), block(shop, NEW_YEAR, 1));
        energy.consumption("areaId", area, "from", "2025-01", "to", "2025-02");

        try (var holding = PostgresResource.superuser();
                var statement = holding.createStatement();
                var early = watch("areaId=" + area)) {
            assertEquals(3, next(early).size());
            statement.execute("select pg_advisory_lock(hashtextextended('rollup " + tenant.id() + "', 0))");

            energy.sendBlocks(block(shop, NEW_YEAR, 2));

            var meters = next(early, 2).findValuesAsText("meterId"); // the main meter may be told once more
            assertTrue(meters.contains(shop));
            assertFalse(meters.contains(rest));
            try (var whileItWaits = watch("meterId=" + rest)) {
                assertEquals(4.0, next(whileItWaits).get(0).path("value").asDouble());

                statement.execute("select pg_advisory_unlock_all()");

                assertEquals(rest, next(early, 3).get(0).path("meterId").asText());
                assertEquals(1, next(whileItWaits, 3).size());
            }
        }
    }

    /** A meter of the building: what the shop leaves of the main meter. */
    private String rest(String building, String main, String shop) {
        return registry.meterOf(
                building, text("reading", "VIRTUAL"), "\"intervalMinutes\":null", terms(main, 1, shop, -1));
    }

    @Test
    void isForReadersOfTheTenant() {
        var meter = registry.meterOf(registry.building(registry.area()));
        registry.publish();
        var url = API + "/live?meterId=" + meter;

        given().noFilters().get(url).then().statusCode(401);
        tenant.as("scoped", "assets:read")
                .accept("*/*")
                .noFilters()
                .get(url)
                .then()
                .statusCode(403);
        TestTenant.fresh()
                .as("viewer")
                .noFilters()
                .accept("*/*")
                .get(url)
                .then()
                .statusCode(404)
                .contentType(startsWith("application/problem+json"));
    }

    private BufferedReader watch(String subject) throws IOException {
        var connection =
                (HttpURLConnection) URI.create("http://localhost:" + RestAssured.port + API + "/live?" + subject)
                        .toURL()
                        .openConnection();
        connection.setReadTimeout(20_000);
        connection.setRequestProperty("Authorization", "Bearer " + tenant.token("viewer"));
        connection.setRequestProperty("Accept", "text/event-stream");
        assertEquals(200, connection.getResponseCode());
        assertTrue(connection.getContentType().startsWith("text/event-stream"));
        return new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
    }

    /** The values of the next event that has this one: what was sent just before somebody watches may come twice. */
    private static JsonNode next(BufferedReader events, double value) throws IOException {
        for (var values = next(events); ; values = next(events)) {
            for (var each : values) {
                if (each.path("value").asDouble() == value) {
                    return values;
                }
            }
        }
    }

    /** The values of the next event. */
    private static JsonNode next(BufferedReader events) throws IOException {
        for (var line = events.readLine(); line != null; line = events.readLine()) {
            if (line.startsWith("data:")) {
                return new ObjectMapper().readTree(line.substring(5)).path("values");
            }
        }
        throw new IOException("The stream ended");
    }
}
