package io.dualcarbon.assets.registry;

import static io.dualcarbon.assets.TestRegistry.API;
import static io.dualcarbon.assets.TestRegistry.PROBLEM;
import static io.dualcarbon.assets.TestRegistry.with;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.dualcarbon.assets.FakeEnergyData;
import io.dualcarbon.assets.FeedReader;
import io.dualcarbon.assets.TestRegistry;
import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What all kinds of records promise alike. */
@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeEnergyData.class)
class EveryRecordTest {
    private final TestRegistry registry = TestRegistry.fresh();

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    enum Kind {
        AREA("areas", "area", (registry, code) -> TestRegistry.newArea(code)),
        ORGANIZATION("organizations", "organization", (registry, code) -> TestRegistry.newOrganization(code)),
        ALLIANCE(
                "alliances",
                "alliance",
                (registry, code) -> TestRegistry.newAlliance(code, registry.organization("OF-" + code))),
        BUILDING(
                "buildings",
                "building",
                (registry, code) -> TestRegistry.newBuilding(code, registry.area("OF-" + code))),
        METER("meters", "meter", (registry, code) -> TestRegistry.newMeter(code, place(registry, code))),
        PV_PLANT("pv-plants", "pv-plant", (registry, code) -> TestRegistry.newPvPlant(code, place(registry, code))),
        CHARGING_STATION(
                "charging-stations",
                "charging-station",
                (registry, code) -> TestRegistry.newChargingStation(code, place(registry, code)));

        final String path;
        final String event;
        final BiFunction<TestRegistry, String, Map<String, Object>> request;

        Kind(String path, String event, BiFunction<TestRegistry, String, Map<String, Object>> request) {
            this.path = path;
            this.event = "io.dualcarbon.assets." + event;
            this.request = request;
        }

        Map<String, Object> request(TestRegistry registry, String code) {
            return request.apply(registry, code);
        }

        private static String place(TestRegistry registry, String code) {
            return registry.building("B-OF-" + code, registry.area("OF-" + code));
        }
    }

    @ParameterizedTest
    @EnumSource
    void isGivenBackAsItWasRegistered(Kind kind) {
        var request = kind.request(registry, "X1");

        var created = registry.post(kind.path, request);

        var id = created.statusCode(201)
                .header("ETag", "\"0\"")
                .header("Location", containsString(API + kind.path + "/"))
                .extract()
                .<String>path("id");
        var stored = registry.get(kind.path + "/" + id)
                .statusCode(200)
                .header("ETag", "\"0\"")
                .extract()
                .as(Map.class);
        var expected = with(request, Map.of("id", id, "version", 0));
        if (kind == Kind.BUILDING) {
            expected.put("largePublicBuilding", false);
            expected.put("placements", List.of(Map.of("areaId", request.get("areaId"), "use", "OFFICE")));
        }
        if (kind == Kind.METER) {
            expected.putAll(Map.of("multiplier", 1, "configurations", List.of()));
        }
        assertEquals(expected, stored);
        assertEquals(stored, created.extract().as(Map.class));
    }

    /** PostgreSQL keeps no NUL, and no list shows a name of two lines. */
    @ParameterizedTest
    @EnumSource
    void hasNoControlCharacterInItsName(Kind kind) {
        var request = kind.request(registry, "X1");

        for (var name : List.of("A\0B", "A\u0007B", "A\nB")) {
            registry.post(kind.path, with(request, Map.of("name", name)))
                    .statusCode(400)
                    .body("type", equalTo(PROBLEM + "wrong-type"))
                    .body("violations.field", contains("name"));
        }
    }

    /** A cursor names its list. */
    @ParameterizedTest
    @EnumSource(value = Kind.class, names = "AREA", mode = EnumSource.Mode.EXCLUDE)
    void isNotListedBehindARecordOfAnotherKind(Kind kind) {
        registry.area("CN-1");
        registry.area("CN-2");
        var cursor = registry.get("areas?limit=1").extract().<String>path("nextCursor");

        registry.get("areas?limit=1&cursor=" + cursor).statusCode(200);
        registry.get(kind.path + "?limit=1&cursor=" + cursor)
                .statusCode(400)
                .body("type", equalTo(PROBLEM + "cursor-invalid"))
                .body("violations.field", contains("cursor"));
    }

    @ParameterizedTest
    @EnumSource
    void keepsItsCodeToItselfInItsTenant(Kind kind) {
        var request = kind.request(registry, "X1");
        registry.registered(kind.path, request);
        var other = TestRegistry.fresh();

        var second = registry.post(kind.path, request);

        second.statusCode(409).body("type", equalTo(PROBLEM + "code-taken")).body("violations.field", contains("code"));
        other.post(kind.path, kind.request(other, "X1")).statusCode(201);
    }

    @ParameterizedTest
    @EnumSource
    void changesOnlyInTheVersionThatWasRead(Kind kind) {
        var request = kind.request(registry, "X1");
        var id = registry.registered(kind.path, request);
        var renamed = with(request, "name", "虹桥");

        registry.tenant()
                .as("tenant-admin")
                .body(renamed)
                .put(API + kind.path + "/" + id)
                .then()
                .statusCode(428)
                .body("type", equalTo(PROBLEM + "version-required"));
        registry.put(kind.path, id, 0, renamed)
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("version", equalTo(1))
                .body("name", equalTo("虹桥"));
        registry.put(kind.path, id, 0, request).statusCode(412).body("type", equalTo(PROBLEM + "version-stale"));
        registry.retire(kind.path, id, 0).statusCode(412).body("type", equalTo(PROBLEM + "version-stale"));
        registry.get(kind.path + "/" + id).header("ETag", "\"1\"").body("name", equalTo("虹桥"));
    }

    @ParameterizedTest
    @EnumSource
    void neverChangesItsCode(Kind kind) {
        var request = kind.request(registry, "X1");
        var id = registry.registered(kind.path, request);

        var answer = registry.put(kind.path, id, 0, with(request, "code", "X2"));

        answer.statusCode(409).body("type", equalTo(PROBLEM + "code-fixed")).body("violations.field", contains("code"));
        registry.get(kind.path + "/" + id).header("ETag", "\"0\"").body("code", equalTo("X1"));
    }

    @ParameterizedTest
    @EnumSource
    void isRetiredOnceAndStaysReadable(Kind kind) {
        var request = kind.request(registry, "X1");
        var id = registry.registered(kind.path, request);

        var retired = registry.retire(kind.path, id, 0);

        retired.statusCode(200).header("ETag", "\"1\"").body("$", hasKey("retiredAt"));
        registry.get(kind.path + "/" + id)
                .statusCode(200)
                .body("retiredAt", equalTo(retired.extract().<String>path("retiredAt")));
        registry.retire(kind.path, id, 1).statusCode(409).body("type", equalTo(PROBLEM + "record-retired"));
        registry.put(kind.path, id, 1, request).statusCode(409).body("type", equalTo(PROBLEM + "record-retired"));
    }

    @ParameterizedTest
    @EnumSource
    void isToldAsItWasKnown(Kind kind) {
        var request = kind.request(registry, "X1");
        var before = Instant.now();
        var id = registry.registered(kind.path, request);
        var registered = registry.get(kind.path + "/" + id).extract().as(Map.class);
        var first = Instant.now();
        registry.put(kind.path, id, 0, with(request, "name", "虹桥")).statusCode(200);
        var second = Instant.now();
        registry.retire(kind.path, id, 1).statusCode(200);

        registry.get(kind.path + "/" + id + "?asOf=" + before)
                .statusCode(404)
                .body("type", equalTo(PROBLEM + "record-not-found"));
        assertEquals(
                registered,
                registry.get(kind.path + "/" + id + "?asOf=" + first)
                        .statusCode(200)
                        .header("ETag", "\"0\"")
                        .extract()
                        .as(Map.class));
        registry.get(kind.path + "/" + id + "?asOf=" + second)
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("name", equalTo("虹桥"))
                .body("$", not(hasKey("retiredAt")));
        registry.get(kind.path + "/" + id + "?asOf=2100-01-01T00:00:00Z")
                .statusCode(200)
                .body("$", hasKey("retiredAt"));
        TestRegistry.fresh()
                .get(kind.path + "/" + id + "?asOf=" + second)
                .statusCode(404)
                .body("type", equalTo(PROBLEM + "record-not-found"));
    }

    @ParameterizedTest
    @EnumSource
    void isListedByCodeInPages(Kind kind) {
        for (var code : List.of("Z-B2", "Z-A1", "Z-C3")) {
            registry.registered(kind.path, kind.request(registry, code));
        }

        var first = registry.get(kind.path + "?limit=2").statusCode(200);
        var cursor = first.extract().<String>path("nextCursor");
        var second = registry.get(kind.path + "?limit=2&cursor=" + cursor);

        first.body("items.code", contains("Z-A1", "Z-B2"))
                .header("Link", containsString("cursor=" + cursor + ">; rel=\"next\""));
        second.statusCode(200).body("items.code", contains("Z-C3")).body("$", not(hasKey("nextCursor")));
    }

    @ParameterizedTest
    @EnumSource
    void doesNotExistForAnotherTenant(Kind kind) {
        var request = kind.request(registry, "X1");
        var id = registry.registered(kind.path, request);
        var other = TestRegistry.fresh();

        other.get(kind.path).statusCode(200).body("items", hasSize(0));
        other.get(kind.path + "/" + id).statusCode(404).body("type", equalTo(PROBLEM + "record-not-found"));
        other.put(kind.path, id, 0, request).statusCode(404).body("type", equalTo(PROBLEM + "record-not-found"));
        other.retire(kind.path, id, 0).statusCode(404).body("type", equalTo(PROBLEM + "record-not-found"));
        registry.get(kind.path + "/" + id).header("ETag", "\"0\"");
    }

    @ParameterizedTest
    @EnumSource
    void asksWhoAndWhether(Kind kind) {
        var request = kind.request(registry, "X1");
        var id = registry.registered(kind.path, request);
        var one = API + kind.path + "/" + id;
        var operator = Tokens.platformToken("operator", "platform-admin");

        given().get(one).then().statusCode(401).body("type", equalTo(PROBLEM + "not-authenticated"));
        given().contentType(ContentType.JSON)
                .body(request)
                .post(API + kind.path)
                .then()
                .statusCode(401);
        given().auth().oauth2(operator).get(one).then().statusCode(403).body("type", equalTo(PROBLEM + "forbidden"));
        given().auth().oauth2(operator).get(API + kind.path).then().statusCode(403);
        for (var role : List.of("viewer", "analyst", "financier", "steward", "reporter", "verifier", "assets:read")) {
            var reader = registry.tenant().as(role);
            reader.get(one).then().statusCode(200);
            reader.body(request).post(API + kind.path).then().statusCode(403);
            reader.header("If-Match", "\"0\"").body(request).put(one).then().statusCode(403);
            registry.tenant()
                    .as(role)
                    .header("If-Match", "\"0\"")
                    .post(one + "/retirement")
                    .then()
                    .statusCode(403);
        }
        registry.tenant().as("readings:read").get(one).then().statusCode(403);
    }

    @ParameterizedTest
    @EnumSource
    void namesThePropertyItRejects(Kind kind) {
        var request = kind.request(registry, "X1");

        registry.post(kind.path, with(request, "tenantId", "changning"))
                .statusCode(400)
                .body("type", equalTo(PROBLEM + "unknown-property"))
                .body("violations.field", contains("tenantId"));
        registry.post(kind.path, with(request, Map.of("code", "lower", "name", " ")))
                .statusCode(400)
                .body("type", equalTo(PROBLEM + "invalid-request"))
                .body("violations.field", contains("code", "name"));
        registry.post(kind.path, with(request, "illustrative", "yes"))
                .statusCode(400)
                .body("type", equalTo(PROBLEM + "wrong-type"))
                .body("violations.field", contains("illustrative"));
        registry.post(kind.path, with(request, "name", "a\u0000b"))
                .statusCode(400)
                .body("violations.field", contains("name"));
    }

    @ParameterizedTest
    @EnumSource
    void tellsTheFeedOfEveryChange(Kind kind) {
        var request = kind.request(registry, "X1");
        var feed = new FeedReader(registry.tenant().token("viewer")).skipAll();

        var id = registry.registered(kind.path, request);
        registry.put(kind.path, id, 0, with(request, "name", "虹桥"));
        registry.put(kind.path, id, 1, with(request, "name", "虹桥")).statusCode(200);
        registry.retire(kind.path, id, 1);

        var events = feed.next(3);
        assertEquals(
                List.of(kind.event + ".created", kind.event + ".updated", kind.event + ".retired"),
                events.stream().map(e -> e.get("type")).toList());
        assertEquals(
                List.of(id, id, id), events.stream().map(e -> e.get("subject")).toList());
        assertEquals(
                registry.get(kind.path + "/" + id).extract().as(Map.class),
                events.get(2).get("data"));
    }

    @ParameterizedTest
    @EnumSource
    void isNotFoundInTheLanguageAskedFor(Kind kind) {
        var id = TestRegistry.unknownId();

        var answer = registry.tenant()
                .as("viewer")
                .header("Accept-Language", "zh-CN,zh;q=0.9")
                .get(API + kind.path + "/" + id)
                .then();

        answer.statusCode(404).body("title", equalTo("记录不存在")).body("detail", containsString(id));
    }
}
