package io.dualcarbon.energy;

import static io.dualcarbon.energy.Energy.API;
import static io.dualcarbon.energy.Energy.PROBLEM;
import static io.dualcarbon.energy.Energy.block;
import static io.dualcarbon.energy.Energy.flat;
import static io.dualcarbon.energy.Registry.text;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class TrustScoreTest {
    private static final String NEW_YEAR = "2025-01-01T00:00:00+08:00";

    private final TestTenant tenant = TestTenant.fresh();
    private final Registry registry = new Registry(tenant);
    private final Energy energy = new Energy(tenant);

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @Test
    void scoresByWhatCameAndByWhatIsHeldAgainstIt() throws SQLException {
        var area = registry.area();
        var building = registry.building(area);
        var good = registry.meterOf(building, text("code", "GOOD"));
        var half = registry.meterOf(building, text("code", "HALF"));
        var stuck = registry.meterOf(registry.building(area), text("code", "STUCK"));
        var silent = registry.meterOf(registry.building(area), text("code", "SILENT"));
        registry.publish();
        energy.sendBlocks(
                block(good, NEW_YEAR, varied(4 * 96, 3)),
                block(half, NEW_YEAR, varied(2 * 96, 2)),
                block(stuck, NEW_YEAR, flat(2 * 96, 5)),
                block(stuck, "2025-01-03T00:00:00+08:00", varied(2 * 96, 1)));
        awaitJudged();

        scores("areaId", area)
                .body("meters.meterCode", contains("GOOD", "STUCK", "HALF", "SILENT"))
                .body("meters.score", contains(100.0, 87.5, 50.0, 0.0))
                .body("meters.grade", contains(5, 4, 2, 1))
                .body("meters.complete", contains(1.0, 1.0, 0.5, 0.0))
                .body("meters.plausible", contains(1.0, 0.5, 1.0, 1.0))
                // 4 days of 3.5 kWh a quarter-hour against 2 days of 2.5.
                .body("buildings.score", contains(87.5, 86.8, 0.0))
                .body("buildings.meters", contains(1, 2, 1))
                .body(
                        "formula",
                        equalTo("100 x complete x (0.5 + 0.25 x plausible + 0.1 x timely + 0.15 x consistent)"))
                .body("components.component", contains("complete", "plausible", "timely", "consistent"));
        scores("meterId", silent).body("meters.grade", contains(1));
    }

    @Test
    void refusesAWrongQuestion() {
        energy.as("viewer")
                .get(API + "/quality/trust-scores?from=2025-01&to=2025-02")
                .then()
                .statusCode(400)
                .body("type", equalTo(PROBLEM + "meters-not-named"));
    }

    private ValidatableResponse scores(String name, String id) {
        return energy.as("viewer")
                .get(API + "/quality/trust-scores?from=2025-01-01&to=2025-01-05&" + name + "=" + id)
                .then()
                .statusCode(200);
    }

    /** No two that follow one another are equal. */
    private static double[] varied(int count, double least) {
        var values = new double[count];
        for (var i = 0; i < count; i++) {
            values[i] = least + i % 2;
        }
        return values;
    }

    /** In the order in which marks are passed on. */
    private void awaitJudged() throws SQLException {
        new QualityAnswers(tenant, energy).awaitNoMarks();
    }
}
