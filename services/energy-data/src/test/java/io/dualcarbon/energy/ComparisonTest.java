package io.dualcarbon.energy;

import static io.dualcarbon.energy.Energy.PROBLEM;
import static io.dualcarbon.energy.Energy.bill;
import static io.dualcarbon.energy.Energy.block;
import static io.dualcarbon.energy.Energy.flat;
import static io.dualcarbon.energy.Registry.text;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class ComparisonTest {
    private static final String[] BILLED = {text("reading", "BILLED"), "\"intervalMinutes\":null"};

    private final TestTenant tenant = TestTenant.fresh();
    private final Registry registry = new Registry(tenant);
    private final Energy energy = new Energy(tenant);

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    /** PUB-07: public buildings of the district, 30.64 (2016) to 24.25 kgce/m2 (2020), the city at 26.78. */
    @Test
    void tellsThePublishedTrend() {
        var building = registry.building(registry.area());
        var meter = registry.meterOf(building, BILLED);
        registry.publish();
        energy.sendBills(
                bill(meter, "2016-01-01", "2017-01-01", "30.64"),
                bill(meter, "2019-01-01", "2020-01-01", "26.78"),
                bill(meter, "2020-01-01", "2021-01-01", "24.25"));

        comparison("buildingId", building, "from", "2020", "to", "2021", "resolution", "P1Y", "against", "2016")
                .body("referenceFrom", equalTo("2016"))
                .body("rows.period", contains("2020"))
                .body("rows.referencePeriod", contains("2016"))
                .body("rows.quantity", contains(24.25))
                .body("rows.reference", contains(30.64))
                .body("rows.change", contains(-6.39))
                .body("rows.relativeChange", contains(-0.2086))
                .body("rows.basis", contains("WHOLE_PERIODS"))
                .body("rows.comparedDays", contains(366.0))
                .body("rows[0].reasons", empty());
        comparison("buildingId", building, "from", "2020", "to", "2021", "resolution", "P1Y")
                .body("rows.relativeChange", contains(-0.0945));
    }

    @Test
    void setsEachMonthAgainstTheOneBefore() {
        var building = registry.building(registry.area());
        var meter = registry.meterOf(building, BILLED);
        registry.publish();
        energy.sendBills(
                bill(meter, "2024-12-01", "2025-01-01", "310"),
                bill(meter, "2025-01-01", "2025-02-01", "341"),
                bill(meter, "2025-02-01", "2025-03-01", "0"),
                bill(meter, "2025-03-01", "2025-04-01", "31"));

        comparison("buildingId", building, "from", "2025-01", "to", "2025-04", "against", "previousMonth")
                .body("rows.referencePeriod", contains("2024-12", "2025-01", "2025-02"))
                .body("rows.change", contains(31.0, -341.0, 31.0))
                .body("rows.relativeChange", contains(0.1, -1.0, null))
                .body("rows.reasons", contains(List.of(), List.of(), List.of("REFERENCE_ZERO")))
                .body("rows.comparedDays", contains(31.0, 28.0, 31.0));
    }

    @Test
    void comparesAnOpenMonthDayByDay() {
        var building = registry.building(registry.area());
        var meter = registry.meterOf(building, BILLED);
        registry.publish();
        var today = LocalDate.now(ZoneId.of("Asia/Shanghai"));
        var month = YearMonth.from(today);
        var days = today.getDayOfMonth() - 1;
        var lastYear = month.minusYears(1);
        energy.sendBills(bill(
                meter,
                lastYear.atDay(1).toString(),
                lastYear.plusMonths(1).atDay(1).toString(),
                Integer.toString(lastYear.lengthOfMonth() * 10)));
        if (days > 0) {
            energy.sendBills(bill(meter, month.atDay(1).toString(), today.toString(), Integer.toString(days * 11)));
        }

        var answer = comparison(
                "buildingId",
                building,
                "from",
                month.toString(),
                "to",
                month.plusMonths(1).toString());

        if (days == 0) {
            answer.body("rows.reasons", contains(List.of("NO_COMMON_DAYS")));
        } else {
            answer.body("rows.basis", contains("SAME_DAYS"))
                    .body("rows.quantity", contains(days * 11.0))
                    .body("rows.reference", contains(days * 10.0))
                    .body("rows.relativeChange", contains(0.1))
                    .body("rows.comparedDays", contains((double) days))
                    .body("rows.quantityReasons", contains(List.of("MONTH_OPEN")));
        }
    }

    @Test
    void aGapIsNoSaving() {
        var area = registry.area();
        var gappy = registry.meterOf(registry.building(area));
        var whole = registry.meterOf(registry.building(area));
        registry.publish();
        energy.sendBlocks(
                // Of the second January only the first ten days, and half of the eleventh.
                block(gappy, "2024-01-01T00:00:00+08:00", flat(31 * 96, 1)),
                block(gappy, "2025-01-01T00:00:00+08:00", flat(10 * 96 + 48, 2)),
                block(whole, "2024-01-01T00:00:00+08:00", flat(31 * 96, 1)),
                block(whole, "2025-01-01T00:00:00+08:00", flat(31 * 96, 1)));

        comparison("areaId", area, "from", "2025-01", "to", "2025-02")
                .body("rows.basis", contains("SAME_DAYS"))
                .body("rows.quantity", contains((20 + 31) * 96.0))
                .body("rows.reference", contains((10 + 31) * 96.0))
                .body("rows.relativeChange", contains(0.2439))
                .body("rows.comparedDays", contains(20.5))
                .body("rows.quantityReasons", contains(List.of("COVERAGE")))
                .body("rows.referenceReasons[0]", empty());
        comparison("areaId", area, "from", "2025-01", "to", "2025-02", "groupBy", "meter")
                .body("rows.find { it.meterId == '%s' }.basis".formatted(whole), equalTo("WHOLE_PERIODS"))
                .body("rows.find { it.meterId == '%s' }.change".formatted(whole), equalTo(0.0))
                .body("rows.find { it.meterId == '%s' }.comparedDays".formatted(gappy), equalTo(10.0))
                .body("rows.find { it.meterId == '%s' }.relativeChange".formatted(gappy), equalTo(1.0));
    }

    @Test
    void doesNotCompareWhatIsNotThere() {
        var building = registry.building(registry.area());
        var meter = registry.meterOf(building);
        registry.publish();
        energy.sendBlocks(block(meter, "2025-01-01T00:00:00+08:00", flat(31 * 96, 1)));

        comparison("buildingId", building, "from", "2025-01", "to", "2025-02")
                .body("rows.quantity", contains(2976.0))
                .body("rows.reference", contains(nullValue()))
                .body("rows.change", contains(nullValue()))
                .body("rows.relativeChange", contains(nullValue()))
                .body("rows.basis", contains("NONE"))
                .body("rows.referenceReasons", contains(List.of("NO_DATA")))
                .body("rows.reasons", contains(List.of("NO_COMMON_DAYS")));
    }

    @Test
    void aDayThatTheOtherMonthHasNotIsNotCompared() {
        var building = registry.building(registry.area());
        var meter = registry.meterOf(building);
        registry.publish();
        energy.sendBlocks(block(meter, "2025-02-27T00:00:00+08:00", flat(33 * 96, 1)));

        comparison(
                        "buildingId",
                        building,
                        "from",
                        "2025-03-28",
                        "to",
                        "2025-04-01",
                        "resolution",
                        "P1D",
                        "against",
                        "previousMonth")
                .body("rows.period", contains("2025-03-28", "2025-03-29", "2025-03-30", "2025-03-31"))
                .body("rows.change", contains(0.0, null, null, null));
    }

    @Test
    void ranksBuildingsByWhatIsAsked() {
        var district = registry.area();
        var small = building(district, "SMALL", "OFFICE", "\"grossFloorAreaM2\":100");
        var large = building(district, "LARGE", "OFFICE", "\"grossFloorAreaM2\":1000");
        var hotel = building(district, "HOTEL", "HOTEL", "\"grossFloorAreaM2\":500");
        var unmeasured = building(district, "UNMEASURED", "OFFICE");
        var bare = building(district, "BARE", "OFFICE", "\"grossFloorAreaM2\":10");
        var meters = new ArrayList<String>();
        for (var building : List.of(small, large, hotel, unmeasured)) {
            meters.add(registry.meterOf(building, BILLED));
        }
        registry.publish();
        bills(meters, "2024", 300, 2000, 1000, 50);
        bills(meters, "2025", 400, 1900, 1000, 50);

        ranking("areaId", district)
                .body("items.rank", contains(1, 2, 3, 4, null))
                .body("items.id", contains(large, hotel, small, unmeasured, bare))
                .body("items.value", contains(1900.0, 1000.0, 400.0, 50.0, null))
                .body("items[4].reasons", contains("NO_METER"))
                .body("unit", equalTo("kWh"))
                .body("ranked", equalTo(4))
                .body("unranked", equalTo(1));
        ranking("areaId", district, "by", "perArea")
                .body("items.code", contains("SMALL", "HOTEL", "LARGE", "BARE", "UNMEASURED"))
                .body("items.value", contains(4.0, 2.0, 1.9, null, null))
                .body("items[4].reasons", contains("NO_FLOOR_AREA"))
                .body("unit", equalTo("kWh/m2"));
        ranking("areaId", district, "by", "change", "buildingUse", "OFFICE")
                .body("items.code", contains("SMALL", "UNMEASURED", "LARGE", "BARE"))
                .body("items.value", contains(100.0, 0.0, -100.0, null))
                .body("items.reference", contains(300.0, 50.0, 2000.0, null));
        ranking("areaId", district, "by", "relativeChange", "ascending", true, "limit", 1)
                .body("items.code", contains("LARGE"))
                .body("items.value", contains(-0.05));
        var next = ranking("areaId", district, "limit", 2).extract().<String>path("nextCursor");
        ranking("areaId", district, "limit", 2, "cursor", next)
                .body("items.code", contains("SMALL", "UNMEASURED"))
                .body("items.rank", contains(3, 4));
    }

    @Test
    void ranksAreasAndOrganizationsWithoutCountingTwice() {
        var district = registry.area();
        var north = registry.area(text("parentId", district), text("code", "NORTH"), text("name", "North"));
        var south = registry.area(text("parentId", district), text("code", "SOUTH"), text("name", "South"));
        var landlord = registry.organization();
        var lodger = registry.organization();
        var tower = registry.building(north, text("organizationId", landlord), "\"grossFloorAreaM2\":50");
        var main = registry.meterOf(tower, BILLED);
        var shop =
                registry.meterOf(tower, text("parentId", main), text("organizationId", lodger), BILLED[0], BILLED[1]);
        var other = registry.meterOf(registry.building(south, "\"grossFloorAreaM2\":10"), BILLED);
        registry.publish();
        bills(List.of(main, shop, other), "2025", 100, 80, 30);

        ranking("areaId", district, "of", "area")
                .body("items.code", contains("NORTH", "SOUTH"))
                .body("items.value", contains(100.0, 30.0));
        ranking("areaId", district, "of", "area", "by", "perArea")
                .body("items.code", contains("SOUTH", "NORTH"))
                .body("items.value", contains(3.0, 2.0));
        ranking("areaId", district, "of", "organization")
                .body("items.id", contains(lodger, landlord))
                .body("items.value", contains(80.0, 20.0));
    }

    @ParameterizedTest
    @CsvSource({
        "/consumption/comparison?areaId=%1$s&from=2025-01&to=2025-02&against=yesterday, time-invalid",
        "/consumption/comparison?areaId=%1$s&from=2025-01&to=2025-02&against=0000, time-out-of-range",
        "/consumption/comparison?areaId=%1$s&from=2025-01&to=2025-02&against=2024-01-15, reference-not-like-period",
        "/consumption/comparison?areaId=%1$s&from=2023-01&to=2025-02, range-too-long",
        "/consumption/comparison?from=2025-01&to=2025-02, node-not-named",
        "/consumption/ranking?buildingId=%2$s&from=2025-01&to=2025-02&of=area, ranking-of-areas",
        "/consumption/ranking?areaId=%1$s&from=2025-01&to=2025-02&of=organization&by=perArea, ranking-no-area",
        "/consumption/ranking?areaId=%1$s&from=2025-01&to=2025-02&of=area&buildingUse=OFFICE, ranking-use",
        "/consumption/ranking?areaId=%1$s&from=2025-01&to=2025-02&cursor=eA, cursor-invalid",
    })
    void refusesAWrongQuestion(String query, String problem) {
        var area = registry.area();
        var building = registry.building(area);
        registry.publish();

        energy.as("viewer")
                .get(Energy.API + query.formatted(area, building))
                .then()
                .statusCode(400)
                .body("type", equalTo(PROBLEM + problem));
    }

    private String building(String area, String code, String use, String... properties) {
        var all = Arrays.copyOf(properties, properties.length + 2);
        all[properties.length] = text("code", code);
        all[properties.length + 1] = text("use", use);
        return registry.building(area, all);
    }

    private void bills(List<String> meters, String year, int... quantities) {
        var bills = new ArrayList<String>();
        for (var i = 0; i < quantities.length; i++) {
            bills.add(bill(meters.get(i), year + "-01-01", year + "-02-01", Integer.toString(quantities[i])));
        }
        energy.sendBills(bills.toArray(String[]::new)).body("rejected", equalTo(0));
    }

    private ValidatableResponse comparison(Object... parameters) {
        return energy.caughtUp("/consumption/comparison", parameters);
    }

    private ValidatableResponse ranking(Object... parameters) {
        var all = Arrays.copyOf(parameters, parameters.length + 4);
        System.arraycopy(new Object[] {"from", "2025-01", "to", "2025-02"}, 0, all, parameters.length, 4);
        return energy.caughtUp("/consumption/ranking", all);
    }
}
