package io.dualcarbon.assets.building;

import static io.dualcarbon.assets.TestRegistry.PROBLEM;
import static io.dualcarbon.assets.TestRegistry.newArea;
import static io.dualcarbon.assets.TestRegistry.newBuilding;
import static io.dualcarbon.assets.TestRegistry.newChargingStation;
import static io.dualcarbon.assets.TestRegistry.newPvPlant;
import static io.dualcarbon.assets.TestRegistry.unknownId;
import static io.dualcarbon.assets.TestRegistry.with;
import static io.dualcarbon.assets.TestRegistry.without;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dualcarbon.assets.FakeEnergyData;
import io.dualcarbon.assets.TestRegistry;
import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeEnergyData.class)
class BuildingResourceTest {
    private final TestRegistry registry = TestRegistry.fresh();

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @Test
    void keepsItsCertificationsAndLinksInOrder() {
        var area = registry.area("LINKONG");
        var certifications = List.of(
                Map.of("scheme", "CHINA_GREEN_BUILDING", "level", "三星", "phase", "DESIGN"),
                Map.of("scheme", "EDGE", "phase", "UNSPECIFIED", "source", "长发改〔2025〕16 号"),
                Map.of("scheme", "LEED", "level", "Platinum", "year", 2017));
        var links = List.of(Map.of("platform", "hongqiao-linkong"), Map.of("platform", "city", "since", "2022-12-31"));

        var id = registry.registered(
                "buildings",
                with(newBuilding("HQ", area), Map.of("certifications", certifications, "platformLinks", links)));

        var stored = registry.get("buildings/" + id).statusCode(200).extract();
        assertEquals(certifications, stored.path("certifications"));
        assertEquals(links, stored.path("platformLinks"));
    }

    @Test
    void needsNoMoreThanItsPlaceAndUse() {
        var area = registry.area("LINKONG");

        var answer = registry.post(
                "buildings", Map.of("code", "HQ", "name", "总部", "areaId", area, "use", "GOVERNMENT_OFFICE"));

        answer.statusCode(201);
        var expected = with(
                Map.of("id", answer.extract().path("id"), "version", 0, "areaId", area, "use", "GOVERNMENT_OFFICE"),
                Map.of("code", "HQ", "name", "总部", "illustrative", false, "submetered", false));
        var lists = Map.<String, Object>of("certifications", List.of(), "platformLinks", List.of());
        assertEquals(
                with(
                        with(expected, lists),
                        Map.of(
                                "largePublicBuilding",
                                false,
                                "placements",
                                List.of(Map.of("areaId", area, "use", "GOVERNMENT_OFFICE")))),
                answer.extract().as(Map.class));
    }

    @ParameterizedTest
    @CsvSource({
        "OFFICE, 19999.99, false",
        "OFFICE, 20000, true",
        "MIXED_USE, 20000.01, true",
        "OTHER_PUBLIC, 250000, true",
        "RESIDENTIAL, 250000, false",
        "INDUSTRIAL, 20000, false",
    })
    void isALargePublicBuildingByUseAndArea(String use, double grossFloorAreaM2, boolean large) {
        var area = registry.area("LINKONG");

        var id = registry.registered(
                "buildings", with(newBuilding("HQ", area), Map.of("use", use, "grossFloorAreaM2", grossFloorAreaM2)));

        registry.get("buildings/" + id).body("largePublicBuilding", equalTo(large));
    }

    @Test
    void keepsAnAreaToTheLastDigit() {
        var area = registry.area("LINKONG");

        var id = registry.registered(
                "buildings", with(newBuilding("HQ", area), "grossFloorAreaM2", new BigDecimal("123456789.0123")));

        var text = registry.get("buildings/" + id).extract().asString();
        assertEquals("123456789.0123", text.replaceFirst(".*\"grossFloorAreaM2\":([0-9.E+]+).*", "$1"));
    }

    @Test
    void isFoundInEveryAreaAroundIt() {
        var district = registry.area("CN");
        var zone = registry.registered("areas", with(newArea("LINKONG"), "parentId", district));
        var block = registry.registered("areas", with(newArea("BLOCK-228"), "parentId", zone));
        var elsewhere = registry.area("ELSEWHERE");
        registry.building("C-DISTRICT", district);
        registry.building("B-ZONE", zone);
        registry.building("A-BLOCK", block);
        registry.building("D-ELSEWHERE", elsewhere);

        registry.get("buildings?areaId=" + district).body("items.code", contains("A-BLOCK", "B-ZONE", "C-DISTRICT"));
        registry.get("buildings?areaId=" + zone).body("items.code", contains("A-BLOCK", "B-ZONE"));
        registry.get("buildings?areaId=" + block).body("items.code", contains("A-BLOCK"));
        registry.get("buildings?areaId=" + unknownId()).statusCode(200).body("items", empty());
        registry.get("buildings?limit=1&areaId=" + zone)
                .header("Link", containsString("areaId=" + zone))
                .body("items.code", contains("A-BLOCK"));
    }

    @Test
    void standsInALivingAreaOfTheTenant() {
        var foreign = TestRegistry.fresh().area("LINKONG");
        var retired = registry.area("OLD");
        registry.retire("areas", retired, 0).statusCode(200);

        registry.post("buildings", newBuilding("HQ", foreign))
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "reference-unknown"))
                .body("violations.field", contains("areaId"));
        registry.post("buildings", newBuilding("HQ", retired))
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "reference-retired"))
                .body("detail", equalTo("The area OLD is retired and takes no new reference"));
        registry.post("buildings", with(newBuilding("HQ", registry.area("NEW")), "organizationId", unknownId()))
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "reference-unknown"))
                .body("violations.field", contains("organizationId"));
    }

    @Test
    void staysWhileSomethingLivesInIt() {
        var building = registry.building("HQ", registry.area("LINKONG"));
        var meter = registry.meter("E1", building);
        refusesToRetire(building, "The building HQ is still used by the meter E1");
        registry.retire("meters", meter, 0).statusCode(200);

        var plant = registry.registered("pv-plants", newPvPlant("PV1", building));
        refusesToRetire(building, "The building HQ is still used by the PV plant PV1");
        registry.retire("pv-plants", plant, 0).statusCode(200);

        var station = registry.registered("charging-stations", newChargingStation("EV1", building));
        refusesToRetire(building, "The building HQ is still used by the charging station EV1");
        registry.retire("charging-stations", station, 0).statusCode(200);

        registry.retire("buildings", building, 0).statusCode(200);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "areaId | null | invalid-request | areaId",
                "areaId | \"LINKONG\" | wrong-type | areaId",
                "use | \"PALACE\" | wrong-type | use",
                "grossFloorAreaM2 | 0 | invalid-request | grossFloorAreaM2",
                "grossFloorAreaM2 | -1 | invalid-request | grossFloorAreaM2",
                "grossFloorAreaM2 | 1e308 | number-too-long | grossFloorAreaM2",
                "grossFloorAreaM2 | 0.00001 | invalid-request | grossFloorAreaM2",
                "grossFloorAreaM2 | \"5700\" | wrong-type | grossFloorAreaM2",
                "grossFloorAreaM2 | NaN | malformed-json | ",
                "completedYear | 17 | invalid-request | completedYear",
                "completedYear | 2017.5 | wrong-type | completedYear",
                "certifications | [{\"level\":\"Gold\"}] | invalid-request | certifications[0].scheme",
                "certifications | [{\"scheme\":\"LEED\",\"phase\":\"BUILT\"}] | wrong-type | certifications[0].phase",
                "certifications | [null] | invalid-request | certifications[0]",
                "platformLinks | [{\"platform\":\"a\"}] | invalid-request | platformLinks[0].platform",
                "platformLinks | [{\"platform\":\"city\",\"since\":\"2023\"}] | wrong-type | platformLinks[0].since",
                "largePublicBuilding | true | unknown-property | largePublicBuilding",
            })
    void namesTheFieldItRejects(String property, String value, String problem, String field) {
        var area = registry.area("LINKONG");
        var body = "{\"code\":\"HQ\",\"name\":\"x\",%s\"%s\":%s}"
                .formatted(
                        without(Map.of("areaId", area, "use", "OFFICE"), property).entrySet().stream()
                                .map(e -> "\"%s\":\"%s\",".formatted(e.getKey(), e.getValue()))
                                .reduce("", String::concat),
                        property,
                        value);

        var answer = registry.post("buildings", body);

        answer.statusCode(400).body("type", equalTo(PROBLEM + problem));
        if (field != null) {
            answer.body("violations.field", contains(field));
        }
    }

    private void refusesToRetire(String building, String detail) {
        registry.retire("buildings", building, 0)
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "record-in-use"))
                .body("detail", equalTo(detail));
    }
}
