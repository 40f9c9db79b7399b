package io.dualcarbon.assets.platform;

import static io.dualcarbon.assets.TestRegistry.API;
import static io.dualcarbon.assets.TestRegistry.PROBLEM;
import static io.dualcarbon.assets.TestRegistry.newBuilding;
import static io.dualcarbon.assets.TestRegistry.newChargingStation;
import static io.dualcarbon.assets.TestRegistry.newPvPlant;
import static io.dualcarbon.assets.TestRegistry.with;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dualcarbon.assets.FakeEnergyData;
import io.dualcarbon.assets.FeedReader;
import io.dualcarbon.assets.TestRegistry;
import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A partner sees the buildings that are linked to its platform, and what stands in them. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeEnergyData.class)
class ReachTest {
    private static final String PLATFORM = "hongqiao-linkong";

    private final TestRegistry registry = TestRegistry.fresh();
    private String linked = "";
    private String other = "";

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @BeforeEach
    void twoBuildingsOfWhichOneIsLinked() {
        var area = registry.area("CN");
        linked = registry.building("LINKED", area);
        other = registry.registered("buildings", with(newBuilding("OTHER", area), "platformLinks", List.of()));
    }

    @Test
    void listsWhatIsLinked() {
        var meter = registry.meter("M1", linked);
        var plant = registry.registered("pv-plants", newPvPlant("PV1", linked));
        var station = registry.registered("charging-stations", newChargingStation("EV1", linked));
        var hidden = registry.meter("M2", other);
        registry.registered("pv-plants", newPvPlant("PV2", other));
        registry.registered("charging-stations", newChargingStation("EV2", other));

        partner().get(API + "buildings").then().statusCode(200).body("items.id", contains(linked));
        partner().get(API + "meters").then().statusCode(200).body("items.id", contains(meter));
        partner().get(API + "pv-plants").then().statusCode(200).body("items.id", contains(plant));
        partner().get(API + "charging-stations").then().statusCode(200).body("items.id", contains(station));
        partner().get(API + "buildings/" + other).then().statusCode(404);
        partner().get(API + "meters/" + hidden).then().statusCode(404);
    }

    @Test
    void followsTheChangesOfWhatIsLinked() {
        var meter = registry.meter("M1", linked);
        registry.meter("M2", other);

        var feed = new FeedReader(Tokens.partnerToken("p", registry.tenant().id(), PLATFORM, "assets:read"));

        assertEquals(
                List.of(linked, meter),
                feed.next(2).stream()
                        .map(event -> String.valueOf(event.get("subject")))
                        .toList());
        assertEquals(List.of(), feed.now());
    }

    /** The feed is read again on a thread that knows no caller. */
    @Test
    void isToldNoMoreWhenItWaits() {
        var feed = new FeedReader(Tokens.partnerToken("p", registry.tenant().id(), PLATFORM, "assets:read")).skipAll();
        var waiting = CompletableFuture.supplyAsync(() -> feed.within("PT10S"));

        registry.meter("M1", other);
        var meter = registry.meter("M2", linked);

        assertEquals(
                List.of(meter),
                waiting.join().stream().map(event -> event.get("subject")).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"areas", "organizations", "alliances"})
    void isRefusedWhatCannotBeLimited(String path) {
        partner().get(API + path).then().statusCode(403).body("type", equalTo(PROBLEM + "not-for-partners"));
    }

    @Test
    void isRefusedToRegisterEvenWithTheScope() {
        registry.tenant()
                .asPartner(PLATFORM, "assets:read", "assets:write")
                .body(newBuilding("NEW", "0c4f2a6e-1b7d-4e59-9a3c-5d8e7f102b34"))
                .post(API + "buildings")
                .then()
                .statusCode(403)
                .body("type", equalTo(PROBLEM + "not-for-partners"));
    }

    private RequestSpecification partner() {
        return registry.tenant().asPartner(PLATFORM, "assets:read");
    }
}
