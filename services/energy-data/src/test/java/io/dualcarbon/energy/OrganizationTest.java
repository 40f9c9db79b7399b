package io.dualcarbon.energy;

import static io.dualcarbon.energy.Energy.block;
import static io.dualcarbon.energy.Energy.flat;
import static io.dualcarbon.energy.Registry.configurations;
import static io.dualcarbon.energy.Registry.placement;
import static io.dualcarbon.energy.Registry.terms;
import static io.dualcarbon.energy.Registry.text;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An organization is what it used; what it bought for others is told beside it. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class OrganizationTest {
    private static final String NEW_YEAR = "2025-01-01T00:00:00+08:00";

    private final TestTenant tenant = TestTenant.fresh();
    private final Registry registry = new Registry(tenant);
    private final Energy energy = new Energy(tenant);
    private final String landlord = registry.organization();
    private final String lodger = registry.organization();
    private final String district = registry.area();
    private final String tower = registry.building(district, text("organizationId", landlord));
    private final String main = registry.meterOf(tower);

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @Test
    void aLandlordIsWithoutItsLodgerWhateverIsAsked() {
        var shop = registry.meterOf(tower, text("parentId", main), text("organizationId", lodger));
        registry.publish();
        send(main, 25);
        send(shop, 5);

        january(landlord)
                .body("rows.quantity", contains(59_520.0))
                .body("rows.boughtForOthers", contains(14_880.0))
                .body("rows.coverage", contains(1.0));
        january(lodger).body("rows.quantity", contains(14_880.0)).body("rows.boughtForOthers", contains(0.0));
        january(landlord, "groupBy", "meter")
                .body("rows.meterId", contains(main))
                .body("rows.quantity", contains(59_520.0))
                .body("rows.boughtForOthers", contains(14_880.0));
        assertEquals(Map.of(landlord, 59_520.0, lodger, 14_880.0), organizations());
        energy.consumption("areaId", district, "from", "2025-01", "to", "2025-02", "groupBy", "organization")
                .body("rows.find { it.organizationId == '%s' }.boughtForOthers".formatted(landlord), equalTo(14_880.0));
        energy.consumption("areaId", district, "from", "2025-01", "to", "2025-02")
                .body("rows.quantity", contains(74_400.0))
                .body("rows[0]", not(hasKey("boughtForOthers")));
        energy.consumption("buildingId", tower, "from", "2025-01", "to", "2025-02")
                .body("rows.quantity", contains(74_400.0))
                .body("rows[0]", not(hasKey("boughtForOthers")));
    }

    @Test
    void itsStandardCoalComparisonAndRankAreThoseOfWhatItUsed() {
        var shop = registry.meterOf(tower, text("parentId", main), text("organizationId", lodger));
        registry.publish();
        energy.sendBlocks(
                block(main, NEW_YEAR, flat(59 * 96, 25)),
                block(shop, NEW_YEAR, flat(31 * 96, 5)),
                block(shop, "2025-02-01T00:00:00+08:00", flat(28 * 96, 10)));

        energy.caughtUp(
                        "/standard-coal",
                        "organizationId",
                        landlord,
                        "from",
                        "2025-01",
                        "to",
                        "2025-02",
                        "coefficientSet",
                        "gbt-2589-2020-gas-field")
                .body("totals.tce", contains(7.315008)); // 59 520 x 0.1229 / 1000
        energy.caughtUp(
                        "/consumption/comparison",
                        "organizationId",
                        landlord,
                        "from",
                        "2025-02",
                        "to",
                        "2025-03",
                        "against",
                        "previousMonth")
                .body("rows.basis", contains("WHOLE_PERIODS"))
                .body("rows.quantity", contains(28 * 96 * 15.0))
                .body("rows.reference", contains(59_520.0));
        energy.caughtUp(
                        "/consumption/ranking",
                        "areaId",
                        district,
                        "from",
                        "2025-01",
                        "to",
                        "2025-02",
                        "of",
                        "organization")
                .body("items.id", contains(landlord, lodger))
                .body("items.value", contains(59_520.0, 14_880.0));
        energy.caughtUp(
                        "/consumption/ranking",
                        "organizationId",
                        landlord,
                        "from",
                        "2025-01",
                        "to",
                        "2025-02",
                        "of",
                        "organization")
                .body("items.id", contains(landlord))
                .body("items.value", contains(59_520.0));
    }

    @Test
    void itsLoadIsWhatItUsed() {
        var shop = registry.meterOf(tower, text("parentId", main), text("organizationId", lodger));
        registry.publish();
        var busy = flat(96, 5);
        busy[40] = 20; // the lodger's 80 kW at 10:00, when the landlord takes 20 of 100
        energy.sendBlocks(block(main, NEW_YEAR, flat(96, 25)), block(shop, NEW_YEAR, busy));

        load(landlord)
                .body("peak", equalTo(80.0))
                .body("mean", equalTo(79.375)) // (95 x 80 + 20) / 96
                .body("metersCounted", equalTo(2))
                .body("simultaneity", nullValue())
                .body("reasons", hasItem("OTHERS_TAKEN_OUT"));
        load(lodger)
                .body("peak", equalTo(80.0))
                .body("mean", equalTo(20.625)) // (95 x 20 + 80) / 96
                .body("simultaneity", equalTo(1.0))
                .body("reasons", not(hasItem("OTHERS_TAKEN_OUT")));
        energy.ask("/heat-map", "organizationId", landlord, "from", "2025-01-01", "to", "2025-01-02")
                .statusCode(200)
                .body("rows[0].values[9]", equalTo(80.0))
                .body("rows[0].values[10]", equalTo(65.0)); // (3 x 80 + 20) / 4
    }

    @Test
    void layersOfLodgersSumToWhatWasBought() {
        var guest = registry.organization();
        var shop = registry.meterOf(tower, text("parentId", main), text("organizationId", lodger));
        var kitchen = registry.meterOf(tower, text("parentId", shop), text("organizationId", guest));
        var lift = registry.meterOf(tower, text("parentId", kitchen)); // the landlord's again
        registry.publish();
        send(main, 25);
        send(shop, 10);
        send(kitchen, 4);
        send(lift, 1);

        january(landlord)
                .body("rows.quantity", contains(16 * 2976.0))
                .body("rows.boughtForOthers", contains(10 * 2976.0));
        january(lodger).body("rows.quantity", contains(6 * 2976.0)).body("rows.boughtForOthers", contains(4 * 2976.0));
        january(guest).body("rows.quantity", contains(3 * 2976.0)).body("rows.boughtForOthers", contains(2976.0));
        assertEquals(Map.of(landlord, 16 * 2976.0, lodger, 6 * 2976.0, guest, 3 * 2976.0), organizations());
        january(landlord, "groupBy", "meter")
                .body(
                        "rows.collectEntries { [it.meterId, it.quantity] }",
                        equalTo(Map.of(main, 15 * 2976.0, lift, 2976.0)));
    }

    @Test
    void aMeterThatChangesHandsIsTakenOutOfTheLandlordByTheDay() {
        var next = registry.organization();
        var shop = registry.meterOf(
                tower,
                text("parentId", main),
                text("organizationId", lodger),
                configurations(
                        ofFrom("2025-01-11", text("organizationId", next)),
                        ofFrom("2025-01-21"))); // empty, and the landlord's own again
        registry.publish();
        send(main, 25);
        send(shop, 5);

        january(lodger).body("rows.quantity", contains(10 * 480.0));
        january(next).body("rows.quantity", contains(10 * 480.0)).body("rows.coverage", contains(1.0));
        january(landlord)
                .body("rows.quantity", contains(74_400.0 - 20 * 480))
                .body("rows.boughtForOthers", contains(20 * 480.0))
                .body("rows.coverage", contains(1.0));
        energy.consumption("organizationId", landlord, "from", "2025-01-20", "to", "2025-01-22", "resolution", "P1D")
                .body("rows.quantity", contains(1920.0, 2400.0))
                .body("rows.boughtForOthers", contains(480.0, 0.0));
        assertEquals(Map.of(landlord, 74_400.0 - 20 * 480, lodger, 10 * 480.0, next, 10 * 480.0), organizations());
    }

    private String ofFrom(String day, String... properties) {
        var all = new ArrayList<>(List.of(properties));
        all.add(text("parentId", main));
        all.add(text("buildingId", tower));
        return placement(day, all.toArray(String[]::new));
    }

    @Test
    void aSubMeterOfItsOwnCountsOnce() {
        var annex = registry.building(district, text("organizationId", landlord));
        var own = registry.meterOf(annex, text("parentId", main));
        registry.publish();
        send(main, 25);
        send(own, 5);

        january(landlord).body("rows.quantity", contains(74_400.0)).body("rows.boughtForOthers", contains(0.0));
        january(landlord, "groupBy", "building")
                .body(
                        "rows.collectEntries { [it.buildingId, it.quantity] }",
                        equalTo(Map.of(tower, 59_520.0, annex, 14_880.0)))
                .body("rows.boughtForOthers", contains(0.0, 0.0));
    }

    @Test
    void eachDirectionIsTakenOutOfItsOwn() {
        var roof = registry.meterOf(
                tower, text("parentId", main), text("organizationId", lodger), text("direction", "GENERATION"));
        var feedIn = registry.meterOf(tower, text("direction", "EXPORT"));
        var lodgersFeedIn = registry.meterOf(
                tower, text("parentId", feedIn), text("organizationId", lodger), text("direction", "EXPORT"));
        registry.publish();
        send(main, 25);
        send(roof, 8);
        send(feedIn, 3);
        send(lodgersFeedIn, 2);

        january(landlord, "groupBy", "direction")
                .body(
                        "rows.collectEntries { [it.direction, it.quantity] }",
                        equalTo(Map.of("IMPORT", 25 * 2976.0, "EXPORT", 2976.0)));
        january(lodger, "groupBy", "direction")
                .body(
                        "rows.collectEntries { [it.direction, it.quantity] }",
                        equalTo(Map.of("GENERATION", 8 * 2976.0, "EXPORT", 2 * 2976.0)));
        january(landlord, "direction", "EXPORT").body("rows.boughtForOthers", contains(2 * 2976.0));
    }

    @Test
    void aFormulaIsTakenOutOfWhatItAddsUp() {
        var canteen = registry.organization();
        var shop = registry.meterOf(tower, text("parentId", main), text("organizationId", lodger));
        formula(canteen, terms(main, 0.5, shop, -0.5));
        registry.publish();
        send(main, 25);
        send(shop, 5);

        january(canteen).body("rows.quantity", contains(10 * 2976.0));
        january(landlord)
                .body("rows.quantity", contains(10 * 2976.0))
                .body("rows.boughtForOthers", contains(15 * 2976.0));
        january(lodger).body("rows.quantity", contains(5 * 2976.0));
        assertEquals(Map.of(canteen, 10 * 2976.0, landlord, 10 * 2976.0, lodger, 5 * 2976.0), organizations());
    }

    @Test
    void aFormulaOverMetersOfSeveralCountsInNone() {
        var canteen = registry.organization();
        var other = registry.meterOf(registry.building(district, text("organizationId", lodger)));
        formula(canteen, terms(main, 0.5, other, 0.5));
        registry.publish();
        send(main, 25);
        send(other, 5);

        january(canteen).body("rows", empty());
        assertEquals(Map.of(landlord, 25 * 2976.0, lodger, 5 * 2976.0), organizations());
        load(canteen).body("reasons", hasItem("NO_METER"));
    }

    private void formula(String organization, String terms) {
        registry.meterOf(
                tower,
                text("reading", "VIRTUAL"),
                "\"intervalMinutes\":null",
                text("organizationId", organization),
                terms);
    }

    @Test
    void whatIsTakenOutAloneTellsNothing() {
        var shop = registry.meterOf(tower, text("parentId", main), text("organizationId", lodger));
        registry.publish();
        send(shop, 5);

        january(landlord)
                .body("rows.quantity", contains((Object) null))
                .body("rows.reasons", contains(List.of("NO_DATA")))
                .body("rows[0]", not(hasKey("boughtForOthers")));
        january(lodger).body("rows.quantity", contains(14_880.0));
    }

    @Test
    void aMeterOfNobodyBehindItIsNoLongerIts() {
        var lights = registry.meter(text("areaId", district), text("parentId", main));
        registry.publish();
        send(main, 25);
        send(lights, 5);

        january(landlord).body("rows.quantity", contains(59_520.0)).body("rows.boughtForOthers", contains(14_880.0));
        assertEquals(Map.of(landlord, 59_520.0, "-", 14_880.0), organizations());
    }

    @Test
    void itsGasIsToldInTheConditionInWhichItsMetersAndThoseOfItsLodgerStateIt() {
        var kitchen = registry.meterOf(tower, gas("AT_20_C"));
        var boiler = registry.meterOf(tower, gas("AT_20_C"));
        var canteen =
                registry.meterOf(tower, gas("AT_20_C", text("parentId", kitchen), text("organizationId", lodger)));
        var laundry = registry.meterOf(tower, gas("AT_0_C", text("parentId", boiler), text("organizationId", lodger)));
        registry.publish();
        energy.sendBlocks(
                block(kitchen, NEW_YEAR, 100),
                block(boiler, NEW_YEAR, 50),
                block(canteen, NEW_YEAR, 30),
                block(laundry, NEW_YEAR, 20));

        january(landlord, "groupBy", "meter", "carrier", "NATURAL_GAS")
                .body(
                        "rows.collectEntries { [it.meterId, it.volumeReference] }",
                        equalTo(Map.of(kitchen, "AT_20_C", boiler, "UNKNOWN")))
                .body("rows.collectEntries { [it.meterId, it.quantity] }", equalTo(Map.of(kitchen, 70.0, boiler, 30.0)))
                .body(
                        "rows.collectEntries { [it.meterId, it.boughtForOthers] }",
                        equalTo(Map.of(kitchen, 30.0, boiler, 20.0)));
        january(landlord, "carrier", "NATURAL_GAS")
                .body("rows.quantity", contains(100.0))
                .body("rows.volumeReference", contains("UNKNOWN"));
        january(lodger, "groupBy", "volumeReference", "carrier", "NATURAL_GAS")
                .body(
                        "rows.collectEntries { [it.volumeReference, it.quantity] }",
                        equalTo(Map.of("AT_20_C", 30.0, "AT_0_C", 20.0)));
    }

    private static String[] gas(String volumeReference, String... more) {
        var all = new ArrayList<>(List.of(more));
        all.add(text("carrier", "NATURAL_GAS"));
        all.add(text("unit", "m3"));
        all.add(text("volumeReference", volumeReference));
        return all.toArray(String[]::new);
    }

    /** January of each as the district tells them apart; they sum to its own. */
    private Map<String, Double> organizations() {
        List<Map<String, Object>> rows = energy.consumption(
                        "areaId", district, "from", "2025-01", "to", "2025-02", "groupBy", "organization")
                .extract()
                .path("rows");
        var found = new TreeMap<String, Double>();
        rows.forEach(row -> found.put(Objects.toString(row.get("organizationId"), "-"), (Double) row.get("quantity")));
        energy.consumption("areaId", district, "from", "2025-01", "to", "2025-02")
                .body(
                        "rows.quantity",
                        contains(found.values().stream()
                                .mapToDouble(Double::doubleValue)
                                .sum()));
        return Collections.unmodifiableMap(found);
    }

    private ValidatableResponse january(String organization, String... more) {
        var asked = new ArrayList<Object>(List.of("organizationId", organization, "from", "2025-01", "to", "2025-02"));
        asked.addAll(List.of(more));
        return energy.consumption(asked.toArray());
    }

    private ValidatableResponse load(String organization) {
        return energy.ask("/load-metrics", "organizationId", organization, "from", "2025-01-01", "to", "2025-01-02")
                .statusCode(200);
    }

    /** January, the same every 15 minutes. */
    private void send(String meter, double value) {
        energy.sendBlocks(block(meter, NEW_YEAR, flat(31 * 96, value))).body("accepted", equalTo(1));
    }
}
