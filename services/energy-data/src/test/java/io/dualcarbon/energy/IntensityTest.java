package io.dualcarbon.energy;

import static io.dualcarbon.energy.Energy.PROBLEM;
import static io.dualcarbon.energy.Energy.bill;
import static io.dualcarbon.energy.Registry.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class IntensityTest {
    private final TestTenant tenant = TestTenant.fresh();
    private final Registry registry = new Registry(tenant);
    private final Energy energy = new Energy(tenant);
    private final String area = registry.area();

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    /** PUB-28: months of twelve kinds of buildings of Shanghai (Wang et al. 2026, Table 2) sum to their years. */
    @Test
    void sumsThePublishedMonths() throws IOException {
        var meters = new HashMap<String, String>();
        var bills = new ArrayList<String>();
        for (var row : publishedMonths()) {
            var meter = meters.computeIfAbsent(
                    row[0], kind -> meter(building(kind.toUpperCase(Locale.ROOT), 1000), "ELECTRICITY"));
            var month = YearMonth.of(2025, Integer.parseInt(row[1]));
            bills.add(bill(
                    meter,
                    month.atDay(1).toString(),
                    month.plusMonths(1).atDay(1).toString(),
                    new BigDecimal(row[2]).multiply(BigDecimal.valueOf(1000)).toPlainString()));
        }
        registry.publish();
        energy.sendBills(bills.toArray(String[]::new)).body("rejected", equalTo(0));

        var answer = intensities("year", 2025)
                .body("basis", equalTo("SITE_KWH"))
                .body("unit", equalTo("kWh/(m2.a)"))
                .body("from", equalTo("2025-01"))
                .body("to", equalTo("2026-01"));

        var found = new HashMap<String, Double>();
        List<Map<String, Object>> items = answer.extract().path("items");
        items.forEach(item -> found.put((String) item.get("buildingUse"), (Double) item.get("intensity")));
        assertEquals(
                Map.ofEntries(
                        Map.entry("CULTURE", 79.5),
                        Map.entry("EDUCATION", 41.0),
                        Map.entry("EXHIBITION", 41.0),
                        Map.entry("GOVERNMENT_OFFICE", 95.8),
                        Map.entry("HEALTHCARE", 146.0),
                        Map.entry("HOTEL", 112.3),
                        Map.entry("MIXED_USE", 102.6),
                        Map.entry("OFFICE", 85.3),
                        Map.entry("OTHER_PUBLIC", 73.7),
                        Map.entry("SHOPPING_MALL", 147.7),
                        Map.entry("SPORTS", 62.6),
                        Map.entry("TRANSPORTATION", 43.1)),
                found);
        // The city's data paper is about kWh: rated would be by a set of its own, from the same months.
        intensities("year", 2025, "coefficientSet", "db31-552-2017", "buildingUse", "SHOPPING_MALL")
                .body("items.intensity", contains(41.698664))
                .body("items[0].ratings.rating", contains("ADVANCED"));
    }

    @ParameterizedTest
    @CsvSource({
        "8950, 10.99955, ADVANCED, 先进",
        "8951, 11.000779, COMPLIANT, 达标",
        "11391, 13.999539, COMPLIANT, 达标",
        "11392, 14.000768, OVER_LIMIT, 超限",
    })
    void ratesByWhatTheStandardSays(String kwh, double intensity, String rating, String label) {
        var meter = meter(building("OFFICE", 100), "ELECTRICITY");
        registry.publish();
        energy.sendBills(bill(meter, "2025-01-01", "2026-01-01", kwh));

        intensities("year", 2025, "basis", "STANDARD_COAL", "coefficientSet", "db31-1341-2021")
                .body("unit", equalTo("kgce/(m2.a)"))
                .body("items.intensity", contains(intensity))
                .body("items[0].ratings.benchmark", contains("db31-1341-2021-office-class-1"))
                .body("items[0].ratings.rating", contains(rating))
                .body("items[0].ratings.label", contains(label))
                .body("items[0].ratings.status", contains("SECONDARY"))
                .body(
                        "items[0].notRated.benchmark",
                        contains("gbt-51161-2016-office-a-commercial", "gbt-51161-2016-office-b-commercial"))
                .body("items[0].notRated.reason", contains("NOT_VERIFIED", "NOT_VERIFIED"));
    }

    @Test
    void aBenchmarkBringsItsOwnSet() {
        var meter = meter(building("EDUCATION", 100), "ELECTRICITY");
        registry.publish();
        energy.sendBills(bill(meter, "2025-01-01", "2026-01-01", "10000"));

        intensities("year", 2025, "benchmark", "db31-783-2026-university")
                .body("coefficientSet", equalTo("db31-783-2026"))
                .body("items.intensity", contains(28.078))
                .body("items[0].ratings.rating", contains("COMPLIANT"));
    }

    /** 300 kWh/m2 at 0.28232 kgce: of shopping centres up to 90 are allowed, up to 65 are exemplary. */
    @Test
    void ratesByTheSetOfTheStandardUnlessOneIsNamed() {
        var meter = meter(building("SHOPPING_MALL", 100), "ELECTRICITY");
        registry.publish();
        energy.sendBills(bill(meter, "2025-01-01", "2026-01-01", "30000"));

        intensities("year", 2025)
                .body("basis", equalTo("SITE_KWH"))
                .body("items.intensity", contains(300.0))
                .body("items[0].ratings.benchmark", contains("db31-552-2017-department-store"))
                .body("items[0].ratings.intensity", contains(84.696))
                .body("items[0].ratings.unit", contains("kgce/(m2.a)"))
                .body("items[0].ratings.coefficientSet", contains("db31-552-2017"))
                .body("items[0].ratings.rating", contains("COMPLIANT"))
                .body("items[0].notRated.reason", contains("VALUE_MISSING"));
        intensities("year", 2025, "basis", "SITE_KWH")
                .body("items.intensity", contains(300.0))
                .body("items[0].ratings", empty())
                .body("items[0].notRated.reason", contains("OTHER_COEFFICIENT_SET", "VALUE_MISSING"));
    }

    @Test
    void ratesNoSchoolByTheQuotaOfUniversities() {
        var meter = meter(building("EDUCATION", 100), "ELECTRICITY");
        registry.publish();
        energy.sendBills(bill(meter, "2025-01-01", "2026-01-01", "10000"));

        intensities("year", 2025).body("items[0].ratings", empty()).body("items[0].notRated", empty());
    }

    @Test
    void saysWhatTheSetOfTheStandardCannotConvert() {
        var building = building("SHOPPING_MALL", 100);
        var electricity = meter(building, "ELECTRICITY");
        var cooling = meter(building, "COOLING", text("unit", "GJ"));
        registry.publish();
        energy.sendBills(
                bill(electricity, "2025-01-01", "2026-01-01", "10000"),
                bill(cooling, "2025-01-01", "2026-01-01", "3.6"));

        intensities("year", 2025)
                .body("items.intensity", contains(110.0))
                .body("items[0].ratings", empty())
                .body("items[0].notRated.reason", contains("NO_COEFFICIENT", "VALUE_MISSING"));
    }

    /** 100 kWh/m2 are 28.078 kgce by the set that is named; the district's average was 24.25: 28.078 / 24.25 = 1.1579. */
    @Test
    void comparesWithAnAverageByTheSetThatIsNamed() {
        var meter = meter(building("EDUCATION", 100), "ELECTRICITY");
        registry.publish();
        energy.sendBills(bill(meter, "2025-01-01", "2026-01-01", "10000"));

        intensities("year", 2025, "benchmark", "changning-2020", "coefficientSet", "db31-783-2026")
                .body("coefficientSet", equalTo("db31-783-2026"))
                .body("items.intensity", contains(28.078))
                .body("items[0].ratings", empty())
                .body("items[0].notRated", empty())
                .body("items[0].comparisons.benchmark", contains("changning-2020"))
                .body("items[0].comparisons.average", contains(24.25))
                .body("items[0].comparisons.unit", contains("kgce/(m2.a)"))
                .body("items[0].comparisons.difference", contains(0.1579))
                .body("items[0].comparisons.note", contains("The source names no coefficient set"));
        intensities("year", 2025).body("items[0].comparisons", empty());
    }

    @Test
    void needsDataOfAlmostTheWholeYear() {
        var enough = meter(building("HOTEL", 100), "ELECTRICITY");
        var tooFew = meter(building("OFFICE", 100), "ELECTRICITY");
        registry.publish();
        energy.sendBills(
                bill(enough, "2025-01-01", "2025-12-17", "3500"), bill(tooFew, "2025-01-01", "2025-12-16", "3490"));

        intensities("year", 2025)
                .body(item("HOTEL") + "intensity", equalTo(35.0))
                .body(item("HOTEL") + "daysWithData", equalTo(350))
                .body(item("HOTEL") + "reasons", empty())
                .body(item("OFFICE") + "intensity", nullValue())
                .body(item("OFFICE") + "daysWithData", equalTo(349))
                .body(item("OFFICE") + "reasons", contains("COVERAGE"))
                .body(item("OFFICE") + "carriers.quantity", contains(3490.0));
    }

    @Test
    void addsAllCarriersAndSaysWhatIsMissing() {
        var building = building("HOTEL", 100);
        var electricity = meter(building, "ELECTRICITY");
        var gas = meter(building, "NATURAL_GAS", text("unit", "m3"));
        var cooling = meter(building, "COOLING", text("unit", "GJ"));
        var water = meter(building, "WATER", text("unit", "m3"));
        var bare = building("SPORTS", 100);
        var unmeasured = registry.building(area, text("use", "CULTURE"));
        var meterOfUnmeasured = meter(unmeasured, "ELECTRICITY");
        registry.publish();
        energy.sendBills(
                bill(electricity, "2025-01-01", "2026-01-01", "1000"),
                bill(gas, "2025-01-01", "2026-01-01", "10"),
                bill(cooling, "2025-01-01", "2026-01-01", "3.6"),
                bill(water, "2025-01-01", "2026-01-01", "77"),
                bill(meterOfUnmeasured, "2025-01-01", "2026-01-01", "1000"));

        intensities("year", 2025)
                .body(item("HOTEL") + "carriers.carrier", contains("ELECTRICITY", "NATURAL_GAS", "COOLING"))
                .body(item("HOTEL") + "carriers.energy", contains(1000.0, 105.809391, 1000.0))
                .body(item("HOTEL") + "intensity", equalTo(21.058094))
                .body(item("SPORTS") + "buildingId", equalTo(bare))
                .body(item("SPORTS") + "reasons", contains("NO_METER"))
                .body(item("CULTURE") + "reasons", contains("NO_FLOOR_AREA"));
        intensities("year", 2025, "coefficientSet", "gbt-2589-2020-gas-field", "buildingUse", "HOTEL")
                .body("items.intensity", contains(nullValue()))
                .body("items.reasons", contains(List.of("NO_COEFFICIENT")));
    }

    @Test
    void tellsTheRankAmongBuildingsUsedAlike() {
        var meters = new ArrayList<String>();
        for (var i = 0; i < 4; i++) {
            meters.add(meter(building("OFFICE", 100), "ELECTRICITY"));
        }
        var hotel = meter(building("HOTEL", 100), "ELECTRICITY");
        registry.publish();
        energy.sendBills(
                bill(meters.get(0), "2024-07-01", "2025-07-01", "1000"),
                bill(meters.get(1), "2024-07-01", "2025-07-01", "2000"),
                bill(meters.get(2), "2024-07-01", "2025-07-01", "2000"),
                bill(meters.get(3), "2024-07-01", "2025-07-01", "4000"),
                bill(hotel, "2024-07-01", "2025-07-01", "1"));

        var answer = intensities("from", "2024-07", "to", "2025-07");

        answer.body(item("HOTEL") + "peers.percentileRank", nullValue())
                .body(item("HOTEL") + "peers.reasons", contains("TOO_FEW_PEERS"));
        var ranks = new HashMap<Double, Double>();
        List<Map<String, Object>> items = answer.extract().path("items.findAll { it.buildingUse == 'OFFICE' }");
        for (var item : items) {
            var peers = (Map<?, ?>) Objects.requireNonNull(item.get("peers"));
            assertEquals(4, peers.get("buildings"));
            ranks.put((Double) item.get("intensity"), (Double) peers.get("percentileRank"));
        }
        assertEquals(Map.of(10.0, 12.5, 20.0, 50.0, 40.0, 87.5), ranks);
    }

    @Test
    void tellsBenchmarksWithTheirStatus() {
        energy.ask("/benchmarks", "limit", 100)
                .statusCode(200)
                .body("items.size()", equalTo(17))
                .body("items.findAll { it.status == 'MEMORY_UNVERIFIED' }.notRated", hasItems("NOT_VERIFIED"))
                .body("items.findAll { it.status == 'MISSING' }.id", contains("gbt-51161-2016-hotels-malls"))
                .body("items.find { it.id == 'db31-552-2017-restaurant' }.constraint", equalTo(150))
                .body(
                        "items.findAll { it.notRated == null }.id",
                        contains(
                                "db31-1341-2021-office-class-1",
                                "db31-552-2017-department-store",
                                "db31-552-2017-restaurant",
                                "db31-552-2017-supermarket",
                                "db31-783-2026-university",
                                "db31-783-2026-vocational-college"));
    }

    @ParameterizedTest
    @CsvSource({
        "year=2025&benchmark=db31-783-2026-university&coefficientSet=db31-552-2017, coefficient-sets-mixed",
        "year=2025&coefficientSet=db31-783-2026&coefficientSet=db31-552-2017, coefficient-sets-mixed",
        "year=2025&basis=SITE_KWH&benchmark=db31-783-2026-university, coefficient-sets-mixed",
        "year=2025&basis=SITE_KWH&coefficientSet=db31-783-2026, basis-contradictory",
        "year=2025&basis=STANDARD_COAL, coefficient-set-not-named",
        "year=2025&benchmark=gbt-51161-2016-office-a-commercial, benchmark-not-usable",
        "year=2025&benchmark=gb-55015-2021-public-building, benchmark-not-usable",
        "year=2025&benchmark=changning-2020, coefficient-set-not-named",
        "year=2025&benchmark=changning-2020&coefficientSet=site-energy, basis-contradictory",
        "year=2025&benchmark=changning-2020&basis=SITE_KWH, basis-contradictory",
        "year=2025&benchmark=none, benchmark-unknown",
        "from=2025-01&to=2025-12, intensity-needs-a-year",
        "from=2025-01-15&to=2026-01-15, intensity-needs-a-year",
        "basis=SITE_KWH, intensity-needs-a-year",
    })
    void refusesAWrongQuestion(String query, String problem) {
        registry.publish();

        energy.as("viewer")
                .get(Energy.API + "/energy-use-intensity?areaId=" + area + "&" + query)
                .then()
                .statusCode(400)
                .body("type", equalTo(PROBLEM + problem));
    }

    private static String item(String use) {
        return "items.find { it.buildingUse == '%s' }.".formatted(use);
    }

    private String building(String use, int grossFloorAreaM2) {
        return registry.building(area, text("use", use), "\"grossFloorAreaM2\":" + grossFloorAreaM2);
    }

    private String meter(String building, String carrier, String... properties) {
        var all = Arrays.copyOf(properties, properties.length + 3);
        all[properties.length] = text("carrier", carrier);
        all[properties.length + 1] = text("reading", "BILLED");
        all[properties.length + 2] = "\"intervalMinutes\":null";
        return registry.meterOf(building, all);
    }

    private ValidatableResponse intensities(Object... parameters) {
        var all = Arrays.copyOf(parameters, parameters.length + 2);
        all[parameters.length] = "areaId";
        all[parameters.length + 1] = area;
        return energy.caughtUp("/energy-use-intensity", all);
    }

    private static List<String[]> publishedMonths() throws IOException {
        try (var in = Objects.requireNonNull(IntensityTest.class.getResourceAsStream("/shanghai-monthly-eui.csv"))) {
            return new String(in.readAllBytes(), UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .toList();
        }
    }
}
