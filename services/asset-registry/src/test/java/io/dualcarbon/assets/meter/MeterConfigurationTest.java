package io.dualcarbon.assets.meter;

import static io.dualcarbon.assets.TestRegistry.PROBLEM;
import static io.dualcarbon.assets.TestRegistry.newBuilding;
import static io.dualcarbon.assets.TestRegistry.newMeter;
import static io.dualcarbon.assets.TestRegistry.unknownId;
import static io.dualcarbon.assets.TestRegistry.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.dualcarbon.assets.FakeEnergyData;
import io.dualcarbon.assets.TestRegistry;
import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What holds of a meter from a day on. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeEnergyData.class)
class MeterConfigurationTest {
    private final TestRegistry registry = TestRegistry.fresh();

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @Test
    void changesItsMultiplierAndParentOnADay() {
        var building = registry.place();
        var first = registry.meter("E0", building);
        var second = registry.meter("E9", building);
        var meter = registry.registered("meters", with(newMeter("E1", building), "parentId", first));

        configure(meter, "2025-03-01", 0, Map.of("multiplier", 40.0, "parentId", second))
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("parentId", equalTo(first))
                .body("multiplier", equalTo(1));
        configure(meter, "2025-02-01", 1, Map.of("multiplier", 20, "parentId", first));
        configure(meter, "2025-03-01", 2, Map.of("multiplier", 60, "parentId", second))
                .statusCode(200);

        registry.get("meters/" + meter)
                .body("configurations.validFrom", contains("2025-02-01", "2025-03-01"))
                .body("configurations.multiplier", contains(20, 60))
                .body("configurations.parentId", contains(first, second));
        registry.refusesToRetire("meters", second, "The meter E9 is still used by the meter E1");
        registry.retire("meters", first, 0).statusCode(200);
        registry.put("meters", meter, 3, with(newMeter("E1", building), "parentId", first))
                .statusCode(200)
                .body("configurations.validFrom", contains("2025-02-01", "2025-03-01"));
    }

    @Test
    void movesOnADay() {
        var area = registry.area("CN");
        var one = registry.building("B1", area);
        var two = registry.building("B2", area);
        var tenant = registry.organization("LODGER");
        var meter = registry.registered("meters", with(newMeter("E1", one), "organizationId", tenant));

        configure(meter, "2025-02-01", 0, Map.of("buildingId", two)).statusCode(200);
        configure(meter, "2025-03-01", 1, Map.of("multiplier", 2)).statusCode(200);

        registry.get("meters/" + meter)
                .body("buildingId", equalTo(one))
                .body("organizationId", equalTo(tenant))
                .body("configurations.buildingId", contains(two, null))
                .body("configurations.organizationId", contains(null, null));
        registry.get("meters?buildingId=" + two).body("items.id", contains(meter));
        registry.get("meters?buildingId=" + one).body("items.id", empty());
        registry.retire("buildings", one, 0).statusCode(200);
        registry.retire("organizations", tenant, 0).statusCode(200);
        registry.refusesToRetire("buildings", two, "The building B2 is still used by the meter E1");
        configure(meter, "2025-04-01", 2, Map.of("areaId", area)).statusCode(200);
        registry.get("meters?areaId=" + area).body("items.id", contains(meter));
        registry.retire("buildings", two, 0).statusCode(200);
        refuses(configure(meter, "2025-05-01", 3, Map.of("buildingId", two)), 409, "reference-retired");
        refuses(configure(meter, "2025-05-01", 3, Map.of("organizationId", tenant)), 409, "reference-retired");
    }

    /** What it counts since is nothing of the building that the partner reaches. */
    @Test
    void leavesThePartnersReachWithItsBuilding() {
        var area = registry.area("CN");
        var linked = registry.building("B1", area);
        var other = registry.registered("buildings", with(newBuilding("B2", area), "platformLinks", List.of()));
        var meter = registry.meter("E1", linked);
        configure(meter, "2025-02-01", 0, Map.of("buildingId", linked)).statusCode(200);
        var partner = registry.tenant().asPartner("hongqiao-linkong", "assets:read");
        partner.get(TestRegistry.API + "meters/" + meter).then().statusCode(200);

        configure(meter, "2025-03-01", 1, Map.of("buildingId", other)).statusCode(200);

        partner.get(TestRegistry.API + "meters/" + meter).then().statusCode(404);
        partner.get(TestRegistry.API + "meters").then().body("items", empty());
    }

    @Test
    void refusesAConfigurationThatCannotBe() {
        var building = registry.place();
        var main = registry.meter("E0", building);
        var below =
                registry.registered("meters", with(newMeter("E1", building), Map.of("parentId", main, "endUse", "C")));
        var gas = registry.registered(
                "meters", with(newMeter("G1", building), Map.of("carrier", "NATURAL_GAS", "unit", "m3")));
        var later = registry.meter("E2", building);
        configure(main, "2025-03-01", 0, Map.of("parentId", later)).statusCode(200);

        refuses(configure(main, "2025-01-01", 1, Map.of("parentId", below)), 409, "record-in-itself");
        refuses(configure(later, "2025-01-01", 0, Map.of("parentId", below)), 409, "record-in-itself");
        refuses(configure(main, "2025-01-01", 1, Map.of("parentId", gas)), 409, "parent-carrier-differs");
        refuses(configure(main, "2025-01-01", 1, Map.of("parentId", unknownId())), 409, "reference-unknown");
        refuses(configure(below, "2025-01-01", 0, Map.of()), 400, "end-use-without-parent");
        refuses(configure(main, "0001-01-01", 1, Map.of()), 400, "valid-from-invalid");
        refuses(configure(main, "2025-01-01", 1, Map.of("multiplier", 0)), 400, "invalid-request");
        refuses(configure(main, "2025-01-01", 1, Map.of("buildingId", unknownId())), 409, "reference-unknown");
        var both = Map.of("buildingId", building, "areaId", registry.area("A2"));
        refuses(configure(main, "2025-01-01", 1, both), 400, "place-not-unique");
        var whose = Map.of("organizationId", registry.organization("O1"));
        refuses(configure(main, "2025-01-01", 1, whose), 400, "place-not-unique");
        refuses(configure(main, "2025-01-01", 0, Map.of()), 412, "version-stale");
        refuses(configure(unknownId(), "2025-01-01", 0, Map.of()), 404, "record-not-found");
        registry.tenant()
                .as("analyst")
                .header("If-Match", "*")
                .body(Map.of())
                .put(TestRegistry.API + "meters/" + main + "/configurations/2025-01-01")
                .then()
                .statusCode(403);
    }

    private ValidatableResponse configure(String id, String day, int version, Map<String, ?> configuration) {
        return registry.put("meters/" + id + "/configurations", day, version, configuration);
    }

    private static void refuses(ValidatableResponse answer, int status, String problem) {
        answer.statusCode(status).body("type", equalTo(PROBLEM + problem));
    }
}
