package io.dualcarbon.energy;

import static io.dualcarbon.energy.Energy.block;
import static io.dualcarbon.energy.Energy.flat;
import static io.dualcarbon.energy.Registry.configuration;
import static io.dualcarbon.energy.Registry.configurations;
import static io.dualcarbon.energy.Registry.text;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;

import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Meters whose parent changes on a day. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class DatedMeterTest {
    private static final String NEW_YEAR = "2025-01-01T00:00:00+08:00";

    private final TestTenant tenant = TestTenant.fresh();
    private final Registry registry = new Registry(tenant);
    private final Energy energy = new Energy(tenant);

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @Test
    void aParentFromADayOnMovesConsumptionOnlyFromThatDay() {
        var building = registry.building(registry.area());
        var main = registry.meterOf(building);
        var shop = registry.meterOf(building);
        registry.publish();
        sendTwoMonths(main, 10);
        sendTwoMonths(shop, 1);
        energy.consumption("buildingId", building, "from", "2025-01", "to", "2025-03")
                .body("rows.quantity", contains(31 * 264.0, 28 * 264.0));

        registry.event(
                        "meter",
                        "updated",
                        shop,
                        1,
                        text("buildingId", building),
                        configurations(configuration("2025-02-11", "1", main)))
                .publish();

        energy.consumption("buildingId", building, "from", "2025-01", "to", "2025-03")
                .body("rows.quantity", contains(31 * 264.0, 28 * 240.0 + 10 * 24.0))
                .body("rows.coverage", contains(1.0, 1.0));
        energy.consumption("buildingId", building, "from", "2025-02-10", "to", "2025-02-12", "resolution", "P1D")
                .body("rows.quantity", contains(264.0, 240.0));
        energy.consumption("buildingId", building, "from", "2025-02", "to", "2025-03", "groupBy", "meter")
                .body("rows.quantity", containsInAnyOrder(28 * 240.0, 10 * 24.0))
                .body("rows.coverage", contains(1.0, 1.0));
    }

    @Test
    void aParentThatEndsOnADayLetsTheMeterCountAgain() {
        var area = registry.area();
        var building = registry.building(area);
        var gateway = registry.meter(text("areaId", area));
        var main = registry.meterOf(building, text("parentId", gateway));
        registry.event(
                "meter",
                "updated",
                main,
                1,
                text("buildingId", building),
                text("parentId", gateway),
                configurations(configuration("2025-02-01", "1", ""), configuration("2025-02-15", "1", gateway)));
        registry.publish();
        sendTwoMonths(gateway, 10);
        sendTwoMonths(main, 1);

        energy.consumption("areaId", area, "from", "2025-01", "to", "2025-03")
                .body("rows.quantity", contains(31 * 240.0, 28 * 240.0 + 14 * 24.0));
        energy.consumption("buildingId", building, "from", "2025-01", "to", "2025-03")
                .body("rows.quantity", contains(31 * 24.0, 28 * 24.0));
        energy.consumption("areaId", area, "from", "2025-01", "to", "2025-03", "groupBy", "building")
                .body(
                        "rows.findAll { it.buildingId == '%s' }.quantity".formatted(building),
                        equalTo(Arrays.asList(null, 14 * 24.0)))
                .body(
                        "rows.findAll { it.buildingId == '%s' }.reasons".formatted(building),
                        equalTo(List.of(List.of("NO_METER"), List.of())));
    }

    private void sendTwoMonths(String meter, double hourly) {
        energy.sendBlocks(block(meter, NEW_YEAR, flat(59 * 96, hourly / 4))).body("accepted", equalTo(1));
    }
}
