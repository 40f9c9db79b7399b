package io.dualcarbon.assets.platform;

import static io.dualcarbon.assets.TestRegistry.API;
import static io.dualcarbon.assets.TestRegistry.PROBLEM;
import static io.dualcarbon.assets.TestRegistry.newArea;
import static io.dualcarbon.assets.TestRegistry.with;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dualcarbon.assets.FakeEnergyData;
import io.dualcarbon.assets.InParallel;
import io.dualcarbon.assets.TestRegistry;
import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the platform promises to those who write: once, only where they may, and never unseen. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeEnergyData.class)
class WritingTest {
    private final TestRegistry registry = TestRegistry.fresh();

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @Test
    void createsOnceUnderOneKey() {
        var key = UUID.randomUUID().toString();
        var first = post(key, newArea("CN")).statusCode(201);

        var again = post(key, newArea("CN"));

        again.statusCode(201)
                .header("Location", first.extract().header("Location"))
                .header("ETag", "\"0\"")
                .header("Idempotency-Replayed", "true");
        assertEquals(first.extract().as(Map.class), again.extract().as(Map.class));
        post(key, newArea("OTHER")).statusCode(422).body("type", equalTo(PROBLEM + "idempotency-key-reused"));
        registry.get("areas").body("items.code", contains("CN"));
    }

    @Test
    void believesOnlyTheGatewayWhoAsksAndUnderWhichId() {
        for (var proof : List.of("", "gateway-secret-of-somebody-else")) {
            registry.tenant()
                    .as("tenant-admin")
                    .header("Dualcarbon-Gateway", proof)
                    .header("X-Request-Id", "made-up-by-a-stranger")
                    .header("X-Forwarded-For", "6.6.6.6")
                    .body(newArea("A" + proof.length()))
                    .post(API + "areas")
                    .then()
                    .statusCode(201);
        }

        registry.tenant()
                .as("tenant-admin")
                .get(API + "audit")
                .then()
                .statusCode(200)
                .body("items.address", contains("127.0.0.1", "127.0.0.1"))
                .body("items.requestId", everyItem(nullValue()));
    }

    @Test
    void tellsPlacesByPathWhateverTheCallerTakesForTheHost() {
        var created = registry.tenant()
                .as("tenant-admin")
                .header("Host", "evil.example")
                .header("X-Forwarded-Host", "evil.example")
                .body(newArea("CN"))
                .post(API + "areas")
                .then()
                .statusCode(201)
                .extract();
        registry.area("OTHER");

        assertEquals(API + "areas/" + created.path("id"), created.header("Location"));
        registry.tenant()
                .as("viewer")
                .header("Host", "evil.example")
                .get(API + "areas?limit=1")
                .then()
                .statusCode(200)
                .header("Link", startsWith("<" + API + "areas?limit=1&cursor="));
    }

    @Test
    void verifiesATokenOnceUntilItEnds() {
        var token = Tokens.token("somebody", registry.tenant().id(), "viewer");
        var before = tokenChecks();

        for (var i = 0; i < 5; i++) {
            given().header("Authorization", "Bearer " + token)
                    .get(API + "areas")
                    .then()
                    .statusCode(200);
        }

        assertEquals(before + 1, tokenChecks());
    }

    private final String administrator = Tokens.platformToken("watcher", "platform-admin");

    /** Its own token has been verified when it is asked for the first time. */
    private double tokenChecks() {
        return given().noFilters()
                .header("Authorization", "Bearer " + administrator)
                .header("Accept", "text/plain")
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .filter(line -> line.startsWith("dualcarbon_token_checks_total"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void createsOnceWhenTwoSendTheSameKeyAtOnce() {
        for (var round = 0; round < 10; round++) {
            var key = UUID.randomUUID().toString();
            var request = newArea("A" + round);
            Callable<String> sender =
                    () -> post(key, request).statusCode(201).extract().path("id");

            var ids = InParallel.call(sender, sender);

            assertEquals(1, Set.copyOf(ids).size());
        }
        registry.get("areas").body("items.size()", equalTo(10));
    }

    @Test
    void keepsNoRefusalUnderAKey() {
        var key = UUID.randomUUID().toString();
        var request = with(newArea("LINKONG"), "parentId", TestRegistry.unknownId());
        post(key, request).statusCode(409);

        var corrected = post(key, newArea("LINKONG"));

        corrected.statusCode(201);
    }

    @Test
    void keepsTheKeysOfTenantsApart() {
        var key = UUID.randomUUID().toString();
        var other = TestRegistry.fresh();
        var here = post(key, newArea("CN")).statusCode(201).extract().<String>path("id");

        var there = other.tenant()
                .as("tenant-admin")
                .header("Idempotency-Key", key)
                .body(newArea("CN"))
                .post(API + "areas")
                .then();

        there.statusCode(201).body("id", not(equalTo(here)));
    }

    @Test
    void letsOneOfTwoChangesOfTheSameVersionWin() {
        for (var round = 0; round < 10; round++) {
            var request = newArea("A" + round);
            var id = registry.area("A" + round);
            Callable<Integer> writer = () -> registry.put("areas", id, 0, with(request, "name", UUID.randomUUID()))
                    .extract()
                    .statusCode();

            var statuses = InParallel.call(writer, writer);

            assertEquals(List.of(200, 412), statuses.stream().sorted().toList());
        }
    }

    @Test
    void keepsWhoChangedWhatFromWhere() {
        var created = registry.tenant()
                .as("tenant-admin")
                .header("Dualcarbon-Gateway", "gateway-secret-of-development-only")
                .header("X-Request-Id", "req-1")
                .header("X-Forwarded-For", "203.0.113.9")
                .body(newArea("CN"))
                .post(API + "areas")
                .then()
                .statusCode(201)
                .extract();
        var id = created.<String>path("id");
        var changed =
                registry.put("areas", id, 0, with(newArea("CN"), "name", "长宁")).extract();

        var audit = registry.tenant().as("tenant-admin").get(API + "audit").then();

        audit.statusCode(200)
                .body("items.type", contains("area.updated", "area.created"))
                .body("items.subject", contains(id, id))
                .body("items.actor", contains(actor(), actor()))
                .body("items.address", contains("127.0.0.1", "203.0.113.9"))
                .body("items[0]", not(hasKey("requestId")))
                .body("items[1].requestId", equalTo("req-1"))
                .body("items[1].before", nullValue());
        assertEquals(created.as(Map.class), audit.extract().path("items[1].after"));
        assertEquals(created.as(Map.class), audit.extract().path("items[0].before"));
        assertEquals(changed.as(Map.class), audit.extract().path("items[0].after"));
    }

    @Test
    void pagesTheAuditNewestFirstAndPerTenant() {
        registry.area("A1");
        registry.area("A2");
        registry.area("A3");
        var auditor = registry.tenant().as("tenant-admin");

        var first = auditor.get(API + "audit?limit=2")
                .then()
                .statusCode(200)
                .body("items.after.code", contains("A3", "A2"));
        var cursor = first.extract().<String>path("nextCursor");
        auditor.get(API + "audit?limit=2&cursor=" + cursor)
                .then()
                .statusCode(200)
                .body("items.after.code", contains("A1"))
                .body("$", not(hasKey("nextCursor")));
        TestRegistry.fresh()
                .tenant()
                .as("tenant-admin")
                .get(API + "audit")
                .then()
                .body("items", empty());
    }

    @Test
    void showsTheAuditToAuditorsOnly() {
        given().get(API + "audit").then().statusCode(401);
        for (var role : List.of("viewer", "analyst", "financier", "assets:write")) {
            registry.tenant().as(role).get(API + "audit").then().statusCode(403);
        }
    }

    @Test
    void refusesTokensThatAreNotForIt() {
        var tenant = registry.tenant().id();
        Map.of(
                        Tokens.expiredToken("u", tenant, "viewer"),
                        "token-expired",
                        Tokens.foreignToken("u", tenant, "viewer"),
                        "token-invalid",
                        registry.tenant().token("viewer") + "x",
                        "token-invalid",
                        "nonsense",
                        "token-invalid")
                .forEach((token, problem) -> given().auth()
                        .oauth2(token)
                        .get(API + "areas")
                        .then()
                        .statusCode(401)
                        .header("WWW-Authenticate", "Bearer")
                        .body("type", equalTo(PROBLEM + problem)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml", "text/csv"})
    void takesJsonOnly(String mediaType) {
        var answer = given().auth()
                .oauth2(registry.tenant().token("tenant-admin"))
                .contentType(mediaType)
                .body("{}")
                .post(API + "areas")
                .then();

        answer.statusCode(415).body("type", equalTo(PROBLEM + "media-type-not-supported"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\\u0000b", "\\ud800", "x\\udc00"})
    void refusesTextThatCannotBeKept(String text) {
        var answer = registry.post("areas", "{\"code\":\"CN\",\"name\":\"%s\",\"kind\":\"ZONE\"}".formatted(text));

        answer.statusCode(400).body("type", equalTo(PROBLEM + "wrong-type")).body("violations.field", contains("name"));
    }

    @Test
    void refusesAParameterThatCannotBeAsked() {
        var answer = registry.tenant()
                .as("viewer")
                .urlEncodingEnabled(false)
                .get(API + "areas?cursor=%00")
                .then();

        answer.statusCode(400)
                .body("type", equalTo(PROBLEM + "invalid-parameter"))
                .body("violations.field", contains("cursor"));
    }

    @Test
    void keepsTextAsItCame() {
        var name = "龘 \uD842\uDFB7 <b>'; drop table area; --</b> \u202E";

        var id = registry.registered("areas", with(newArea("CN"), "name", name));

        assertEquals(name, registry.get("areas/" + id).extract().path("name"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tenants/%00", "tenants/" + "x", "areas/1", "areas/%00", "nothing"})
    void knowsNothingUnderAnAddressItNeverGave(String path) {
        var answer = registry.tenant()
                .as("viewer")
                .urlEncodingEnabled(false)
                .get(API + path)
                .then();

        answer.statusCode(404).contentType("application/problem+json");
    }

    private ValidatableResponse post(String key, Map<String, Object> request) {
        return registry.tenant()
                .as("tenant-admin")
                .header("Idempotency-Key", key)
                .body(request)
                .post(API + "areas")
                .then();
    }

    private String actor() {
        return "tenant-admin@" + registry.tenant().id();
    }
}
