package io.dualcarbon.assets.alliance;

import static io.dualcarbon.assets.TestRegistry.PROBLEM;
import static io.dualcarbon.assets.TestRegistry.newAlliance;
import static io.dualcarbon.assets.TestRegistry.unknownId;
import static io.dualcarbon.assets.TestRegistry.with;
import static io.dualcarbon.assets.TestRegistry.without;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dualcarbon.assets.FakeEnergyData;
import io.dualcarbon.assets.FeedReader;
import io.dualcarbon.assets.TestRegistry;
import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeEnergyData.class)
class AllianceResourceTest {
    private final TestRegistry registry = TestRegistry.fresh();

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @Test
    void hasEachMemberOnceAndMayHaveNone() {
        var bosch = registry.organization("BOSCH");
        var eaton = registry.organization("EATON");

        var alliance = registry.post("alliances", newAlliance("NEW-ENERGY", bosch, eaton, bosch));
        var empty = registry.post("alliances", newAlliance("NO-WASTE"));

        alliance.statusCode(201).body("memberIds", containsInAnyOrder(bosch, eaton));
        empty.statusCode(201).body("memberIds", empty());
        registry.get("alliances")
                .statusCode(200)
                .body("items[0].memberIds", containsInAnyOrder(bosch, eaton))
                .body("items[1].memberIds", empty());
    }

    @Test
    void hasNoMoreMembersThanItsLimit() {
        var members = Stream.generate(TestRegistry::unknownId).limit(501).toArray(String[]::new);

        registry.post("alliances", newAlliance("NEW-ENERGY", members))
                .statusCode(400)
                .body("type", equalTo(PROBLEM + "list-too-long"))
                .body("violations.field", contains("memberIds"));
    }

    @Test
    void takesOnlyLivingOrganizationsOfTheTenant() {
        var bosch = registry.organization("BOSCH");
        var foreign = TestRegistry.fresh().organization("BOSCH");
        var retired = registry.organization("EATON");
        registry.retire("organizations", retired, 0).statusCode(200);

        for (var stranger : List.of(foreign, unknownId())) {
            registry.post("alliances", newAlliance("NEW-ENERGY", bosch, stranger))
                    .statusCode(409)
                    .body("type", equalTo(PROBLEM + "reference-unknown"))
                    .body("detail", equalTo("No organization " + stranger + " to refer to"))
                    .body("violations.field", contains("memberIds"));
        }
        registry.post("alliances", newAlliance("NEW-ENERGY", bosch, retired))
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "reference-retired"));
        registry.get("alliances").body("items", empty());
    }

    @Test
    void replacesItsMembersWithANewVersion() {
        var bosch = registry.organization("BOSCH");
        var eaton = registry.organization("EATON");
        var michelin = registry.organization("MICHELIN");
        var alliance = registry.registered("alliances", newAlliance("NEW-ENERGY", bosch, eaton));
        var feed = new FeedReader(registry.tenant().token("viewer")).skipAll();

        var changed = registry.put("alliances", alliance, 0, newAlliance("NEW-ENERGY", eaton, michelin));

        changed.statusCode(200).header("ETag", "\"1\"").body("memberIds", containsInAnyOrder(eaton, michelin));
        registry.get("alliances/" + alliance)
                .header("ETag", "\"1\"")
                .body("memberIds", containsInAnyOrder(eaton, michelin));
        var event = feed.next(1).get(0);
        assertEquals("io.dualcarbon.assets.alliance.updated", event.get("type"));
        assertEquals(changed.extract().as(Map.class), event.get("data"));
    }

    @Test
    void namesTheMembersItRejects() {
        registry.post("alliances", without(newAlliance("NEW-ENERGY"), "memberIds"))
                .statusCode(400)
                .body("type", equalTo(PROBLEM + "invalid-request"))
                .body("violations.field", contains("memberIds"));
        registry.post("alliances", with(newAlliance("NEW-ENERGY"), "memberIds", List.of("BOSCH")))
                .statusCode(400)
                .body("type", equalTo(PROBLEM + "wrong-type"))
                .body("violations.field", contains("memberIds[0]"));
    }
}
