package io.dualcarbon.energy;

import static io.dualcarbon.energy.Energy.API;
import static io.dualcarbon.energy.Energy.PROBLEM;
import static io.dualcarbon.energy.Energy.bill;
import static io.dualcarbon.energy.Energy.block;
import static io.dualcarbon.energy.Energy.blockEvery;
import static io.dualcarbon.energy.Energy.flat;
import static io.dualcarbon.energy.Registry.text;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class QualityTest {
    private static final String NEW_YEAR = "2025-01-01T00:00:00+08:00";

    private final TestTenant tenant = TestTenant.fresh();
    private final Registry registry = new Registry(tenant);
    private final Energy energy = new Energy(tenant);

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @Test
    void countsWhatCameAgainstWhatIsOwed() {
        var meter = registry.meterOf(registry.building(registry.area()), text("code", "B01-E"));
        registry.publish();
        energy.sendBlocks(block(meter, NEW_YEAR, flat(96 + 48, 1)));

        get("completeness", "meterId", meter, "from", "2025-01-01", "to", "2025-01-04", "resolution", "P1D")
                .body("total.expected", equalTo(288))
                .body("total.actual", equalTo(144))
                .body("total.completeness", equalTo(0.5))
                .body("rows.meterCode", contains("B01-E"))
                .body("rows[0].buckets.period", contains("2025-01-01", "2025-01-02", "2025-01-03"))
                .body("rows[0].buckets.expected", contains(96, 96, 96))
                .body("rows[0].buckets.actual", contains(96, 48, 0))
                .body("rows[0].buckets.completeness", contains(1.0, 0.5, 0.0))
                .body("rows[0].buckets.reasons", contains(null, List.of("GAPS"), List.of("NO_DATA")));
        get("completeness", "meterId", meter, "from", "2025-01", "to", "2025-03")
                .body("rows[0].buckets.period", contains("2025-01", "2025-02"))
                .body("rows[0].buckets.expected", contains(31 * 96, 28 * 96))
                .body("rows[0].buckets.completeness", contains(0.0484, 0.0));
    }

    @Test
    void ranksTheBuildingsOfAnArea() {
        var area = registry.area();
        var good = registry.building(area);
        var half = registry.building(area);
        var silent = registry.building(area);
        var goodMain = registry.meterOf(good, "\"intervalMinutes\":60");
        var goodSub = registry.meterOf(good, text("parentId", goodMain), text("endUse", "A"));
        var halfMain = registry.meterOf(half);
        var billed = registry.meterOf(half, text("reading", "BILLED"), "\"intervalMinutes\":null");
        registry.meterOf(silent);
        registry.publish();
        energy.sendBlocks(
                blockEvery(60, goodMain, NEW_YEAR, flat(31 * 24, 1)),
                block(goodSub, NEW_YEAR, flat(31 * 96, 1)),
                block(halfMain, NEW_YEAR, flat(1488, 1)));
        energy.sendBills(bill(billed, "2025-01-01", "2025-02-01", "310"));

        get("completeness", "areaId", area, "from", "2025-01", "to", "2025-02", "groupBy", "building")
                .body("rows.buildingId", contains(good, half, silent))
                .body("rows.rank", contains(1, 2, 3))
                .body("rows.meters", contains(2, 2, 1))
                .body("rows.total.expected", contains(744 + 2976, 2976 + 31, 2976))
                .body("rows.total.actual", contains(744 + 2976, 1488 + 31, 0))
                .body("rows.total.completeness", contains(1.0, 0.5052, 0.0));
    }

    @Test
    void owesNothingAfterItsRetirementNorBeforeADayIsOver() {
        var building = registry.building(registry.area());
        var meter = registry.meterOf(building, text("retiredAt", "2025-01-02T16:00:00Z")); // the 3rd in Shanghai
        var living = registry.meterOf(building);
        registry.publish();
        energy.sendBlocks(block(meter, NEW_YEAR, flat(2 * 96, 1)));
        var today = LocalDate.now(ZoneId.of("Asia/Shanghai"));

        get("completeness", "meterId", meter, "from", "2025-01", "to", "2025-03")
                .body("rows[0].buckets.expected", contains(192, 0))
                .body("rows[0].buckets.completeness", contains(1.0, null))
                .body("rows[0].buckets.reasons", contains(null, List.of("NOT_DUE")));
        get("completeness", "meterId", living, "from", today.minusDays(1), "to", today.plusDays(1), "resolution", "P1D")
                .body("rows[0].buckets.reasons", contains(List.of("NO_DATA"), List.of("NOT_DUE")));
        get("gaps", "meterId", meter, "from", "2025-01", "to", "2025-03").body("items", empty());
    }

    @Test
    void whatCameAfterItsRetirementMakesUpForNothing() {
        var building = registry.building(registry.area());
        var meter = registry.meterOf(building);
        registry.publish();
        var values = flat(10 * 96, 1);
        for (var i = 0; i < 48; i++) {
            values[4 * 96 + i] = Double.NaN;
        }
        energy.sendBlocks(block(meter, NEW_YEAR, values));
        registry.event(
                        "meter",
                        "retired",
                        meter,
                        1,
                        text("buildingId", building),
                        text("retiredAt", "2025-01-10T04:00:00Z"))
                .publish();

        get("completeness", "meterId", meter, "from", "2025-01", "to", "2025-02")
                .body("rows[0].buckets.expected", contains(9 * 96))
                .body("rows[0].buckets.actual", contains(9 * 96 - 48)); // not the hours of the tenth in their stead
        get("gaps", "meterId", meter, "from", "2025-01", "to", "2025-02")
                .body("items.start", contains("2025-01-05T00:00:00+08:00"))
                .body("items.missingValues", contains(48));
        get("trust-scores", "meterId", meter, "from", "2025-01-01", "to", "2025-02-01")
                .body("meters.complete", contains(0.9444));
    }

    @Test
    void aFormulaAndAMeterWithoutAnythingOweWhatTheyCan() {
        var meter = registry.meterOf(registry.building(registry.area()));
        var formula = registry.meterOf(
                registry.building(registry.area()),
                text("reading", "VIRTUAL"),
                "\"intervalMinutes\":null",
                Registry.terms(meter, 1));
        registry.publish();

        get("completeness", "meterId", formula, "from", "2025-01", "to", "2025-02")
                .body("total.completeness", equalTo(null))
                .body("total.reasons", contains("NOT_DUE"))
                .body("rows", empty());
        get("gaps", "meterId", formula, "from", "2025-01", "to", "2025-02").body("items", empty());
        get("trust-scores", "meterId", formula, "from", "2025-01", "to", "2025-02")
                .body("meters", empty());
        get("trust-scores", "meterId", meter, "from", "2025-01", "to", "2025-02")
                .body("meters.score", contains(0.0))
                .body("meters.grade", contains(1));
        get("trust-scores", "meterId", meter, "from", "2040-01", "to", "2040-02")
                .body("meters.reasons", contains(List.of("NOT_DUE")));
    }

    @Test
    void aDayWithAChangeOfTheClockOwesItsOwnHours() {
        registry.timeZone("Europe/Berlin");
        var meter = registry.meterOf(registry.building(registry.area()));
        registry.publish();
        energy.sendBlocks(block(meter, "2025-03-30T00:00:00+01:00", flat(92, 1)));

        get("completeness", "meterId", meter, "from", "2025-03-30", "to", "2025-03-31", "resolution", "P1D")
                .body("rows[0].buckets.expected", contains(92))
                .body("rows[0].buckets.completeness", contains(1.0));
        get("gaps", "meterId", meter, "from", "2025-03-30", "to", "2025-03-31").body("items", empty());
    }

    @Test
    void listsGapsAcrossDays() {
        var building = registry.building(registry.area());
        var meter = registry.meterOf(building, text("code", "B01-E"));
        registry.publish();
        energy.sendBlocks(
                block(meter, NEW_YEAR, flat(90, 1)),
                block(meter, "2025-01-03T00:30:00+08:00", flat(94, 1)),
                block(meter, "2025-01-05T10:00:00+08:00", 1));

        get("gaps", "buildingId", building, "from", "2025-01-01", "to", "2025-01-06")
                .body("items.meterCode", contains("B01-E", "B01-E", "B01-E"))
                .body(
                        "items.start",
                        contains("2025-01-01T22:30:00+08:00", "2025-01-04T00:00:00+08:00", "2025-01-05T10:15:00+08:00"))
                .body(
                        "items.end",
                        contains("2025-01-03T00:30:00+08:00", "2025-01-05T10:00:00+08:00", "2025-01-06T00:00:00+08:00"))
                .body("items.missingValues", contains(6 + 96 + 2, 96 + 40, 55))
                .body("items.open", contains(false, false, false));
    }

    @Test
    void aGapUntilNowIsOpen() {
        var meter = registry.meterOf(registry.building(registry.area()));
        registry.publish();
        var shanghai = ZoneId.of("Asia/Shanghai");
        var today = LocalDate.now(shanghai);
        energy.sendBlocks(
                block(meter, today.minusDays(2).atStartOfDay(shanghai).toOffsetDateTime() + "", flat(96 + 48, 1)));

        get("gaps", "meterId", meter, "from", today.minusDays(2), "to", today.plusDays(1))
                .body(
                        "items.start",
                        contains(today.minusDays(1)
                                .atTime(12, 0)
                                .atZone(shanghai)
                                .toOffsetDateTime()
                                .toString()
                                .replace("12:00+", "12:00:00+")))
                .body("items.open", contains(true))
                .body("items[0].end", equalTo(null));
    }

    @Test
    void pagesThroughGaps() {
        var area = registry.area();
        var building = registry.building(area);
        var meters = List.of(registry.meterOf(building), registry.meterOf(building)).stream()
                .sorted()
                .toList();
        registry.publish();
        for (var meter : meters) {
            energy.sendBlocks(block(meter, NEW_YEAR, 1, Double.NaN, 1, Double.NaN, 1));
        }

        var first = get("gaps", "areaId", area, "from", "2025-01-01", "to", "2025-01-02", "limit", 4)
                .body("items.meterId", contains(meters.get(0), meters.get(0), meters.get(0), meters.get(1)));
        get(
                        "gaps",
                        "areaId",
                        area,
                        "from",
                        "2025-01-01",
                        "to",
                        "2025-01-02",
                        "cursor",
                        first.extract().path("nextCursor"))
                .body("items", hasSize(2))
                .body("items.missingValues", contains(1, 91))
                .body("nextCursor", equalTo(null));
    }

    @ParameterizedTest
    @CsvSource({
        "completeness?from=2025-01&to=2025-02, 400, meters-not-named",
        "completeness?from=2025-01&to=2025-02&meterId=%1$s&areaId=%1$s, 400, meters-not-named",
        "completeness?from=2025-01&to=2025-02&meterId=%1$s, 404, meter-not-found",
        "completeness?from=2025-01&to=2025-02&areaId=%1$s, 404, node-not-found",
        "completeness?from=2025-01-02&to=2025-02&buildingId=%2$s, 400, months-not-whole",
        "completeness?from=2025-01&to=2025-06&buildingId=%2$s&resolution=P1D, 400, range-too-long",
        "completeness?from=2025-01&to=2025-01&buildingId=%2$s, 400, range-invalid",
        "completeness?from=0000-01&to=0000-02&buildingId=%2$s, 400, time-out-of-range",
        "completeness?from=2025-02-30&to=2025-03&buildingId=%2$s, 400, time-invalid",
        "trust-scores?from=2025-02&to=2025-01&buildingId=%2$s, 400, range-invalid",
        "gaps?from=2025-01&to=2025-02, 400, meters-not-named",
        "gaps?from=2025-01&to=2027-02&buildingId=%2$s, 400, range-too-long",
        "gaps?from=2025-01&to=2025-02&buildingId=%2$s&cursor=bm8, 400, cursor-invalid",
    })
    void refusesAWrongQuestion(String query, int status, String problem) {
        var building = registry.building(registry.area());
        registry.publish();

        energy.as("viewer")
                .get(API + "/quality/" + query.formatted("00000000-0000-0000-0000-000000000000", building))
                .then()
                .statusCode(status)
                .body("type", equalTo(PROBLEM + problem));
    }

    private ValidatableResponse get(String path, Object... parameters) {
        var request = energy.as("viewer");
        for (var i = 0; i < parameters.length; i += 2) {
            request.queryParam(parameters[i].toString(), parameters[i + 1].toString());
        }
        return request.get(API + "/quality/" + path).then().statusCode(200);
    }
}
