package io.dualcarbon.acceptance;

import static io.dualcarbon.acceptance.RunningPlatform.as;
import static io.dualcarbon.acceptance.RunningPlatform.gateway;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is sent, the answer is a named problem, nothing is lost, and the platform goes on. */
@ExtendWith(RunningPlatform.class)
class BadInputIT {
    private static final String BLOCKS = "/api/energy/v1/interval-blocks";
    private static final String PROBLEM = "urn:dualcarbon:problem:";
    private static String meter;

    @BeforeAll
    static void aMeter() {
        var building = Registry.building("Bad input", Registry.area("Bad input"), "OFFICE", BigDecimal.TEN);
        meter = Registry.intervalMeter(building, "ELECTRICITY", "IMPORT", 60, "kWh");
    }

    @AfterEach
    void thePlatformGoesOn() {
        as(Registry.ADMIN)
                .body(blocks(block(meter, "2023-03-01T00:00:00+08:00", "kWh", "1")))
                .post(BLOCKS)
                .then()
                .statusCode(200)
                .body("rejected", equalTo(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2023-01-01T00:00:00+08:00 | m3 | 1 | unit-mismatch",
                "2035-01-01T00:00:00+08:00 | kWh | 1 | reading-in-future",
                "2023-01-01T00:00:00+08:00 | kWh | \"NaN\" | not-a-number",
                "2023-01-01T00:00:00+08:00 | kWh | -1 | negative-value",
                "2023-01-01T00:07:00+08:00 | kWh | 1 | start-not-on-boundary",
            })
    void aBadRowIsNamedAndStopsNoGoodOne(String start, String unit, String value, String type) {
        var good = block(meter, "2023-04-01T00:00:00+08:00", "kWh", Integer.toString(Math.abs(type.hashCode() % 1000)));

        as(Registry.ADMIN)
                .body(blocks(block(meter, start, unit, value), good))
                .post(BLOCKS)
                .then()
                .statusCode(200)
                .body("rejected", equalTo(1))
                .body("errors.row", contains(1))
                .body("errors.type", contains(PROBLEM + type));
    }

    @Test
    void unknownAndForeignMetersLookTheSame() {
        var foreign = as("admin")
                .get("/api/assets/v1/meters?limit=1")
                .then()
                .extract()
                .<String>path("items[0].id");
        var unknown = UUID.randomUUID().toString();

        as(Registry.ADMIN)
                .body(blocks(
                        block(foreign, "2023-01-01T00:00:00+08:00", "kWh", "1"),
                        block(unknown, "2023-01-01T00:00:00+08:00", "kWh", "1")))
                .post(BLOCKS)
                .then()
                .statusCode(200)
                .body("accepted", equalTo(0))
                .body("rejected", equalTo(2))
                .body("errors.type", everyItem(equalTo(PROBLEM + "meter-unknown")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"blocks\":[] | malformed-json",
                "{\"blocks\":[],\"tenantId\":\"changning\"} | unknown-property",
                "{\"blocks\":\"many\"} | wrong-type",
            })
    void aBodyThatCannotBeReadIsRefusedWhole(String body, String type) {
        as(Registry.ADMIN)
                .body(body)
                .post(BLOCKS)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo(PROBLEM + type));
    }

    @Test
    void nothingOfABrokenBodyIsStored() {
        var cut = blocks(block(meter, "2022-06-01T00:00:00+08:00", "kWh", "7"));

        as(Registry.ADMIN)
                .body(cut.substring(0, cut.length() - 3))
                .post(BLOCKS)
                .then()
                .statusCode(400)
                .body("type", equalTo(PROBLEM + "malformed-json"));

        noReadingIsStored("2022-06-01");
    }

    @Test
    void aHalfSentBodyStoresNothing() throws IOException {
        var body = blocks(block(meter, "2022-07-01T00:00:00+08:00", "kWh", "7"));
        var uri = URI.create(gateway());

        try (var socket = new Socket(uri.getHost(), uri.getPort())) {
            var head = "POST " + BLOCKS
                    + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAuthorization: Bearer "
                    + RunningPlatform.token(Registry.ADMIN) + "\r\nContent-Length: " + body.length() + "\r\n\r\n";
            socket.getOutputStream()
                    .write((head + body.substring(0, body.length() / 2)).getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
        }

        noReadingIsStored("2022-07-01");
    }

    @Test
    void aBodyOfSixtyMegabytesIsRefused() {
        var answer = given().baseUri(gateway())
                .auth()
                .oauth2(RunningPlatform.token(Registry.ADMIN))
                .contentType("application/json")
                .body(new byte[60 * 1024 * 1024])
                .post("/api/assets/v1/buildings");

        assertEquals(413, answer.statusCode());
        assertEquals(PROBLEM + "body-too-large", answer.path("type"));
    }

    @Test
    void whatIsNotThereIsAProblemToo() {
        as(Registry.ADMIN).get("/api/energy/v1/nothing").then().statusCode(404).contentType("application/problem+json");
        as(Registry.ADMIN).get("/api/nothing").then().statusCode(404).contentType("application/problem+json");
        as(Registry.ADMIN)
                .delete("/api/assets/v1/areas")
                .then()
                .statusCode(405)
                .contentType("application/problem+json");
        as(Registry.ADMIN)
                .get("/api/energy/v1/consumption?buildingId=" + UUID.randomUUID() + "&from=2023-01&to=2023-02&month=1")
                .then()
                .statusCode(400)
                .body("type", equalTo(PROBLEM + "unknown-parameter"));
    }

    private static void noReadingIsStored(String day) {
        var series = as(Registry.ADMIN)
                .get("/api/energy/v1/meters/" + meter + "/series?from=" + day + "T00:00:00Z&to=" + day
                        + "T12:00:00Z&resolution=PT1H")
                .then()
                .statusCode(200);
        series.body("points.value", everyItem(nullValue()));
        assertTrue(series.extract().<Integer>path("points.size()") > 0);
    }

    private static String blocks(String... blocks) {
        return "{\"blocks\":[" + String.join(",", blocks) + "]}";
    }

    private static String block(String meter, String start, String unit, String value) {
        return """
                {"meterId":"%s","start":"%s","intervalMinutes":60,"unit":"%s","values":[%s]}""".formatted(meter, start, unit, value);
    }
}
