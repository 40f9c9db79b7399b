package io.dualcarbon.finance.project;

import static org.hamcrest.Matchers.comparesEqualTo;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.dualcarbon.finance.OtherServices;
import io.dualcarbon.platform.testing.PostgresResource;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.JsonConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import java.math.BigDecimal;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(PostgresResource.class)
@WithTestResource(OtherServices.class)
class ProjectResourceTest extends ProjectRequests {
    @Test
    void givesBackWhatWasPlanned() {
        var location = plan(body("LED-1"))
                .statusCode(201)
                .header("ETag", "\"0\"")
                .extract()
                .header("Location");

        var answer = tenant.as("viewer")
                .config(RestAssured.config()
                        .jsonConfig(JsonConfig.jsonConfig().numberReturnType(NumberReturnType.BIG_DECIMAL)))
                .get(location)
                .then();

        answer.statusCode(200)
                .header("ETag", "\"0\"")
                .body("code", equalTo("LED-1"))
                .body("name", equalTo("照明改造"))
                .body("asset.kind", equalTo("BUILDING"))
                .body("asset.id", equalTo(building))
                .body("measureType", equalTo("LED_LIGHTING"))
                .body("catalogueVersion", equalTo("2025"))
                .body("catalogueCode", equalTo("1"))
                .body("catalogueCategory", equalTo("节能降碳产业"))
                .body("classifiedOn", equalTo("2025-11-03"))
                .body("capex.amount", comparesEqualTo(new BigDecimal("1250000.05")))
                .body("capex.currency", equalTo("CNY"))
                .body("expectedSaving.energyKwhPerYear", equalTo(420000))
                .body("baseline.from", equalTo("2023-01"))
                .body("baseline.to", equalTo("2024-01"))
                .body("commissionedOn", equalTo("2024-03-15"))
                .body("financing.kind", contains("GREEN_LOAN", "OWN_FUNDS"))
                .body("financing[0].signed", equalTo("2024-01"))
                .body("financing[0].amount.amount", comparesEqualTo(new BigDecimal("900000.1")))
                .body("financing[1]", not(hasKey("amount")))
                .body("status", equalTo("PLANNED"))
                .body("illustrative", equalTo(false))
                .body("$", not(hasKey("nameEn")));
    }

    @Test
    void isAFactUnlessItSaysOtherwise() {
        var answer = plan("""
                {"code":"FACT-1","name":"照明改造","asset":{"kind":"BUILDING","id":"%s"},"measureType":"LED_LIGHTING"}""".formatted(building));

        answer.statusCode(201).body("illustrative", equalTo(false));
    }

    @Test
    void needsLittleToBegin() {
        var answer = plan("""
                {"code":"AIR-1","name":"航空转型贷款","asset":{"kind":"BUILDING","id":"%s"},
                 "measureType":"AVIATION_TRANSITION","illustrative":true}""".formatted(building));

        answer.statusCode(201).body("financing", empty()).body("$", not(hasKey("catalogueVersion")));
    }

    @Test
    void answersTheSameKeyWithTheSameProject() {
        var key = UUID.randomUUID().toString();
        var first = plan(key, body("LED-1")).statusCode(201);

        var again = plan(key, body("LED-1"));

        again.statusCode(201)
                .body("id", equalTo(first.extract().path("id")))
                .header("Location", first.extract().header("Location"))
                .header("ETag", "\"0\"");
        plan(key, body("LED-2")).statusCode(422).body("type", equalTo(PROBLEM + "idempotency-key-reused"));
        tenant.as("viewer").get(PROJECTS).then().body("items.code", contains("LED-1"));
    }

    @Test
    void keepsAnOldLabelThatWasGivenInItsTime() {
        var old = body("LED-1")
                .replace("\"catalogueVersion\":\"2025\"", "\"catalogueVersion\":\"2021\"")
                .replace("2025-11-03", "2025-09-30");
        var id = plan(old)
                .statusCode(201)
                .body("catalogueCategory", equalTo("节能环保产业"))
                .extract()
                .<String>path("id");

        var answer = change(id, "\"0\"", old.replace(",\"classifiedOn\":\"2025-09-30\"", ""));

        answer.statusCode(200)
                .body("catalogueVersion", equalTo("2021"))
                .body("catalogueCategory", equalTo("节能环保产业"))
                .body("classifiedOn", equalTo("2025-09-30"));
    }

    @Test
    void changesOnlyTheVersionThatWasRead() {
        var id = plan(body("LED-1")).extract().<String>path("id");
        var changed = body("LED-1").replace("照明改造", "照明改造二期").replace("GREEN_LOAN", "GREEN_BOND");

        change(id, null, changed).statusCode(428).body("type", equalTo(PROBLEM + "version-required"));
        change(id, "\"0\"", changed)
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("name", equalTo("照明改造二期"))
                .body("financing.kind", contains("GREEN_BOND", "OWN_FUNDS"));
        change(id, "\"0\"", changed).statusCode(412).body("type", equalTo(PROBLEM + "version-stale"));
    }

    @Test
    void movesForwardStepByStepAndThenChangesNoMore() {
        var id = plan(body("LED-1")).extract().<String>path("id");

        move(id, 0, "OPERATING")
                .statusCode(409)
                .body("type", equalTo(PROBLEM + "status-transition-refused"))
                .body("detail", containsString("APPROVED, WITHDRAWN"))
                .body("violations.field", contains("status"));
        move(id, 0, "APPROVED").statusCode(200).header("ETag", "\"1\"").body("status", equalTo("APPROVED"));
        move(id, 0, "IN_CONSTRUCTION").statusCode(412);
        move(id, 1, "IN_CONSTRUCTION").statusCode(200);
        move(id, 2, "OPERATING").statusCode(200);
        move(id, 3, "PLANNED").statusCode(409);
        move(id, 3, "CLOSED").statusCode(200).body("statusReason", equalTo("decided"));
        move(id, 4, "WITHDRAWN").statusCode(409).body("type", equalTo(PROBLEM + "status-transition-refused"));
        change(id, "\"4\"", body("LED-1")).statusCode(409).body("type", equalTo(PROBLEM + "project-ended"));
    }

    @Test
    void withdrawsAnOpenProject() {
        var id = plan(body("LED-1")).extract().<String>path("id");

        var answer = move(id, 0, "WITHDRAWN");

        answer.statusCode(200).body("status", equalTo("WITHDRAWN"));
        change(id, "\"1\"", body("LED-1")).statusCode(409).body("type", equalTo(PROBLEM + "project-ended"));
    }

    @Test
    void findsProjectsByAssetStatusAndCatalogue() {
        plan(body("LED-1")).statusCode(201);
        var second = plan(body("LED-2")).extract().<String>path("id");
        move(second, 0, "APPROVED").statusCode(200);

        codes("?limit=1").body("items.code", contains("LED-1")).header("Link", containsString("rel=\"next\""));
        codes("?status=APPROVED").body("items.code", contains("LED-2"));
        codes("?catalogueVersion=2025&assetId=" + building).body("items.code", contains("LED-1", "LED-2"));
        codes("?catalogueVersion=2021").body("items", empty());
        codes("?assetId=" + UUID.randomUUID()).body("items", empty());
        tenant.as("viewer")
                .get(PROJECTS + "?asset=1")
                .then()
                .statusCode(400)
                .body("type", equalTo(PROBLEM + "unknown-parameter"));
        tenant.as("viewer")
                .get(PROJECTS + "?status=GONE")
                .then()
                .statusCode(400)
                .body("type", equalTo(PROBLEM + "invalid-parameter"));
        tenant.as("viewer")
                .get(PROJECTS + "?catalogueVersion={version}", "20\0")
                .then()
                .statusCode(400)
                .body("violations.field", contains("catalogueVersion"));
    }

    @Test
    void keepsEveryChangeForTheAuditorAndTheFeed() {
        var id = plan(body("LED-1")).extract().<String>path("id");
        change(id, "\"0\"", body("LED-1").replace("照明改造", "照明改造二期")).statusCode(200);
        move(id, 1, "APPROVED").statusCode(200);

        tenant.as("viewer")
                .get("/api/finance/v1/changes")
                .then()
                .statusCode(200)
                .body(
                        "events.type",
                        contains(
                                "io.dualcarbon.finance.project.created",
                                "io.dualcarbon.finance.project.updated",
                                "io.dualcarbon.finance.project.status-changed"))
                .body("events.subject", contains(id, id, id))
                .body("events[2].data.status", equalTo("APPROVED"));
        tenant.as("tenant-admin")
                .get("/api/finance/v1/audit")
                .then()
                .statusCode(200)
                .body("items[0].before.status", equalTo("PLANNED"))
                .body("items[1].after.name", equalTo("照明改造二期"));
    }
}
