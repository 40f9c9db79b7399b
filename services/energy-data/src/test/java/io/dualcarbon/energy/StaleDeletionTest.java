package io.dualcarbon.energy;

import static io.dualcarbon.energy.Charging.session;
import static io.dualcarbon.energy.Energy.API;
import static io.dualcarbon.energy.Energy.PROBLEM;
import static io.dualcarbon.energy.Energy.bill;
import static io.dualcarbon.energy.Registry.text;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who takes back a row names the version that was read: what was corrected meanwhile is not lost unseen. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class StaleDeletionTest {
    private final TestTenant tenant = TestTenant.fresh();
    private final Registry registry = new Registry(tenant);
    private final Energy energy = new Energy(tenant);
    private final Charging charging = new Charging(energy, registry);

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @Test
    void aBillIsTakenBackAsItWasRead() {
        var meter = registry.meterOf(
                registry.building(registry.area()), text("reading", "BILLED"), "\"intervalMinutes\":null");
        registry.publish();
        isTakenBackAsItWasRead(
                "/billed-periods/" + meter + "/2025-01-01",
                "/billed-periods?meterId=" + meter,
                quantity -> energy.sendBills(bill(meter, "2025-01-01", "2025-02-01", quantity)),
                "quantity",
                "bill-not-found");
        notFound("/billed-periods/" + meter + "/+999999999-01-01", "bill-not-found");
    }

    @Test
    void aReadIsTakenBackAsItWasRead() {
        var meter = registry.meterOf(
                registry.building(registry.area()), text("reading", "REGISTER"), "\"intervalMinutes\":null");
        registry.publish();
        isTakenBackAsItWasRead(
                "/meters/" + meter + "/register-reads/2025-01-01T00:00:00+08:00",
                "/meters/" + meter + "/register-reads",
                reading -> energy.post(
                                "/register-reads",
                                "{\"reads\":[{\"meterId\":\"%s\",\"at\":\"2024-12-31T16:00:00Z\",\"reading\":%s}]}"
                                        .formatted(meter, reading))
                        .statusCode(200),
                "reading",
                "register-read-not-found");
        notFound("/meters/" + meter + "/register-reads/2025-01-01T00:00:01+08:00", "register-read-not-found");
        notFound("/meters/" + meter + "/register-reads/+999999999-01-01T00:00:00Z", "register-read-not-found");
    }

    @Test
    void aSessionIsTakenBackAsItWasRead() {
        var station = charging.station("CS-1");
        isTakenBackAsItWasRead(
                "/charging-stations/" + station + "/sessions/a",
                "/charging-stations/" + station + "/sessions",
                energyKwh ->
                        charging.send(session("a", "1", "2025-01-01T08:00:00Z", "2025-01-01T09:00:00Z", energyKwh)),
                "energyKwh",
                "charging-session-not-found");
    }

    private void isTakenBackAsItWasRead(
            String path, String list, Consumer<String> send, String field, String notFound) {
        send.accept("10.5");
        read(path).header("ETag", "\"0\"").body(field, equalTo(10.5)).body("version", equalTo(0));
        send.accept("12.5");
        read(path).header("ETag", "\"1\"").body(field, equalTo(12.5));

        energy.as("analyst")
                .delete(API + path)
                .then()
                .statusCode(428)
                .body("type", equalTo(PROBLEM + "version-required"));
        delete(path, "\"0\"").statusCode(412).body("type", equalTo(PROBLEM + "version-stale"));
        read(list).body("items.version", contains(1)).body("items." + field, contains(12.5));
        delete(path, "\"1\"").statusCode(204);

        notFound(path, notFound);
        delete(path, "\"1\"").statusCode(404);
        send.accept("12.5");
        read(path).header("ETag", "\"2\"");
        given().get(API + path).then().statusCode(401);
        tenant.as("scoped", "carbon:read").get(API + path).then().statusCode(403);
        TestTenant.fresh().as("viewer").get(API + path).then().statusCode(404);
    }

    private ValidatableResponse read(String path) {
        return energy.as("viewer").get(API + path).then().statusCode(200);
    }

    private void notFound(String path, String problem) {
        energy.as("viewer").get(API + path).then().statusCode(404).body("type", equalTo(PROBLEM + problem));
    }

    private ValidatableResponse delete(String path, String version) {
        return energy.as("analyst")
                .header("If-Match", version)
                .delete(API + path)
                .then();
    }
}
