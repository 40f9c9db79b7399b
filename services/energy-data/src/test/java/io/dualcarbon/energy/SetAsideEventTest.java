package io.dualcarbon.energy;

import static io.dualcarbon.energy.Energy.API;
import static io.dualcarbon.energy.Energy.block;
import static io.dualcarbon.energy.Registry.text;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.dualcarbon.platform.testing.Tokens;
import io.dualcarbon.platform.testing.Until;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the registry's feed does with an event that it cannot apply, and when it cannot go on. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class SetAsideEventTest {
    private static final String NEW_YEAR = "2025-01-01T00:00:00+08:00";
    private static final String SET_ASIDE = "select type, subject from set_aside_event";

    private final TestTenant tenant = TestTenant.fresh();
    private final TestTenant other = TestTenant.fresh();
    private final Registry registry = new Registry(tenant);
    private final Energy energy = new Energy(tenant);
    private final Stored stored = new Stored(tenant);

    @Inject
    MeterRegistry metrics;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            building | not-a-uuid                           | "code":"B"
            building | 11111111-0000-4000-8000-000000000001 | "completedYear":99999999999
            building | 11111111-0000-4000-8000-000000000002 | "name":"A\\u0000B"
            building | 11111111-0000-4000-8000-000000000003 | "areaId":"nowhere"
            pv-plant | 11111111-0000-4000-8000-000000000004 | "code":"PV","commissionedOn":"+9999999-12-31"
            pv-plant | 11111111-0000-4000-8000-000000000005 | "name":"without a code"
            meter    | 11111111-0000-4000-8000-000000000006 | "carrier":"PLASMA"
            meter    | 11111111-0000-4000-8000-000000000007 | "configurations":[{"validFrom":"someday"}]
            meter    | 11111111-0000-4000-8000-000000000009 | "volumeReference":"AT_15_C"
            tenant   | 11111111-0000-4000-8000-000000000008 | "timeZone":"Mars/Olympus"
            """)
    void isSetAsideAndStopsNoOther(String kind, String id, String property) throws SQLException {
        var before = registry.meterOf(registry.building(registry.area()));
        registry.event(kind, "created", id, 0, property);
        var after = registry.meterOf(registry.building(registry.area()));
        registry.publish();
        var others = new Registry(other);
        var elsewhere = others.meterOf(others.building(others.area()));
        others.publish();

        energy.sendBlocks(block(before, NEW_YEAR, 1), block(after, NEW_YEAR, 2)).body("accepted", equalTo(2));
        new Energy(other).sendBlocks(block(elsewhere, NEW_YEAR, 3)).body("accepted", equalTo(1));
        assertEquals(List.of("io.dualcarbon.assets." + kind + ".created|" + id), stored.rows(SET_ASIDE));
        assertEquals(0, stored.count("set_aside_event", "reason = '' or event not like '%" + id + "%'"));
    }

    @Test
    void whatIsNoEventIsSetAsideToo() throws SQLException {
        registry.raw(
                "{\"id\":\"17\",\"type\":\"io.dualcarbon.assets.area.created\",\"subject\":\"S\",\"tenantid\":\"%s\"}"
                        .formatted(tenant.id()));
        registry.raw("7").raw("null").raw("{\"type\":5}");
        var meter = registry.meterOf(registry.building(registry.area()));
        registry.publish();

        energy.sendBlocks(block(meter, NEW_YEAR, 1)).body("accepted", equalTo(1));
        assertEquals(List.of("io.dualcarbon.assets.area.created|S"), stored.rows(SET_ASIDE));
        assertEquals(
                3, new Stored(new TestTenant("*")).count("set_aside_event", "event in ('7', 'null', '{\"type\":5}')"));
    }

    @Test
    void manyOfThemAreSetAsideOneByOne() throws SQLException {
        var good = registry.meterOf(registry.building(registry.area()));
        for (var i = 0; i < 40; i++) {
            registry.event("building", "created", UUID.randomUUID().toString(), 0, "\"completedYear\":1e12");
            registry.building(registry.area());
        }
        registry.publish();

        energy.sendBlocks(block(good, NEW_YEAR, 1)).body("accepted", equalTo(1));
        assertEquals(40, stored.count("set_aside_event"));
        assertEquals(41, stored.count("building"));
        assertTrue(gauge("registry.feed.set.aside") >= 40);
    }

    @Test
    void isToldToWhoKeepsTheTenantUntilItCanBeApplied() throws SQLException {
        var area = registry.area();
        var building = UUID.randomUUID().toString();
        registry.event("building", "created", building, 0, text("areaId", area), "\"completedYear\":99999999999");
        registry.publish();
        var others = new Registry(other);
        others.area();
        others.publish();

        setAside(tenant.token("tenant-admin"))
                .statusCode(200)
                .body("items.size()", equalTo(1))
                .body("items[0].type", equalTo("io.dualcarbon.assets.building.created"))
                .body("items[0].subject", equalTo(building))
                .body("items[0].reason", not(emptyString()))
                .body("items[0].setAsideAt", notNullValue());
        setAside(other.token("tenant-admin")).statusCode(200).body("items", empty());
        setAside(tenant.token("analyst")).statusCode(403);
        given().get(API + "/set-aside-events").then().statusCode(401);
        setAside(Tokens.platformToken("operator", "platform-admin"))
                .statusCode(200)
                .body("items.subject", not(hasItem(building)));

        registry.event("building", "updated", building, 1, text("areaId", area)).publish();
        setAside(tenant.token("tenant-admin")).body("items", empty());
    }

    private static ValidatableResponse setAside(String token) {
        return given().auth().oauth2(token).get(API + "/set-aside-events").then();
    }

    @Test
    void aLaterEventOfTheSameRecordMakesItGood() throws SQLException {
        var area = registry.area();
        var building = UUID.randomUUID().toString();
        registry.event("building", "created", building, 0, text("areaId", area), "\"completedYear\":99999999999");
        var meter = registry.meterOf(building);
        registry.publish();
        assertEquals(1, stored.count("set_aside_event"));

        registry.event("building", "updated", building, 1, text("areaId", area), "\"completedYear\":1999")
                .publish();
        energy.sendBlocks(block(meter, NEW_YEAR, 3)).statusCode(200);

        assertEquals(0, stored.count("set_aside_event"));
        energy.consumption("areaId", area, "from", "2025-01", "to", "2025-02").body("rows[0].quantity", equalTo(3.0));
    }

    @Test
    void aFeedThatCannotGoOnIsToldAndTakesNoInstanceOutOfService() {
        var meter = registry.meterOf(registry.building(registry.area()));
        registry.publish();
        Until.holds("the feed goes on", () -> health("well") == 200);
        setAway(true);
        try {
            Until.holds("the feed is told to be stuck", () -> health("well") == 503);

            assertEquals(1, gauge("registry.feed.stuck"));
            assertTrue(gauge("registry.feed.age") > 3);
            assertEquals(200, health("ready"));
            assertEquals(200, health("live"));
            energy.sendBlocks(block(meter, NEW_YEAR, 1)).body("accepted", equalTo(1));
        } finally {
            setAway(false);
        }

        Until.holds("the feed goes on again", () -> health("well") == 200);
        assertEquals(0, gauge("registry.feed.stuck"));
    }

    private double gauge(String name) {
        return Objects.requireNonNull(metrics.find(name).gauge()).value();
    }

    private static int health(String group) {
        return given().noFilters().get("/q/health/" + group).statusCode();
    }

    private static void setAway(boolean isAway) {
        given().noFilters()
                .contentType("text/plain; charset=utf-8")
                .body(Boolean.toString(isAway))
                .post(System.getProperty(FakeRegistry.ADDRESS) + "/away")
                .then()
                .statusCode(200);
    }
}
