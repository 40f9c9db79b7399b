package io.dualcarbon.energy;

import static io.dualcarbon.energy.Energy.block;
import static io.dualcarbon.energy.Energy.flat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class IngestTest {
    private final TestTenant tenant = TestTenant.fresh();
    private final Registry registry = new Registry(tenant);
    private final Energy energy = new Energy(tenant);
    private String building = "";
    private String meter = "";

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @BeforeEach
    void aBuildingWithAMeter() {
        building = registry.building(registry.area());
        meter = registry.meterOf(building);
        registry.publish();
    }

    @Test
    void givesBackWhatWasSent() {
        energy.sendBlocks(block(meter, "2025-01-01T00:00:00+08:00", flat(96, 1.5)))
                .statusCode(200)
                .body("accepted", equalTo(1))
                .body("rejected", equalTo(0));

        energy.series(meter, "2025-01-01", "2025-01-02", "P1D")
                .statusCode(200)
                .body("unit", equalTo("kWh"))
                .body("points.value", contains(144.0f))
                .body("points.start", contains("2025-01-01T00:00:00+08:00"));
        energy.consumption("buildingId", building, "from", "2025-01", "to", "2025-02")
                .body("rows.quantity", contains(144.0f))
                .body("rows.coverage", contains(0.0323f))
                .body("rows.reasons", contains(contains("COVERAGE")));
    }
}
