package io.dualcarbon.energy;

import static io.dualcarbon.energy.Energy.PROBLEM;
import static io.dualcarbon.energy.Energy.block;
import static io.dualcarbon.energy.Energy.blockEvery;
import static io.dualcarbon.energy.Energy.flat;
import static io.dualcarbon.energy.Energy.reading;
import static io.dualcarbon.energy.Registry.text;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class IngestTest {
    private static final String NEW_YEAR = "2025-01-01T00:00:00+08:00";

    private final TestTenant tenant = TestTenant.fresh();
    private final Registry registry = new Registry(tenant);
    private final Energy energy = new Energy(tenant);
    private final Stored stored = new Stored(tenant);
    private String building = "";
    private String meter = "";

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @BeforeEach
    void aBuildingWithAMeter() {
        building = registry.building(registry.area());
        meter = registry.meterOf(building, text("externalId", "HQ-1"), text("code", "B01-E"));
        registry.publish();
    }

    @Test
    void givesBackWhatWasSent() {
        counts(energy.sendBlocks(block(meter, NEW_YEAR, flat(96, 1.5))), 1, 0, 0, 0);

        energy.series(meter, "2025-01-01", "2025-01-02", "P1D")
                .statusCode(200)
                .body("unit", equalTo("kWh"))
                .body("points.value", contains(144.0))
                .body("points.start", contains(NEW_YEAR));
        energy.consumption("buildingId", building, "from", "2025-01", "to", "2025-02")
                .body("rows.quantity", contains(144.0))
                .body("rows.coverage", contains(0.0323))
                .body("rows.measuredShare", contains(1.0))
                .body("rows.reasons", contains(List.of("COVERAGE")));
    }

    @Test
    void changesNothingWhenTheSameIsSentAgain() throws SQLException {
        var block = block(meter, NEW_YEAR, 1, 2, Double.NaN, 4);
        counts(energy.sendBlocks(block), 1, 0, 0, 0);
        var before = stored.rows("select xmin, received_at, upload_id from interval_block");

        counts(energy.sendBlocks(block), 0, 1, 0, 0);

        assertEquals(before, stored.rows("select xmin, received_at, upload_id from interval_block"));
        assertEquals(1, Collections.frequency(stored.rows("select type from change"), "consumption.changed"));
        assertEquals(0, stored.count("block_revision"));
    }

    @Test
    void fillsGapsWithoutTouchingWhatIsThere() {
        counts(energy.sendBlocks(block(meter, NEW_YEAR, 1, Double.NaN, 3)), 1, 0, 0, 0);

        counts(energy.sendBlocks(block(meter, NEW_YEAR, Double.NaN, 2, Double.NaN, 4)), 1, 0, 0, 0);

        energy.series(meter, NEW_YEAR, "2025-01-01T01:00:00+08:00", "PT15M")
                .body("points.value", contains(1.0, 2.0, 3.0, 4.0));
    }

    @Test
    void keepsTheOldValueOfACorrection() throws SQLException {
        energy.sendBlocks(block(meter, NEW_YEAR, 1, 2, 3, 4));

        counts(energy.sendBlocks(block(meter, NEW_YEAR, 1, 20, 3)), 0, 0, 1, 0);

        energy.series(meter, NEW_YEAR, "2025-01-01T01:00:00+08:00", "PT15M")
                .body("points.value", contains(1.0, 20.0, 3.0, 4.0));
        assertEquals(
                List.of("{1,2,3,4}"), stored.rows("select array_remove(slot_values, null)::text from block_revision"));
        energy.consumption("buildingId", building, "from", "2025-01", "to", "2025-02")
                .body("rows.quantity", contains(28.0));
    }

    @Test
    void takesTheLastOfTwoValuesInOneBody() throws SQLException {
        counts(
                energy.sendBlocks(
                        block(meter, NEW_YEAR, 1, 2), block(meter, NEW_YEAR, 1, 5), block(meter, NEW_YEAR, 1, 5)),
                1,
                1,
                1,
                0);

        energy.series(meter, NEW_YEAR, "2025-01-01T00:30:00+08:00", "PT15M").body("points.value", contains(1.0, 5.0));
        assertEquals(1, stored.count("block_revision"));
    }

    @Test
    void tellsRowsOfOneDayApart() {
        energy.sendBlocks(block(meter, NEW_YEAR, 1, 2));

        counts(
                energy.sendReadings(
                        reading(meter, "2025-01-01T00:00:00+08:00", 1),
                        reading(meter, "2025-01-01T00:15:00+08:00", 9),
                        reading(meter, "2025-01-01T00:30:00+08:00", 3)),
                1,
                1,
                1,
                0);
    }

    @Test
    void splitsABlockAtLocalMidnight() {
        counts(energy.sendBlocks(block(meter, "2025-01-31T23:30:00+08:00", 1, 2, 4, 8)), 1, 0, 0, 0);

        energy.series(meter, "2025-01-31", "2025-02-02", "P1D").body("points.value", contains(3.0, 12.0));
        energy.consumption("buildingId", building, "from", "2025-01", "to", "2025-03")
                .body("rows.period", contains("2025-01", "2025-02"))
                .body("rows.quantity", contains(3.0, 12.0));
    }

    @Test
    void storesWhatIsRightAndRefusesTheRest() {
        var answer = energy.sendBlocks(
                block(meter, NEW_YEAR, 1),
                block("00000000-0000-0000-0000-000000000000", NEW_YEAR, 1),
                block(meter, NEW_YEAR, -1),
                block(meter, "2025-01-02T00:00:00+08:00", 2));

        counts(answer, 2, 0, 0, 2)
                .body("errors.row", contains(2, 3))
                .body("errors.type", contains(PROBLEM + "meter-unknown", PROBLEM + "negative-value"))
                .body("errors.meter", contains("00000000-0000-0000-0000-000000000000", meter))
                .body("errorsOmitted", equalTo(0));
        energy.series(meter, "2025-01-01", "2025-01-03", "P1D").body("points.value", contains(1.0, 2.0));
    }

    @Test
    void tellsInChineseWhatIsWrong() {
        energy.as("analyst")
                .header("Accept-Language", "zh-CN")
                .body("{\"blocks\":[%s]}".formatted(blockEvery(30, meter, NEW_YEAR, 1)))
                .post(Energy.API + "/interval-blocks")
                .then()
                .statusCode(200)
                .body("errors.detail", contains("该计量表每 15 分钟一个值"));
    }

    @Test
    void knowsAMeterByThreeNames() {
        var row = "{%s,\"start\":\"%s\",\"intervalMinutes\":15,\"values\":[%d]}";

        counts(
                energy.sendBlocks(
                        row.formatted(text("meterId", meter), "2025-01-01T00:00:00+08:00", 1),
                        row.formatted(text("externalId", "HQ-1"), "2025-01-01T00:15:00+08:00", 2),
                        row.formatted(text("meterCode", "B01-E"), "2024-12-31T16:30:00Z", 4)),
                3,
                0,
                0,
                0);

        energy.series(meter, "2025-01-01", "2025-01-02", "P1D").body("points.value", contains(7.0));
    }

    @Test
    void convertsUnitsAsDecimals() {
        var row =
                "{\"meterId\":\"%s\",\"start\":\"%s\",\"intervalMinutes\":15,\"values\":[1.1, 0.0023],\"unit\":\"MWh\"}";

        counts(energy.sendBlocks(row.formatted(meter, NEW_YEAR)), 1, 0, 0, 0);

        energy.series(meter, NEW_YEAR, "2025-01-01T00:30:00+08:00", "PT15M")
                .body("unit", equalTo("kWh"))
                .body("points.value", contains(1100.0, 2.3));
    }

    @Test
    void aDryRunAnswersAndStoresNothing() throws SQLException {
        energy.sendBlocks(block(meter, NEW_YEAR, 1));
        var rows = "{\"blocks\":[%s,%s,%s]}"
                .formatted(
                        block(meter, NEW_YEAR, 2),
                        block(meter, "2025-01-02T00:00:00+08:00", 1),
                        block(meter, "2025-01-02T00:07:00+08:00", 1));

        counts(energy.post("/interval-blocks?dryRun=true", rows), 1, 0, 1, 1);

        energy.series(meter, "2025-01-01", "2025-01-03", "P1D")
                .body("points[0].value", equalTo(1.0))
                .body("points[1].reasons", contains("NO_DATA"));
        assertEquals(1, Collections.frequency(stored.rows("select type from change"), "consumption.changed"));
    }

    @Test
    void readsCsv() {
        var csv = """
                meter,start,value,unit
                B01-E,2025-01-01T00:00:00+08:00,1.5,kWh
                HQ-1,2025-01-01T00:15:00+08:00,"0.002",MWh
                %s,2025-01-01T00:30:00+08:00,1e1,
                B01-E,2025-01-01T00:45:00+08:00,=1+1,kWh
                B01-E,2025-01-01T00:45:00+08:00,0x1p3,kWh
                B01-E,2025-01-01T00:45:00+08:00,NaN,kWh
                B01-E,2025-01-01T00:45:00+08:00
                NOBODY,2025-01-01T00:45:00+08:00,1,kWh
                """.formatted(meter);

        counts(energy.sendCsv(csv), 3, 0, 0, 5)
                .body("errors.row", contains(4, 5, 6, 7, 8))
                .body(
                        "errors.type",
                        contains(
                                PROBLEM + "not-a-number",
                                PROBLEM + "not-a-number",
                                PROBLEM + "not-a-number",
                                PROBLEM + "malformed-row",
                                PROBLEM + "meter-unknown"));

        energy.series(meter, NEW_YEAR, "2025-01-01T01:00:00+08:00", "PT15M")
                .body("points[0].value", equalTo(1.5))
                .body("points[1].value", equalTo(2.0))
                .body("points[2].value", equalTo(10.0))
                .body("points[3].reasons", contains("NO_DATA"));
    }

    @Test
    void refusesACsvWithoutItsHeader() {
        energy.sendCsv("B01-E,2025-01-01T00:00:00+08:00,1.5\n")
                .statusCode(400)
                .body("type", equalTo(PROBLEM + "header-invalid"));
    }

    @Test
    void tellsTheChangeFeedOnceARequest() {
        var other = registry.meterOf(building);
        registry.publish();

        energy.sendBlocks(
                block(meter, "2025-01-31T23:45:00+08:00", 1, 2), block(other, "2025-03-01T00:00:00+08:00", 1));

        energy.as("viewer")
                .get(Energy.API + "/changes?wait=PT10S") // it shows what no older transaction can precede
                .then()
                .statusCode(200)
                .body("events.count { it.type == 'io.dualcarbon.energy.consumption.changed' }", equalTo(1))
                .body("events[0].data.from", equalTo("2025-01-31"))
                .body("events[0].data.to", equalTo("2025-03-02"))
                .body("events[0].data.meterIds", containsInAnyOrder(meter, other));
    }

    @Test
    void readsALongBodyInParts() {
        // A year of a meter in one block, and one reading after the other of another meter.
        var other = registry.meterOf(building);
        registry.publish();
        counts(energy.sendBlocks(block(meter, NEW_YEAR, flat(365 * 96, 0.25))), 1, 0, 0, 0);
        var csv = new StringBuilder("meter,start,value\n");
        var start = OffsetDateTime.parse(NEW_YEAR);
        for (var i = 0; i < 30_000; i++) {
            csv.append(other)
                    .append(',')
                    .append(start.plusMinutes(15L * i).toInstant())
                    .append(",0.5\n");
        }

        counts(energy.sendCsv(csv.toString()), 30_000, 0, 0, 0);

        counts(energy.sendCsv(csv.toString()), 0, 30_000, 0, 0);
        energy.consumption("buildingId", building, "from", "2025-01", "to", "2026-01", "groupBy", "meter")
                .body("rows.findAll { it.meterId == '%s' }.quantity.sum()".formatted(meter), equalTo(8760.0))
                .body(
                        "rows.findAll { it.meterId == '%s' }.quantity.findAll { it != null }.sum()".formatted(other),
                        equalTo(15000.0))
                .body("rows.findAll { it.meterId == '%s' }.reasons.flatten()".formatted(meter), empty())
                .body("rows", hasSize(24));
    }

    private static ValidatableResponse counts(
            ValidatableResponse answer, int accepted, int unchanged, int corrected, int rejected) {
        answer.statusCode(200);
        var found = answer.extract().<Map<String, Object>>path("");
        assertEquals(
                "%s accepted, %s unchanged, %s corrected, %s rejected"
                        .formatted(accepted, unchanged, corrected, rejected),
                "%s accepted, %s unchanged, %s corrected, %s rejected"
                        .formatted(
                                found.get("accepted"),
                                found.get("unchanged"),
                                found.get("corrected"),
                                found.get("rejected")),
                () -> "errors: " + found.get("errors"));
        return answer;
    }
}
