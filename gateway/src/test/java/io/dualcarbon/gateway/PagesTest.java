package io.dualcarbon.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.DecoderConfig;
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
    void sendsFrontEndsToTheIssuer() {
        var issuer = Surroundings.issuer.url();
        var origin = issuer.substring(0, issuer.indexOf("/", "http://".length()));

        given().urlEncodingEnabled(false)
                .redirects()
                .follow(false)
                .get("/oauth2/authorization?client_id=front-end&scope=assets%3Aread&state=a%26b&code_challenge=x-_")
                .then()
                .statusCode(302)
                .header(
                        "Location",
                        issuer + "/protocol/openid-connect/auth?client_id=front-end&state=a%26b&code_challenge=x-_"
                                + "&scope=openid%20profile");
        given().redirects()
                .follow(false)
                .formParam("grant_type", "authorization_code")
                .post("/oauth2/token")
                .then()
                .statusCode(307)
                .header("Location", issuer + "/protocol/openid-connect/token");
        given().get("/docs/oauth2-redirect.html").then().statusCode(200);
        given().get("/docs/")
                .then()
                .header("Content-Security-Policy", containsString("connect-src 'self' " + origin + ";"));
        given().get("/console/").then().header("Content-Security-Policy", containsString("connect-src 'self';"));
    }

    @Test
    void letsNoBrowserKeepAnOldPage() {
        given().get("/console/").then().statusCode(200).header("Cache-Control", "no-cache");
        given().get("/docs/").then().statusCode(200).header("Cache-Control", "no-cache");
    }

    @Test
    void sendsFilesPackedAndOnlyOnce() {
        var page = given().get("/console/").then().statusCode(200).extract().asString();
        var script =
                Pattern.compile("src=\"(/console/bundle/app-[A-Z0-9]+\\.js)\"").matcher(page);
        assertTrue(script.find(), page);
        for (var path : List.of("/console/", script.group(1), "/openapi/energy-data.yaml", "/docs/docs.js")) {
            var answer = given().config(RestAssured.config()
                            .decoderConfig(DecoderConfig.decoderConfig().noContentDecoders()))
                    .header("Accept-Encoding", "br, gzip")
                    .get(path)
                    .then()
                    .statusCode(200)
                    .header("Content-Encoding", "gzip")
                    .header("Vary", "accept-encoding")
                    .extract();
            var plain = given().header("Accept-Encoding", "gzip;q=0").get(path).then();
            plain.header("Content-Encoding", nullValue());
            assertTrue(answer.asByteArray().length < plain.extract().asByteArray().length);

            given().header("If-None-Match", answer.header("ETag"))
                    .get(path)
                    .then()
                    .statusCode(304)
                    .body(emptyString());
            given().head(path).then().statusCode(200).header("ETag", answer.header("ETag"));
        }
        given().get(script.group(1)).then().header("Cache-Control", "public, max-age=31536000, immutable");
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
