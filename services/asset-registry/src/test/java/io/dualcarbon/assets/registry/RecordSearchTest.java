package io.dualcarbon.assets.registry;

import static io.dualcarbon.assets.TestRegistry.API;
import static io.dualcarbon.assets.TestRegistry.PROBLEM;
import static io.dualcarbon.assets.TestRegistry.newArea;
import static io.dualcarbon.assets.TestRegistry.newBuilding;
import static io.dualcarbon.assets.TestRegistry.newChargingStation;
import static io.dualcarbon.assets.TestRegistry.newMeter;
import static io.dualcarbon.assets.TestRegistry.newPvPlant;
import static io.dualcarbon.assets.TestRegistry.unknownId;
import static io.dualcarbon.assets.TestRegistry.with;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dualcarbon.assets.FakeEnergyData;
import io.dualcarbon.assets.TestRegistry;
import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Lists are narrowed by what people look for; all that is asked for must hold. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeEnergyData.class)
class RecordSearchTest {
    private final TestRegistry registry = TestRegistry.fresh();

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @Test
    void findsByCodeAndByPartsOfEitherName() {
        area("LINKONG", "临空低碳实践区", "Linkong Low-Carbon Zone");
        area("HQ", "虹桥100%_商务区", "Hongqiao");
        area("ZS", "中山公园", "Zhongshan Park");

        assertEquals(List.of("ZS"), codes("areas", "code", "ZS"));
        assertEquals(List.of(), codes("areas", "code", "zs")); // a code is exact
        assertEquals(List.of("LINKONG"), codes("areas", "q", "低碳"));
        assertEquals(List.of("LINKONG"), codes("areas", "q", "low-carbon"));
        assertEquals(List.of("HQ", "LINKONG", "ZS"), codes("areas", "q", "ONG")); // in names and codes
        assertEquals(List.of("HQ"), codes("areas", "q", "%"));
        assertEquals(List.of("HQ"), codes("areas", "q", "_"));
        assertEquals(List.of(), codes("areas", "q", "' or '1'='1"));
        assertEquals(List.of(), codes("areas", "q", "临空", "code", "ZS"));
    }

    @Test
    void tellsRetiredOnesFromThoseInUse() {
        var gone = registry.organization("ORG-A");
        registry.organization("ORG-B");
        registry.retire("organizations", gone, 0).statusCode(200);

        assertEquals(List.of("ORG-A"), codes("organizations", "retired", "true"));
        assertEquals(List.of("ORG-B"), codes("organizations", "retired", "false"));
        assertEquals(List.of("ORG-A", "ORG-B"), codes("organizations"));
    }

    @Test
    void findsBuildingsByUseAndOrganizationAndArea() {
        var zone = registry.area("ZONE");
        var other = registry.area("OTHER");
        var owner = registry.organization("OWNER");
        registry.registered(
                "buildings", with(newBuilding("H1", zone), Map.of("use", "HOTEL", "organizationId", owner)));
        registry.registered("buildings", with(newBuilding("H2", other), "use", "HOTEL"));
        registry.registered("buildings", with(newBuilding("O1", zone), "organizationId", owner));

        assertEquals(List.of("H1", "H2"), codes("buildings", "use", "HOTEL"));
        assertEquals(List.of("H1", "O1"), codes("buildings", "organizationId", owner));
        assertEquals(List.of("H1"), codes("buildings", "organizationId", owner, "use", "HOTEL", "areaId", zone));
        assertEquals(List.of(), codes("buildings", "organizationId", unknownId()));
        registry.get("buildings?use=CASTLE")
                .statusCode(400)
                .body("type", equalTo(PROBLEM + "invalid-parameter"))
                .body("violations[0].field", equalTo("use"));
    }

    @Test
    void findsWhatStandsInABuildingAndWhatASenderNames() {
        var building = registry.place();
        var elsewhere = registry.building("B2", registry.area("A2"));
        var tenant = registry.organization("LODGER");
        registry.registered(
                "meters", with(newMeter("M1", building), Map.of("externalId", "HQ-0001", "organizationId", tenant)));
        registry.registered("meters", newMeter("M2", elsewhere));
        registry.registered("pv-plants", newPvPlant("PV1", building));
        registry.registered("pv-plants", newPvPlant("PV2", elsewhere));
        registry.registered("charging-stations", newChargingStation("CS1", building));

        assertEquals(List.of("M1"), codes("meters", "externalId", "HQ-0001"));
        assertEquals(List.of(), codes("meters", "externalId", "hq-0001"));
        assertEquals(List.of("M2"), codes("meters", "buildingId", elsewhere));
        assertEquals(List.of("M1"), codes("meters", "organizationId", tenant));
        assertEquals(List.of("PV1"), codes("pv-plants", "buildingId", building));
        assertEquals(List.of(), codes("charging-stations", "buildingId", elsewhere));
    }

    @Test
    void pagesThroughWhatIsFound() {
        for (var i = 0; i < 7; i++) {
            area("P" + i, i % 2 == 0 ? "偶数" : "奇数", "Page");
        }

        var found = new ArrayList<String>();
        var cursor = "";
        do {
            var page = registry.tenant()
                    .as("viewer")
                    .queryParam("q", "偶数")
                    .queryParam("limit", 3)
                    .queryParams(cursor.isEmpty() ? Map.of() : Map.of("cursor", cursor))
                    .get(API + "areas")
                    .then()
                    .statusCode(200)
                    .extract();
            found.addAll(page.jsonPath().getList("items.code", String.class));
            cursor = page.jsonPath().getString("nextCursor");
        } while (cursor != null);

        assertEquals(List.of("P0", "P2", "P4", "P6"), found);
    }

    private void area(String code, String name, String nameEn) {
        registry.registered("areas", with(newArea(code), Map.of("name", name, "nameEn", nameEn)));
    }

    private List<String> codes(String path, String... search) {
        var request = registry.tenant().as("viewer");
        for (var i = 0; i < search.length; i += 2) {
            request.queryParam(search[i], search[i + 1]);
        }
        return request.get(API + path)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.code", String.class);
    }
}
