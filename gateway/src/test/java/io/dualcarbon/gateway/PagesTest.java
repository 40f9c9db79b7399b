package io.dualcarbon.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.File;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(value = Surroundings.class, restrictToAnnotatedClass = true)
class PagesTest {
    @Test
    void leadsToTheConsole() {
        given().redirects().follow(false).get("/").then().statusCode(302).header("Location", "/console/");
        given().redirects().follow(false).get("/console").then().statusCode(302).header("Location", "/console/");
    }

    @Test
    void listsTheContractsItWasBuiltWith() {
        var files = new File("../openapi").list((folder, name) -> name.endsWith(".yaml"));
        var expected = files == null ? 0 : files.length;

        List<String> urls = given().get("/openapi")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .body("$", hasSize(expected))
                .body("url", everyItem(endsWith(".yaml")))
                .extract()
                .path("url");

        for (var url : urls) {
            given().get(url)
                    .then()
                    .statusCode(200)
                    .contentType("application/yaml")
                    .body(containsString("openapi: 3.0.3"));
        }
    }

    @Test
    void showsTheContractsWithSwaggerUi() {
        var page = given().get("/docs").then().statusCode(200).extract().asString();
        var files = Pattern.compile("(?:src|href)=\"(/webjars/[^\"]+)\"")
                .matcher(page)
                .results()
                .map(file -> file.group(1))
                .toList();

        assertEquals(3, files.size());
        for (var file : files) {
            given().get(file).then().statusCode(200);
        }
        given().get("/docs/docs.js").then().statusCode(200).body(containsString("/openapi"));
    }

    @Test
    void letsNoBrowserKeepAnOldPage() {
        given().get("/console/").then().statusCode(200).header("Cache-Control", "no-cache");
        given().get("/docs/").then().statusCode(200).header("Cache-Control", "no-cache");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health", "/q/health/live", "/q/health/ready"})
    void tellsItsHealthToAnybody(String path) {
        given().get(path).then().statusCode(200).body("status", equalTo("UP"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/nothing", "/q/openapi", "/q/dev-ui", "/q/info", "/openapi/other.yaml", "/console/nothing.js"})
    void answersWithAProblemWhereNothingIs(String path) {
        given().get(path)
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .header("X-Content-Type-Options", "nosniff")
                .body("type", equalTo("urn:dualcarbon:problem:route-not-found"));
    }
}
