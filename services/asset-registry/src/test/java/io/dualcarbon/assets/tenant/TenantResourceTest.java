package io.dualcarbon.assets.tenant;

import static io.dualcarbon.assets.TestRegistry.API;
import static io.dualcarbon.assets.TestRegistry.PROBLEM;
import static io.dualcarbon.assets.TestRegistry.newArea;
import static io.dualcarbon.assets.TestRegistry.with;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dualcarbon.assets.FakeEnergyData;
import io.dualcarbon.assets.FeedReader;
import io.dualcarbon.assets.TestRegistry;
import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.dualcarbon.platform.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(FakeEnergyData.class)
class TenantResourceTest {
    private static final String TENANTS = API + "tenants";
    private static final List<String> VERBS = List.of("retirement", "suspension", "resumption");

    private final TestTenant tenant = TestTenant.fresh();
    private final String one = TENANTS + "/" + tenant.id();

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @Test
    void givesItsOwnPeopleWhatWasRegistered() {
        var created = register(tenant);

        created.statusCode(201).header("ETag", "\"0\"").header("Location", containsString(one));
        var own = tenant.as("viewer").get(one).then().statusCode(200).header("ETag", "\"0\"");
        assertEquals(
                with(request(tenant), Map.of("version", 0, "state", "ACTIVE")),
                own.extract().as(Map.class));
    }

    @Test
    void isListedForThePlatformsPeopleOnly() {
        register(tenant);
        var other = TestTenant.fresh();
        register(other);

        assertTrue(listed().containsAll(List.of(tenant.id(), other.id())));
        tenant.as("tenant-admin").get(TENANTS).then().statusCode(403).body("type", equalTo(PROBLEM + "forbidden"));
    }

    /** Page by page: other tests have tenants, too. */
    private static List<String> listed() {
        var ids = new ArrayList<String>();
        var page = operator().get(TENANTS + "?limit=500").then().statusCode(200).extract();
        ids.addAll(page.path("items.id"));
        while (page.path("nextCursor") != null) {
            page = operator()
                    .queryParam("cursor", page.<String>path("nextCursor"))
                    .get(TENANTS + "?limit=500")
                    .then()
                    .statusCode(200)
                    .extract();
            ids.addAll(page.path("items.id"));
        }
        return ids;
    }

    @Test
    void doesNotExistForOtherTenants() {
        register(tenant);
        var other = TestRegistry.fresh().tenant();

        var answer = other.as("viewer").get(one).then();

        answer.statusCode(404).body("type", equalTo(PROBLEM + "record-not-found"));
    }

    @Test
    void isManagedByThePlatformsPeopleOnly() {
        given().get(one).then().statusCode(401);
        given().get(TENANTS).then().statusCode(401);
        for (var verb : VERBS) {
            given().contentType(ContentType.JSON)
                    .header("If-Match", "\"0\"")
                    .post(one + "/" + verb)
                    .then()
                    .statusCode(401)
                    .body("type", equalTo(PROBLEM + "not-authenticated"));
        }
        for (var role : List.of("tenant-admin", "analyst", "viewer")) {
            tenant.as(role).body(request(tenant)).post(TENANTS).then().statusCode(403);
            var person = tenant.as(role).header("If-Match", "\"0\"");
            person.body(request(tenant)).put(one).then().statusCode(403);
            for (var verb : VERBS) {
                tenant.as(role)
                        .header("If-Match", "\"0\"")
                        .post(one + "/" + verb)
                        .then()
                        .statusCode(403);
            }
        }
    }

    @Test
    void cannotBeMovedIfNobodyRegisteredIt() {
        var unknown = TENANTS + "/" + TestTenant.fresh().id();

        for (var verb : VERBS) {
            operator()
                    .header("If-Match", "\"0\"")
                    .post(unknown + "/" + verb)
                    .then()
                    .statusCode(404)
                    .body("type", equalTo(PROBLEM + "record-not-found"));
        }
    }

    @Test
    void keepsItsIdToItself() {
        register(tenant).statusCode(201);

        var second = register(tenant);

        second.statusCode(409)
                .body("type", equalTo(PROBLEM + "code-taken"))
                .body("detail", containsString(tenant.id()))
                .body("violations.field", contains("id"));
    }

    @Test
    void changesOnlyInTheVersionThatWasRead() {
        register(tenant);
        var renamed = with(request(tenant), "name", "静安区");

        operator().body(renamed).put(one).then().statusCode(428);
        change(0, renamed).statusCode(200).header("ETag", "\"1\"").body("name", equalTo("静安区"));
        change(0, renamed).statusCode(412).body("type", equalTo(PROBLEM + "version-stale"));
    }

    @Test
    void needsNotBeToldWhatCannotChange() {
        register(tenant);

        change(0, Map.of("name", "静安区", "gridArea", "CN-JS"))
                .statusCode(200)
                .body("id", equalTo(tenant.id()))
                .body("name", equalTo("静安区"))
                .body("timeZone", equalTo("Asia/Shanghai"))
                .body("gridArea", equalTo("CN-JS"));
        change(1, Map.of("name", "静安区", "gridArea", "CN-XX"))
                .statusCode(400)
                .body("type", equalTo(PROBLEM + "grid-area-unknown"));
    }

    @Test
    void neverChangesItsIdOrItsDays() {
        register(tenant);

        change(0, with(request(tenant), "id", "somebody-else"))
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "code-fixed"))
                .body("violations.field", contains("id"));
        change(0, with(request(tenant), "timeZone", "Asia/Urumqi"))
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "time-zone-fixed"))
                .body("violations.field", contains("timeZone"));
    }

    @Test
    void changesNothingWhileItIsSuspended() {
        register(tenant);
        var areas = API + "areas";
        var area = tenant.as("tenant-admin")
                .body(newArea("CN"))
                .post(areas)
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");

        move("suspension", 0).statusCode(200).header("ETag", "\"1\"").body("state", equalTo("SUSPENDED"));

        tenant.as("viewer").get(areas).then().statusCode(200).body("items.id", contains(area));
        tenant.as("tenant-admin")
                .body(newArea("CN2"))
                .post(areas)
                .then()
                .statusCode(403)
                .body("type", equalTo(PROBLEM + "tenant-suspended"))
                .body("detail", equalTo("Tenant " + tenant.id() + " is suspended; nothing of it can be changed"));
        tenant.as("tenant-admin")
                .header("If-Match", "\"0\"")
                .post(areas + "/" + area + "/retirement")
                .then()
                .statusCode(403)
                .body("type", equalTo(PROBLEM + "tenant-suspended"));

        move("suspension", 1).statusCode(409).body("type", equalTo(PROBLEM + "tenant-state-unchanged"));
        move("resumption", 1).statusCode(200).header("ETag", "\"2\"").body("state", equalTo("ACTIVE"));
        move("resumption", 2).statusCode(409).body("type", equalTo(PROBLEM + "tenant-state-unchanged"));
        tenant.as("tenant-admin").body(newArea("CN2")).post(areas).then().statusCode(201);
        tenant.as("viewer").get(areas).then().body("items.code", contains("CN", "CN2"));
    }

    @Test
    void isRetiredOnceAndThenLetsNobodyIn() {
        register(tenant);
        tenant.as("viewer").get(one).then().statusCode(200);

        move("retirement", 0).statusCode(200).body("state", equalTo("RETIRED")).body("$", hasKey("retiredAt"));

        for (var verb : VERBS) {
            move(verb, 1).statusCode(409).body("type", equalTo(PROBLEM + "record-retired"));
        }
        change(1, request(tenant)).statusCode(409).body("type", equalTo(PROBLEM + "record-retired"));
        tenant.as("viewer").get(one).then().statusCode(403).body("type", equalTo(PROBLEM + "tenant-retired"));
        tenant.as("tenant-admin")
                .body(newArea("CN"))
                .post(API + "areas")
                .then()
                .statusCode(403)
                .body("type", equalTo(PROBLEM + "tenant-retired"));
        operator().get(one).then().statusCode(200).body("state", equalTo("RETIRED"));
    }

    @Test
    void letsItsPeopleInAsSoonAsItIsRegistered() {
        tenant.as("viewer")
                .get(API + "areas")
                .then()
                .statusCode(403)
                .body("type", equalTo(PROBLEM + "tenant-unknown"))
                .body("detail", equalTo("No tenant " + tenant.id() + " is registered on this platform"));

        register(tenant).statusCode(201);

        tenant.as("viewer").get(API + "areas").then().statusCode(200).body("items", empty());
    }

    @Test
    void tellsItsOwnPeopleOfItsChanges() {
        register(tenant);
        change(0, with(request(tenant), "name", "静安区"));
        change(1, with(request(tenant), "name", "静安区")).statusCode(200);
        move("suspension", 1);
        move("resumption", 2);

        var events = new FeedReader(tenant.token("viewer")).next(4);

        assertEquals(
                List.of(
                        "io.dualcarbon.assets.tenant.created",
                        "io.dualcarbon.assets.tenant.updated",
                        "io.dualcarbon.assets.tenant.suspended",
                        "io.dualcarbon.assets.tenant.resumed"),
                events.stream().map(e -> e.get("type")).toList());
        assertEquals(
                List.of(tenant.id(), tenant.id(), tenant.id(), tenant.id()),
                events.stream().map(e -> e.get("tenantid")).toList());
        assertEquals(tenant.as("viewer").get(one).as(Map.class), events.get(3).get("data"));
        tenant.as("tenant-admin")
                .get(API + "audit")
                .then()
                .body("items.type", contains("tenant.resumed", "tenant.suspended", "tenant.updated", "tenant.created"))
                .body("items[3].actor", equalTo("operator"));
    }

    @ParameterizedTest
    @CsvSource({
        "id, Chang Ning, invalid-request",
        "id, *, invalid-request",
        "name, ' ', invalid-request",
        "timeZone, Asia/Atlantis, time-zone-unknown",
        "timeZone, GMT+8, time-zone-unknown",
        "gridArea, Shanghai, invalid-request",
        "gridArea, CN-XX, grid-area-unknown",
        "gridArea, CN, grid-area-unknown",
    })
    void namesTheFieldItRejects(String field, String value, String problem) {
        var answer = operator()
                .body(with(request(tenant), field, value))
                .post(TENANTS)
                .then();

        answer.statusCode(400).body("type", equalTo(PROBLEM + problem)).body("violations.field", contains(field));
    }

    @Test
    void nobodyOfATenantChangesTenants() {
        register(tenant).statusCode(201);

        tenant.as("platform-admin")
                .body(request(TestTenant.fresh()))
                .post(TENANTS)
                .then()
                .statusCode(403)
                .body("type", equalTo(PROBLEM + "forbidden"));
        for (var verb : VERBS) {
            tenant.as("platform-admin")
                    .header("If-Match", "\"0\"")
                    .post(one + "/" + verb)
                    .then()
                    .statusCode(403)
                    .body("type", equalTo(PROBLEM + "forbidden"));
        }
    }

    private ValidatableResponse register(TestTenant tenant) {
        return operator().body(request(tenant)).post(TENANTS).then();
    }

    private ValidatableResponse change(int version, Map<String, Object> request) {
        return operator()
                .header("If-Match", "\"" + version + "\"")
                .body(request)
                .put(one)
                .then();
    }

    private ValidatableResponse move(String verb, int version) {
        return operator()
                .header("If-Match", "\"" + version + "\"")
                .post(one + "/" + verb)
                .then();
    }

    private static RequestSpecification operator() {
        return given().auth()
                .oauth2(Tokens.platformToken("operator", "platform-admin"))
                .contentType(ContentType.JSON)
                .accept(ContentType.JSON);
    }

    private static Map<String, Object> request(TestTenant tenant) {
        return Map.of(
                "id",
                tenant.id(),
                "name",
                "长宁区",
                "nameEn",
                "Changning District",
                "timeZone",
                "Asia/Shanghai",
                "gridArea",
                "CN-SH");
    }
}
