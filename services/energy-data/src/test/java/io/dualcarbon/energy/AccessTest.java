package io.dualcarbon.energy;

import static io.dualcarbon.energy.Energy.API;
import static io.dualcarbon.energy.Energy.PROBLEM;
import static io.dualcarbon.energy.Energy.bill;
import static io.dualcarbon.energy.Energy.block;
import static io.dualcarbon.energy.Energy.reading;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.dualcarbon.platform.testing.Tokens;
import io.dualcarbon.platform.testing.Until;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class AccessTest {
    private final TestTenant tenant = TestTenant.fresh();
    private final TestTenant stranger = TestTenant.fresh();
    private final Registry registry = new Registry(tenant);
    private final Energy energy = new Energy(tenant);
    private final Energy others = new Energy(stranger);
    private String area = "";
    private String building = "";
    private String meter = "";

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @BeforeEach
    void aTenantWithReadings() {
        area = registry.area();
        building = registry.building(area);
        meter = registry.meterOf(building);
        registry.publish();
        energy.sendBlocks(block(meter, "2025-01-01T00:00:00+08:00", 1)).body("accepted", equalTo(1));
    }

    @Test
    void aStrangerCannotTellAMeterFromNone() throws SQLException {
        others.series(meter, "2025-01", "2025-02", "P1M")
                .statusCode(404)
                .body("type", equalTo(PROBLEM + "meter-not-found"));
        for (var path : new String[] {
            "/billed-periods?meterId=%s", "/meters/%s/balance?from=2025-01&to=2025-02", "/meters/%s/register-reads"
        }) {
            others.as("viewer")
                    .get(API + path.formatted(meter))
                    .then()
                    .statusCode(404)
                    .body("type", equalTo(PROBLEM + "meter-not-found"));
        }
        for (var node : new String[] {"areaId", "buildingId", "organizationId"}) {
            for (var path : new String[] {
                "/consumption",
                "/consumption/comparison",
                "/consumption/ranking",
                "/standard-coal",
                "/energy-use-intensity"
            }) {
                others.ask(path, node, node.equals("areaId") ? area : building, "from", "2025-01", "to", "2025-02")
                        .statusCode(404)
                        .body("type", equalTo(PROBLEM + "node-not-found"));
            }
        }
        others.sendBlocks(block(meter, "2025-01-01T00:00:00+08:00", 9))
                .body("errors.type", contains(PROBLEM + "meter-unknown"));
        others.sendReadings(reading(meter, "2025-01-01T00:00:00+08:00", 9))
                .body("errors.type", contains(PROBLEM + "meter-unknown"));
        others.sendBills(bill(meter, "2025-01-01", "2025-02-01", "9"))
                .body("errors.type", contains(PROBLEM + "meter-unknown"));
        others.as("viewer").get(API + "/changes").then().statusCode(200).body("events", empty());

        energy.series(meter, "2025-01", "2025-02", "P1M").body("points.value", contains(1.0));
        assertEquals(0, new Stored(stranger).count("interval_block"));
    }

    @ParameterizedTest
    @CsvSource({
        "/interval-blocks, readings:write, bills:write",
        "/readings, readings:write, meters:write",
        "/billed-periods, bills:write, readings:write",
        "/register-reads, readings:write, meters:write",
        "/charging-sessions, readings:write, stations:write"
    })
    void onlyWritersSend(String path, String right, String other) {
        given().contentType("application/json")
                .body("{}")
                .post(API + path)
                .then()
                .statusCode(401)
                .contentType("application/problem+json");
        tenant.as("viewer")
                .body("{}")
                .post(API + path)
                .then()
                .statusCode(403)
                .body("type", equalTo(PROBLEM + "forbidden"));
        tenant.as("scoped", other)
                .body("{}")
                .post(API + path)
                .then()
                .statusCode(403)
                .body("type", equalTo(PROBLEM + "forbidden"));
        tenant.as("scoped", right)
                .body("{}")
                .post(API + path)
                .then()
                .statusCode(400)
                .body("type", equalTo(PROBLEM + "invalid-request"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/meters/%s/series?from=2025-01&to=2025-02",
                "/meters/%s/balance?from=2025-01&to=2025-02",
                "/meters/%s/register-reads",
                "/billed-periods?meterId=%s",
                "/changes",
                "/closed-months",
                "/restatements",
                "/quality/settings"
            })
    void onlyReadersRead(String path) {
        var url = API + path.formatted(meter);

        given().get(url).then().statusCode(401).body("type", equalTo(PROBLEM + "not-authenticated"));
        given().auth()
                .oauth2(Tokens.foreignToken("someone", tenant.id(), "viewer"))
                .get(url)
                .then()
                .statusCode(401)
                .body("type", equalTo(PROBLEM + "token-invalid"));
        given().auth()
                .oauth2(Tokens.expiredToken("someone", tenant.id(), "viewer"))
                .get(url)
                .then()
                .statusCode(401)
                .body("type", equalTo(PROBLEM + "token-expired"));
        tenant.as("scoped", "carbon:read").get(url).then().statusCode(403).body("type", equalTo(PROBLEM + "forbidden"));
        tenant.as("scoped", "readings:read").get(url).then().statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/load-metrics", "/heat-map"})
    void analysesAreForReadersOfTheTenant(String path) {
        for (var subject : List.of("meterId=" + meter, "buildingId=" + building, "areaId=" + area)) {
            var url = API + path + "?from=2025-01&to=2025-02&" + subject;

            given().get(url).then().statusCode(401);
            tenant.as("scoped", "assets:read").get(url).then().statusCode(403);
            tenant.as("scoped", "readings:read").get(url).then().statusCode(200);
            others.as("viewer").get(url).then().statusCode(404);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/consumption?from=2025-01&to=2025-02",
                "/consumption/comparison?from=2025-01&to=2025-02",
                "/consumption/ranking?from=2025-01&to=2025-02",
                "/standard-coal?coefficientSet=db31-552-2017&from=2025-01&to=2025-02",
                "/energy-use-intensity?year=2025"
            })
    void consumptionNeedsTheRightToReadReadings(String path) {
        var url = API + path + "&buildingId=" + building;

        given().get(url).then().statusCode(401);
        tenant.as("scoped", "assets:read").get(url).then().statusCode(403);
        tenant.as("scoped", "readings:read").get(url).then().statusCode(200);
    }

    @Test
    void thePlatformsOwnPeopleSeeNoTenant() {
        var url = API + "/meters/" + meter + "/series?from=2025-01&to=2025-02";

        given().auth()
                .oauth2(Tokens.platformToken("energy-data", "service", "readings:read"))
                .get(url)
                .then()
                .statusCode(403)
                .body("type", equalTo(PROBLEM + "no-tenant"));
        given().auth()
                .oauth2(Tokens.platformToken("operator", "platform-admin"))
                .get(url)
                .then()
                .statusCode(403)
                .body("type", equalTo(PROBLEM + "forbidden"));
    }

    @Test
    void aSuspendedTenantReadsAndChangesNothing() {
        var suspended = TestTenant.fresh().saidToBe("SUSPENDED");

        suspended
                .as("viewer")
                .get(API + "/quality/tickets")
                .then()
                .statusCode(200)
                .body("items", empty());
        new Energy(suspended)
                .post("/readings", "{\"readings\":[]}")
                .statusCode(403)
                .body("type", equalTo(PROBLEM + "tenant-suspended"))
                .body("detail", equalTo("Tenant " + suspended.id() + " is suspended; nothing of it can be changed"));
    }

    @Test
    void aTenantThatIsSuspendedMeanwhileIsKnownToBe() {
        tenant.saidToBe("SUSPENDED");

        Until.holds(
                "the suspension is known",
                () -> energy.post("/readings", "{\"readings\":[]}").extract().statusCode() == 403);

        energy.series(meter, "2025-01", "2025-02", "P1M").statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({"RETIRED, tenant-retired", "UNKNOWN, tenant-unknown"})
    void aTenantThatIsNoMoreOrNeverWasGetsNothing(String state, String problem) {
        var gone = TestTenant.fresh().saidToBe(state);

        gone.as("viewer").get(API + "/quality/tickets").then().statusCode(403).body("type", equalTo(PROBLEM + problem));
        new Energy(gone)
                .post("/readings", "{\"readings\":[]}")
                .statusCode(403)
                .body("type", equalTo(PROBLEM + problem));
    }

    /** What was learnt of a tenant is in the database: a service that starts while the registry is away knows it. */
    @Test
    void aTenantIsServedWhileTheRegistryIsAwayIfItIsKnown() throws SQLException {
        var unknown = TestTenant.fresh().saidToBe("AWAY");
        var known = TestTenant.fresh().saidToBe("AWAY");
        try (var connection = PostgresResource.superuser();
                var statement = connection.createStatement()) {
            statement.execute("insert into known_tenant values ('" + known.id() + "', 'ACTIVE')");
        }

        known.as("viewer").get(API + "/quality/tickets").then().statusCode(200);
        unknown.as("viewer")
                .get(API + "/quality/tickets")
                .then()
                .statusCode(503)
                .header("Retry-After", "2")
                .body("type", equalTo(PROBLEM + "dependency-unavailable"))
                .body("detail", equalTo("The asset registry service does not answer"));
        assertEquals(
                List.of("ACTIVE"),
                new Stored(tenant).rows("select state from known_tenant"),
                "kept when it was asked for");
    }
}
