package io.dualcarbon.acceptance;

import static io.dualcarbon.acceptance.Energy.PROBLEM;
import static io.dualcarbon.acceptance.Energy.bill;
import static io.dualcarbon.acceptance.Energy.caughtUp;
import static io.dualcarbon.acceptance.Energy.refused;
import static io.dualcarbon.acceptance.Energy.sendBills;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.math.BigDecimal;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What two buildings consumed, set against other months, against each other and against a standard. */
@ExtendWith(RunningPlatform.class)
class ConsumptionFiguresIT {
    private static String area;
    private static String tower;
    private static String annex;

    /** Bills of whole months; those of 2025 on the tower sum to 11 392 kWh, on the annex to 1 800 kWh in 349 days. */
    @BeforeAll
    static void twoBuildingsWithBills() {
        area = Registry.area("Compared");
        tower = Registry.building("Tower", area, "OFFICE", BigDecimal.valueOf(100));
        annex = Registry.building("Annex", area, "HOTEL", BigDecimal.valueOf(500));
        var ofTower = Registry.billedMeter(tower, "ELECTRICITY", "kWh");
        var ofAnnex = Registry.billedMeter(annex, "ELECTRICITY", "kWh");
        sendBills(
                bill(ofTower, "2024-01-01", "2024-02-01", "800"),
                bill(ofTower, "2024-12-01", "2025-01-01", "1140"),
                bill(ofTower, "2025-01-01", "2025-02-01", "1000"),
                bill(ofTower, "2025-02-01", "2026-01-01", "10392"),
                bill(ofAnnex, "2024-01-01", "2024-02-01", "300"),
                bill(ofAnnex, "2024-12-01", "2025-01-01", "200"),
                bill(ofAnnex, "2025-01-01", "2025-02-01", "270"),
                bill(ofAnnex, "2025-02-01", "2025-12-16", "1530"));
    }

    /**
     * 1 000 + 270 against 800 + 300 a year before are 170 more, 170 / 1 100 = 0.1545; against 1 140 + 200 a month before
     * 70 fewer, -70 / 1 340 = -0.0522.
     */
    @Test
    void aMonthAgainstTheYearBeforeAndTheMonthBefore() {
        var january = "/consumption/comparison?carrier=ELECTRICITY&from=2025-01&to=2025-02&areaId=" + area;

        caughtUp(january)
                .body("rows.referencePeriod", contains("2024-01"))
                .body("rows.quantity", contains(1270.0))
                .body("rows.reference", contains(1100.0))
                .body("rows.change", contains(170.0))
                .body("rows.relativeChange", contains(0.1545))
                .body("rows.basis", contains("WHOLE_PERIODS"))
                .body("rows.comparedDays", contains(31.0));
        caughtUp(january + "&against=previousMonth")
                .body("rows.referencePeriod", contains("2024-12"))
                .body("rows.reference", contains(1340.0))
                .body("rows.change", contains(-70.0))
                .body("rows.relativeChange", contains(-0.0522));
    }

    /** Per square metre 1 000 / 100 = 10 and 270 / 500 = 0.54; against last year +200 / 800 = 25 % and -30 / 300 = -10 %. */
    @Test
    void buildingsByWhatIsAsked() {
        var ranking = "/consumption/ranking?carrier=ELECTRICITY&from=2025-01&to=2025-02&areaId=" + area;

        caughtUp(ranking)
                .body("items.id", contains(tower, annex))
                .body("items.value", contains(1000.0, 270.0))
                .body("items.rank", contains(1, 2));
        caughtUp(ranking + "&by=perArea")
                .body("items.value", contains(10.0, 0.54))
                .body("unit", equalTo("kWh/m2"));
        caughtUp(ranking + "&by=relativeChange&ascending=true")
                .body("items.id", contains(annex, tower))
                .body("items.value", contains(-0.1, 0.25));
    }

    /**
     * The tower: 11 392 kWh x 0.1229 kgce/kWh / 100 m2 = 14.000768 kgce/m2, just above the constraint of 14 for offices.
     * The annex has 31 + 318 = 349 days with data, one fewer than a year needs.
     */
    @Test
    void intensityIsRatedByTheStandardAndOpenBelow350Days() {
        caughtUp("/energy-use-intensity?year=2025&basis=STANDARD_COAL&coefficientSet=db31-1341-2021&areaId=" + area)
                .body(of(tower, "intensity"), equalTo(14.000768))
                .body(of(tower, "daysWithData"), equalTo(365))
                .body(of(tower, "ratings.rating"), contains("OVER_LIMIT"))
                .body(of(tower, "ratings.constraint"), contains(14))
                .body(of(tower, "ratings.benchmark"), contains("db31-1341-2021-office-class-1"))
                .body(of(annex, "intensity"), nullValue())
                .body(of(annex, "daysWithData"), equalTo(349))
                .body(of(annex, "reasons"), contains("COVERAGE"))
                .body(of(annex, "carriers.quantity"), contains(1800.0));
    }

    /** 10 000 kWh x 0.1229 = 1.229 tce and 2 000 m3 x 1.2143 = 2.4286 tce make 3.6576 tce. */
    @Test
    void standardCoalByASetThatIsNamed() {
        var building = Registry.building("Boilers", Registry.area("Boilers"), "OFFICE", BigDecimal.valueOf(100));
        sendBills(
                bill(Registry.billedMeter(building, "ELECTRICITY", "kWh"), "2023-01-01", "2024-01-01", "10000"),
                bill(Registry.billedMeter(building, "NATURAL_GAS", "m3"), "2023-01-01", "2024-01-01", "2000"));

        caughtUp("/standard-coal?from=2023&to=2024&resolution=P1Y&coefficientSet=gbt-2589-2020-gas-field&buildingId="
                        + building)
                .body("rows.find { it.carrier == 'ELECTRICITY' }.tce", equalTo(1.229))
                .body(
                        "rows.find { it.carrier == 'ELECTRICITY' }.explanation",
                        equalTo("10000 kWh x 0.1229 kgce/kWh / 1000"))
                .body("rows.find { it.carrier == 'NATURAL_GAS' }.tce", equalTo(2.4286))
                .body("totals.tce", contains(3.6576))
                .body("totals[0].reasons", empty());
    }

    @Test
    void setsAreNotMixed() {
        refused("/standard-coal?from=2023&to=2024&coefficientSet=db31-552-2017&coefficientSet=db31-783-2026&buildingId="
                        + tower)
                .statusCode(400)
                .body("type", equalTo(PROBLEM + "coefficient-sets-mixed"))
                .body("violations[0].field", containsString("coefficientSet"));
        refused(
                        "/energy-use-intensity?year=2025&benchmark=db31-783-2026-university&coefficientSet=db31-552-2017&areaId="
                                + area)
                .statusCode(400)
                .body("type", equalTo(PROBLEM + "coefficient-sets-mixed"));
    }

    private static String of(String building, String field) {
        return "items.find { it.buildingId == '" + building + "' }." + field;
    }
}
