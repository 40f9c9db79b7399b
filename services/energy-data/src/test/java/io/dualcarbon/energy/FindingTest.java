package io.dualcarbon.energy;

import static io.dualcarbon.energy.Energy.API;
import static io.dualcarbon.energy.Energy.block;
import static io.dualcarbon.energy.QualityAnswers.varied;
import static io.dualcarbon.energy.Registry.text;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.SQLException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is found missing, and what becomes of a finding. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class FindingTest {
    private static final String NEW_YEAR = "2025-01-01T00:00:00+08:00";

    private final TestTenant tenant = TestTenant.fresh();
    private final Registry registry = new Registry(tenant);
    private final Energy energy = new Energy(tenant);
    private final QualityAnswers quality = new QualityAnswers(tenant, energy);

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @Test
    void aGapOpensATicketAndHealsIt() {
        var meter = meter(text("code", "B01-E"));
        energy.sendBlocks(
                block(meter, NEW_YEAR, varied(96 + 48)), block(meter, "2025-01-03T00:00:00+08:00", varied(96)));

        quality.await(meter, "GAP", 1)
                .body("items.meterCode", contains("B01-E"))
                .body("items.from", contains("2025-01-02"))
                .body("items.to", contains("2025-01-03"))
                .body("items.measured", contains(48.0))
                .body("items.threshold", contains(1.0))
                .body("items.unit", contains("values"))
                .body("items.open", contains(true));
        quality.findings(meter, "SILENT")
                .body("items.from", contains("2025-01-04"))
                .body("items[0].to", equalTo(null))
                .body("items.open", contains(true));
        quality.tickets("meterId", meter, "rule", "GAP")
                .body("items.state", contains("OPEN"))
                .body("items.openFindings", contains(1))
                .body("items.due", contains(threeWorkingDaysFromNow()))
                .body("items.overdue", contains(false));

        energy.sendBlocks(block(meter, "2025-01-02T12:00:00+08:00", varied(48)));

        quality.await("/quality/findings?rule=GAP&open=false&meterId=" + meter, 1)
                .body("items.from", contains("2025-01-02"));
        quality.tickets("meterId", meter, "rule", "GAP")
                .body("items.state", contains("RESOLVED"))
                .body("items.note", contains("All findings healed"))
                .body("items.openFindings", contains(0));
    }

    @Test
    void aSilenceOverTheEndOfAMonthBecomesAGap() {
        var meter = meter();
        energy.sendBlocks(block(meter, "2025-01-29T00:00:00+08:00", varied(96)));
        quality.await(meter, "SILENT", 1).body("items.from", contains("2025-01-30"));
        quality.findings(meter, "GAP").body("items", empty());

        energy.sendBlocks(block(meter, "2025-02-02T00:00:00+08:00", varied(96)));

        quality.await(meter, "GAP", 2)
                .body("items.from", contains("2025-01-30", "2025-02-01"))
                .body("items.to", contains("2025-02-01", "2025-02-02"))
                .body("items.occurrences", contains(192, 96));
        quality.findings(meter, "SILENT")
                .body("items.from", contains("2025-01-30", "2025-02-03"))
                .body("items.open", contains(false, true));
        quality.tickets("meterId", meter, "rule", "GAP").body("items.state", contains("OPEN"));
    }

    @Test
    void judgingAgainChangesNothing() throws SQLException {
        var meter = meter();
        energy.sendBlocks(block(meter, NEW_YEAR, varied(90)), block(meter, "2025-01-02T00:00:00+08:00", varied(90)));
        quality.await(meter, "GAP", 1);
        var before = new Stored(tenant).rows("select * from quality_finding");
        var tickets = new Stored(tenant).rows("select * from quality_ticket");

        energy.sendBlocks(block(meter, NEW_YEAR, 3)); // a correction that changes no finding
        quality.awaitNoMarks();

        assertTrue(before.equals(new Stored(tenant).rows("select * from quality_finding")));
        assertTrue(tickets.equals(new Stored(tenant).rows("select * from quality_ticket")));
    }

    @Test
    void tellsItsRules() {
        energy.as("viewer")
                .get(API + "/quality/rules")
                .then()
                .statusCode(200)
                .body(
                        "items.rule",
                        contains(
                                "GAP",
                                "SILENT",
                                "STUCK",
                                "SPIKE",
                                "NEGATIVE",
                                "SUM_ABOVE_MAIN",
                                "REGISTER_DROP",
                                "LATE"));
    }

    private String meter(String... properties) {
        var meter = registry.meterOf(registry.building(registry.area()), properties);
        registry.publish();
        return meter;
    }

    private static String threeWorkingDaysFromNow() {
        var day = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        for (var left = 3; left > 0; ) {
            day = day.plusDays(1);
            left -= day.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) > 0 ? 0 : 1;
        }
        return day.toString();
    }
}
