package io.dualcarbon.acceptance;

import static io.dualcarbon.acceptance.RunningPlatform.as;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.config.JsonConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.path.json.config.JsonPathConfig.NumberReturnType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What the second demo tenant's administrator sends to energy-data and asks of it, through the gateway. */
final class Energy {
    static final String API = "/api/energy/v1";
    static final String PROBLEM = "urn:dualcarbon:problem:";

    /** Numbers as they are answered: two doubles are equal or they are not. */
    private static final RestAssuredConfig DOUBLES =
            RestAssuredConfig.config().jsonConfig(JsonConfig.jsonConfig().numberReturnType(NumberReturnType.DOUBLE));

    private Energy() {}

    static RequestSpecification person(String name) {
        return as(name).config(DOUBLES);
    }

    static ValidatableResponse ask(String path) {
        return person(Registry.ADMIN).get(API + path).then().statusCode(200);
    }

    /** The answer once the sums have followed the readings. */
    static ValidatableResponse caughtUp(String path) {
        Registry.until("the sums have followed", () -> ask(path).extract().path("caughtUp"));
        return ask(path);
    }

    static ValidatableResponse refused(String path) {
        return person(Registry.ADMIN).get(API + path).then().contentType("application/problem+json");
    }

    static ValidatableResponse post(String path, String body) {
        return person(Registry.ADMIN).body(body).post(API + path).then();
    }

    static void sendBlocks(String... blocks) {
        post("/interval-blocks", "{\"blocks\":[" + String.join(",", blocks) + "]}")
                .statusCode(200)
                .body("rejected", equalTo(0));
    }

    static void sendBills(String... periods) {
        post("/billed-periods", "{\"periods\":[" + String.join(",", periods) + "]}")
                .statusCode(200)
                .body("rejected", equalTo(0));
    }

    /** Hourly values from an instant on. */
    static String hourly(String meterId, String start, double... values) {
        return """
                {"meterId":"%s","start":"%s","intervalMinutes":60,"values":[%s]}
                """.formatted(
                        meterId,
                        start,
                        Arrays.stream(values)
                                .mapToObj(value -> Double.isNaN(value) ? "null" : Double.toString(value))
                                .collect(Collectors.joining(",")));
    }

    static String bill(String meterId, String from, String to, String quantity) {
        return "{\"meterId\":\"%s\",\"from\":\"%s\",\"to\":\"%s\",\"quantity\":%s}"
                .formatted(meterId, from, to, quantity);
    }

    /** {@code count} times the same value. */
    static double[] flat(int count, double value) {
        var values = new double[count];
        Arrays.fill(values, value);
        return values;
    }
}
