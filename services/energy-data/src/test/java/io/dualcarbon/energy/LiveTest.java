package io.dualcarbon.energy;

import static io.dualcarbon.energy.Energy.API;
import static io.dualcarbon.energy.Energy.bill;
import static io.dualcarbon.energy.Energy.block;
import static io.dualcarbon.energy.Registry.text;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
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
    void isForReadersOfTheTenant() {
        var meter = registry.meterOf(registry.building(registry.area()));
        registry.publish();
        var url = API + "/live?meterId=" + meter;

        given().noFilters().get(url).then().statusCode(401);
        tenant.as("partner", "assets:read")
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
