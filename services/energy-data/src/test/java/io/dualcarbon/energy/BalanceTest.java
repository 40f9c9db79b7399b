package io.dualcarbon.energy;

import static io.dualcarbon.energy.Energy.PROBLEM;
import static io.dualcarbon.energy.Energy.block;
import static io.dualcarbon.energy.Energy.flat;
import static io.dualcarbon.energy.Registry.configuration;
import static io.dualcarbon.energy.Registry.configurations;
import static io.dualcarbon.energy.Registry.text;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A main meter against its sub-meters. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class BalanceTest {
    private static final String NEW_YEAR = "2025-01-01T00:00:00+08:00";

    private final TestTenant tenant = TestTenant.fresh();
    private final Registry registry = new Registry(tenant);
    private final Energy energy = new Energy(tenant);
    private String building = "";
    private String main = "";

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @BeforeEach
    void aMainMeter() {
        building = registry.building(registry.area());
        main = registry.meterOf(building, text("code", "MAIN"));
    }

    @Test
    void showsWhatNobodyMetersAsALineOfItsOwn() {
        var light = registry.meterOf(building, text("code", "LIGHT"), text("parentId", main));
        var lift = registry.meterOf(building, text("code", "LIFT"), text("parentId", main));
        var below = registry.meterOf(building, text("parentId", lift));
        var pv = registry.meterOf(building, text("parentId", main), text("direction", "GENERATION"));
        registry.publish();
        sendTwoMonths(main, 10);
        sendTwoMonths(light, 5.4);
        sendTwoMonths(lift, 2);
        sendTwoMonths(below, 1);
        sendTwoMonths(pv, 3);

        balance(main, "2025-01", "2025-03", "P1M")
                .body("unit", equalTo("kWh"))
                .body("from", equalTo("2025-01"))
                .body("to", equalTo("2025-03"))
                .body("rows.period", contains("2025-01", "2025-02"))
                .body("rows.quantity", contains(7440.0, 6720.0))
                .body("rows[0].children.meterCode", contains("LIFT", "LIGHT"))
                .body("rows[0].children.quantity", contains(1488.0, 4017.6))
                .body("rows[0].children.coverage", contains(1.0, 1.0))
                .body("rows.childrenQuantity", contains(5505.6, 4972.8))
                .body("rows.gap", contains(1934.4, 1747.2))
                .body("rows.gapShare", contains(0.26, 0.26))
                .body("rows.reasons", contains(List.of(), List.of()));
    }

    @Test
    void countsAChildOnlyOnTheDaysOnWhichItIsOne() {
        var shop = registry.meterOf(building, text("code", "SHOP"));
        registry.event(
                "meter",
                "updated",
                shop,
                1,
                text("code", "SHOP"),
                text("buildingId", building),
                configurations(configuration("2025-02-11", "1", main), configuration("2025-02-21", "1", "")));
        registry.publish();
        sendTwoMonths(main, 10);
        sendTwoMonths(shop, 1);

        balance(main, "2025-01", "2025-03", "P1M")
                .body("rows[0].children", empty())
                .body("rows[0].gap", equalTo(null))
                .body("rows[0].reasons", contains("NO_CHILDREN"))
                .body("rows[1].children.quantity", contains(240.0))
                .body("rows[1].children.coverage", contains(1.0))
                .body("rows[1].gap", equalTo(6480.0))
                .body("rows[1].reasons", empty());
        balance(main, "2025-02-10", "2025-02-12", "P1D")
                .body("rows.period", contains("2025-02-10", "2025-02-11"))
                .body("rows.children.quantity", contains(List.of(), List.of(24.0)))
                .body("rows.gap", contains(null, 216.0));
    }

    @Test
    void saysWhyThereIsNoGap() {
        var shop = registry.meterOf(building, text("parentId", main));
        registry.publish();
        balance(main, "2025-01", "2025-02", "P1M")
                .body("rows.quantity", contains((Object) null))
                .body("rows.reasons", contains(List.of("NO_DATA", "CHILD_WITHOUT_DATA")));
        sendTwoMonths(main, 1);
        balance(main, "2025-01", "2025-02", "P1M")
                .body("rows.childrenQuantity", contains((Object) null))
                .body("rows.gap", contains((Object) null))
                .body("rows.reasons", contains(List.of("CHILD_WITHOUT_DATA")));

        energy.sendBlocks(block(shop, NEW_YEAR, flat(96, 10)));

        balance(main, "2025-01", "2025-02", "P1M")
                .body("rows.gap", contains(-216.0))
                .body("rows.gapShare", contains(-0.2903))
                .body("rows[0].children.coverage", contains(0.0323))
                .body("rows.reasons", contains(List.of("COVERAGE", "NEGATIVE")));
    }

    @ParameterizedTest
    @CsvSource({
        "from=2025-01, invalid-request",
        "from=2025-02&to=2025-01, range-invalid",
        "from=2025-01&to=2025-04&resolution=P1D, range-too-long",
        "from=2020-01&to=2025-01, range-too-long",
        "from=2025-01&to=2025-02&resolution=PT1H, invalid-parameter",
    })
    void refusesAWrongQuestion(String query, String problem) {
        registry.publish();

        energy.as("viewer")
                .get(Energy.API + "/meters/" + main + "/balance?" + query)
                .then()
                .statusCode(400)
                .body("type", equalTo(PROBLEM + problem));
    }

    private void sendTwoMonths(String meter, double hourly) {
        energy.sendBlocks(block(meter, NEW_YEAR, flat(59 * 96, hourly / 4))).body("accepted", equalTo(1));
    }

    private ValidatableResponse balance(String meter, String from, String to, String resolution) {
        return energy.as("viewer")
                .queryParam("from", from)
                .queryParam("to", to)
                .queryParam("resolution", resolution)
                .get(Energy.API + "/meters/" + meter + "/balance")
                .then()
                .statusCode(200);
    }
}
