package io.dualcarbon.energy;

import static io.dualcarbon.energy.Energy.block;
import static io.dualcarbon.energy.Registry.text;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** In which condition gas volumes are told. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeRegistry.class)
class VolumeReferenceTest {
    private static final String NEW_YEAR = "2025-01-01T00:00:00+08:00";

    private final TestTenant tenant = TestTenant.fresh();
    private final Registry registry = new Registry(tenant);
    private final Energy energy = new Energy(tenant);

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @Test
    void gasIsToldInTheConditionInWhichItsMetersStateIt() {
        var district = registry.area();
        var office = registry.building(district);
        var feed = registry.meter(gas("AT_20_C", text("areaId", district)));
        var ofOffice = registry.meterOf(office, gas("AT_20_C", text("parentId", feed)));
        var normal = registry.meterOf(office, gas("AT_0_C"));
        var silent = registry.meterOf(office, text("carrier", "NATURAL_GAS"), text("unit", "m3"));
        var power = registry.meterOf(office);
        registry.publish();
        energy.sendBlocks(
                block(feed, NEW_YEAR, 100),
                block(ofOffice, NEW_YEAR, 30),
                block(normal, NEW_YEAR, 5),
                block(silent, NEW_YEAR, 2),
                block(power, NEW_YEAR, 9));

        assertEquals(
                Map.of("AT_20_C", 100.0, "AT_0_C", 5.0, "UNKNOWN", 2.0, "-", 9.0),
                energy.january("areaId", district, "volumeReference", "volumeReference"));
        assertEquals(
                Map.of("AT_20_C " + feed, 100.0, "AT_0_C " + normal, 5.0, "UNKNOWN " + silent, 2.0, "- " + power, 9.0),
                energy.january("areaId", district, "meter", "volumeReference", "meterId"));
        assertEquals(
                Map.of("AT_20_C " + feed, 70.0, "AT_20_C " + ofOffice, 30.0),
                energy.january("areaId", district, "building,meter", "volumeReference", "meterId").entrySet().stream()
                        .filter(row -> row.getKey().startsWith("AT_20_C"))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
        assertEquals(
                Map.of("UNKNOWN", 37.0),
                energy.january("buildingId", office, "building", "volumeReference", "carrier=NATURAL_GAS"));
        assertEquals(
                Map.of("-", 107.0),
                energy.january("areaId", district, "node", "volumeReference", "carrier=NATURAL_GAS"));
    }

    @Test
    void whatIsTakenOutOfAMeterInAnotherConditionLeavesAVolumeOfWhichNobodyKnowsIt() {
        var district = registry.area();
        var feed = registry.meter(gas("AT_20_C", text("areaId", district)));
        var ofOffice = registry.meterOf(registry.building(district), gas("AT_0_C", text("parentId", feed)));
        registry.publish();
        energy.sendBlocks(block(feed, NEW_YEAR, 100), block(ofOffice, NEW_YEAR, 30));

        assertEquals(
                Map.of("UNKNOWN " + feed, 70.0, "AT_0_C " + ofOffice, 30.0),
                energy.january("areaId", district, "building,meter", "volumeReference", "meterId"));
        assertEquals(
                Map.of("AT_20_C", 100.0), energy.january("areaId", district, "volumeReference", "volumeReference"));
    }

    private static String[] gas(String volumeReference, String... more) {
        return Stream.concat(
                        Stream.of(
                                text("carrier", "NATURAL_GAS"),
                                text("unit", "m3"),
                                text("volumeReference", volumeReference)),
                        Stream.of(more))
                .toArray(String[]::new);
    }
}
