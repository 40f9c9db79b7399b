package io.dualcarbon.assets.area;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.dualcarbon.platform.testing.Contract;
import io.dualcarbon.platform.testing.PostgresResource;
import io.dualcarbon.platform.testing.TestTenant;
import io.dualcarbon.platform.testing.Tokens;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(PostgresResource.class)
class AreaResourceTest {
    private static final String AREAS = "/api/assets/v1/areas";
    private static final String PROBLEM = "urn:dualcarbon:problem:";
    private final TestTenant tenant = TestTenant.fresh();

    @BeforeAll
    static void everyAnswerMatchesTheContract() {
        Contract.enforce();
    }

    @Test
    void givesBackWhatWasRegistered() {
        var location = register("LINKONG", null).statusCode(201).extract().header("Location");

        var answer = tenant.as("viewer").get(location).then();

        answer.statusCode(200)
                .header("ETag", "\"0\"")
                .body("code", equalTo("LINKONG"))
                .body("name", equalTo("临空"))
                .body("kind", equalTo("ZONE"))
                .body("illustrative", equalTo(false))
                .body("$", not(hasKey("parentId")));
    }

    @Test
    void refusesACodeTakenInTheSameTenant() {
        register("CN", null).statusCode(201);

        var answer = register("CN", null);

        answer.statusCode(409).body("type", equalTo(PROBLEM + "area-code-taken"));
    }

    @Test
    void anotherTenantMayUseTheCodeAndSeesNothing() {
        var id = register("CN", null).statusCode(201).extract().<String>path("id");
        var other = TestTenant.fresh();

        other.as("viewer").get(AREAS).then().statusCode(200).body("items", hasSize(0));
        other.as("viewer")
                .get(AREAS + "/" + id)
                .then()
                .statusCode(404)
                .body("type", equalTo(PROBLEM + "area-not-found"));
        other.as("tenant-admin").body(body("CN", null)).post(AREAS).then().statusCode(201);
    }

    @Test
    void refusesAParentOfAnotherTenant() {
        var foreign = TestTenant.fresh()
                .as("tenant-admin")
                .body(body("CN", null))
                .post(AREAS)
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");

        var answer = register("LINKONG", foreign);

        answer.statusCode(409).body("type", equalTo(PROBLEM + "area-parent-unknown"));
    }

    @Test
    void refusesATreeThatClosesOnItself() {
        var district = register("CN", null).extract().<String>path("id");
        var zone = register("LINKONG", district).extract().<String>path("id");

        var answer = change(district, "\"0\"", body("CN", zone));

        answer.statusCode(409).body("type", equalTo(PROBLEM + "area-in-itself"));
    }

    @Test
    void changesOnlyTheVersionThatWasRead() {
        var id = register("CN", null).extract().<String>path("id");

        change(id, null, body("CN", null)).statusCode(428).body("type", equalTo(PROBLEM + "version-required"));
        change(id, "\"0\"", body("CN", null).replace("临空", "长宁"))
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("name", equalTo("长宁"));
        change(id, "\"0\"", body("CN", null)).statusCode(412).body("type", equalTo(PROBLEM + "version-stale"));
    }

    @Test
    void retiresOnce() {
        var id = register("CN", null).extract().<String>path("id");

        tenant.as("tenant-admin")
                .header("If-Match", "\"0\"")
                .post(AREAS + "/" + id + "/retirement")
                .then()
                .statusCode(200)
                .body("$", hasKey("retiredAt"));
        tenant.as("tenant-admin")
                .header("If-Match", "\"1\"")
                .post(AREAS + "/" + id + "/retirement")
                .then()
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "area-retired"));
    }

    @Test
    void pagesThroughAListInOrderOfCode() {
        for (var code : new String[] {"C3", "A1", "B2"}) {
            register(code, null).statusCode(201);
        }

        var first = tenant.as("viewer").get(AREAS + "?limit=2").then();
        first.statusCode(200).body("items.code", contains("A1", "B2")).header("Link", containsString("rel=\"next\""));
        var cursor = first.extract().<String>path("nextCursor");
        tenant.as("viewer")
                .get(AREAS + "?limit=2&cursor=" + cursor)
                .then()
                .statusCode(200)
                .body("items.code", contains("C3"))
                .body("$", not(hasKey("nextCursor")));
    }

    @Test
    void answersTheSameKeyWithTheSameArea() {
        var key = UUID.randomUUID().toString();
        var first = tenant.as("tenant-admin")
                .header("Idempotency-Key", key)
                .body(body("CN", null))
                .post(AREAS)
                .then()
                .statusCode(201);

        var again = tenant.as("tenant-admin")
                .header("Idempotency-Key", key)
                .body(body("CN", null))
                .post(AREAS)
                .then();

        again.statusCode(201)
                .body("id", equalTo(first.extract().path("id")))
                .header("Location", first.extract().header("Location"))
                .header("ETag", "\"0\"");
        tenant.as("tenant-admin")
                .header("Idempotency-Key", key)
                .body(body("OTHER", null))
                .post(AREAS)
                .then()
                .statusCode(422)
                .body("type", equalTo(PROBLEM + "idempotency-key-reused"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"code\":\"lower\",\"name\":\"x\",\"kind\":\"ZONE\",\"illustrative\":false} | invalid-request | code",
                "{\"code\":\"A1\",\"name\":\" \",\"kind\":\"ZONE\",\"illustrative\":false} | invalid-request | name",
                "{\"code\":\"A1\",\"name\":\"x\",\"kind\":\"PLANET\",\"illustrative\":false} | wrong-type | kind",
                "{\"code\":\"A1\",\"name\":\"x\",\"kind\":\"ZONE\",\"illustrative\":\"maybe\"} | wrong-type | illustrative",
                "{\"code\":\"A1\",\"name\":\"x\",\"kind\":\"ZONE\",\"illustrative\":false,\"tenantId\":\"t\"} | unknown-property | tenantId",
            })
    void namesTheFieldItRejects(String body, String type, String field) {
        tenant.as("tenant-admin")
                .body(body)
                .post(AREAS)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo(PROBLEM + type))
                .body("violations.field", contains(field));
    }

    @Test
    void refusesBrokenJson() {
        tenant.as("tenant-admin")
                .body("{\"code\":")
                .post(AREAS)
                .then()
                .statusCode(400)
                .body("type", equalTo(PROBLEM + "malformed-json"));
    }

    @Test
    void refusesAMisspeltFilter() {
        tenant.as("viewer")
                .get(AREAS + "?parent=1")
                .then()
                .statusCode(400)
                .body("type", equalTo(PROBLEM + "unknown-parameter"))
                .body("violations.field", contains("parent"));
        tenant.as("viewer")
                .get(AREAS + "?parentId=1")
                .then()
                .statusCode(400)
                .body("type", equalTo(PROBLEM + "invalid-parameter"));
        tenant.as("viewer")
                .get(AREAS + "?limit=501")
                .then()
                .statusCode(400)
                .body("violations.field", contains("limit"));
    }

    @Test
    void speaksChineseToThoseWhoAskForIt() {
        tenant.as("viewer")
                .header("Accept-Language", "zh-CN,zh;q=0.9")
                .get(AREAS + "/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("title", equalTo("区域不存在"));
    }

    @Test
    void asksWhoAndWhether() {
        given().get(AREAS)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", "Bearer")
                .body("type", equalTo(PROBLEM + "not-authenticated"));
        given().auth()
                .oauth2(Tokens.expiredToken("u", tenant.id(), "viewer"))
                .get(AREAS)
                .then()
                .statusCode(401)
                .body("type", equalTo(PROBLEM + "token-expired"));
        given().auth()
                .oauth2(Tokens.foreignToken("u", tenant.id(), "viewer"))
                .get(AREAS)
                .then()
                .statusCode(401)
                .body("type", equalTo(PROBLEM + "token-invalid"));
        tenant.as("viewer")
                .body(body("CN", null))
                .post(AREAS)
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("type", equalTo(PROBLEM + "forbidden"));
    }

    @Test
    void keepsEveryChangeForTheAuditorAndTheFeed() {
        var id = register("CN", null).extract().<String>path("id");
        change(id, "\"0\"", body("CN", null).replace("临空", "长宁"));

        tenant.as("viewer")
                .get("/api/assets/v1/changes")
                .then()
                .statusCode(200)
                .body("events.type", contains("io.dualcarbon.assets.area.created", "io.dualcarbon.assets.area.updated"))
                .body("events.subject", contains(id, id))
                .body("events[1].data.name", equalTo("长宁"));
        tenant.as("tenant-admin")
                .get("/api/assets/v1/audit")
                .then()
                .statusCode(200)
                .body("items.type", contains("area.updated", "area.created"))
                .body("items[0].before.name", equalTo("临空"))
                .body("items[0].after.name", equalTo("长宁"))
                .body("items[0].actor", equalTo("tenant-admin@" + tenant.id()));
        tenant.as("viewer").get("/api/assets/v1/audit").then().statusCode(403);
    }

    private ValidatableResponse register(String code, @Nullable String parentId) {
        return tenant.as("tenant-admin").body(body(code, parentId)).post(AREAS).then();
    }

    private ValidatableResponse change(String id, @Nullable String ifMatch, String body) {
        var request = tenant.as("tenant-admin").body(body);
        return (ifMatch == null ? request : request.header("If-Match", ifMatch))
                .put(AREAS + "/" + id)
                .then();
    }

    private static String body(String code, @Nullable String parentId) {
        return """
                {"code":"%s","name":"临空","kind":"ZONE","parentId":%s,"illustrative":false}
                """.formatted(code, parentId == null ? "null" : '"' + parentId + '"');
    }
}
