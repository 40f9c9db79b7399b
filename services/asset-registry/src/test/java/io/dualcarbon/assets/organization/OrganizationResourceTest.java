package io.dualcarbon.assets.organization;

import static io.dualcarbon.assets.TestRegistry.PROBLEM;
import static io.dualcarbon.assets.TestRegistry.newAlliance;
import static io.dualcarbon.assets.TestRegistry.newBuilding;
import static io.dualcarbon.assets.TestRegistry.newMeter;
import static io.dualcarbon.assets.TestRegistry.newOrganization;
import static io.dualcarbon.assets.TestRegistry.with;
import static io.dualcarbon.assets.TestRegistry.without;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.dualcarbon.assets.FakeEnergyData;
import io.dualcarbon.assets.TestRegistry;
import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeEnergyData.class)
class OrganizationResourceTest {
    private final TestRegistry registry = TestRegistry.fresh();

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @Test
    void isNeitherAKeyUserNorAKeyEmitterUnlessSaid() {
        var request = without(without(without(newOrganization("MU"), "keyEnergyUser"), "keyEmitter"), "illustrative");

        var answer = registry.post("organizations", request);

        answer.statusCode(201)
                .body("keyEnergyUser", equalTo(false))
                .body("keyEmitter", equalTo(false))
                .body("illustrative", equalTo(false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ENTERPRISE", "AGENCY", "BANK", "OPERATOR"})
    void isOfOneOfTheKinds(String kind) {
        var answer = registry.post("organizations", with(newOrganization("X1"), "kind", kind));

        answer.statusCode(201).body("kind", equalTo(kind));
    }

    @ParameterizedTest
    @ValueSource(strings = {"enterprise", "0", "FUND", ""})
    void refusesAnyOtherKind(String kind) {
        var answer = registry.post("organizations", with(newOrganization("X1"), "kind", kind));

        answer.statusCode(400).body("type", equalTo(PROBLEM + "wrong-type")).body("violations.field", contains("kind"));
    }

    @Test
    void staysWhileSomethingOfItLives() {
        var organization = registry.organization("BOSCH");
        var area = registry.area("LINKONG");
        var building = registry.registered("buildings", with(newBuilding("HQ", area), "organizationId", organization));
        refusesToRetire(organization, "The organization BOSCH is still used by the building HQ");
        registry.put("buildings", building, 0, newBuilding("HQ", area)).statusCode(200);

        var meter = registry.registered("meters", with(newMeter("E1", building), "organizationId", organization));
        refusesToRetire(organization, "The organization BOSCH is still used by the meter E1");
        registry.retire("meters", meter, 0).statusCode(200);

        var alliance = registry.registered("alliances", newAlliance("NEW-ENERGY", organization));
        refusesToRetire(organization, "The organization BOSCH is still used by the alliance NEW-ENERGY");
        registry.retire("alliances", alliance, 0).statusCode(200);

        registry.retire("organizations", organization, 0).statusCode(200);
    }

    private void refusesToRetire(String organization, String detail) {
        registry.retire("organizations", organization, 0)
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "record-in-use"))
                .body("detail", equalTo(detail));
    }
}
