package io.dualcarbon.acceptance;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** A token that lives for seconds: the realm's live for five minutes, longer than a test can wait. */
record ShortLivedToken(String text, Instant expires) {
    private static final String LIFESPAN = "access.token.lifespan";

    /** The client that gives people's tokens gives a short one and is then as before. */
    static ShortLivedToken of(String person, Duration life) {
        var clients = RunningPlatform.issuer().replace("/realms/", "/admin/realms/") + "/clients";
        Map<String, Object> client = admin().queryParam("clientId", "local-token")
                .get(clients)
                .then()
                .statusCode(200)
                .extract()
                .path("[0]");
        var attributes = new HashMap<Object, Object>((Map<?, ?>) client.get("attributes"));
        try {
            attributes.put(LIFESPAN, Long.toString(life.toSeconds()));
            change(clients + "/" + client.get("id"), attributes);
            var text = ask(person);
            return new ShortLivedToken(text, expires(text));
        } finally {
            attributes.put(LIFESPAN, "");
            change(clients + "/" + client.get("id"), attributes);
        }
    }

    /** As it says itself: whole seconds, up to one before what a clock beside it would make of its life. */
    private static Instant expires(String token) {
        var claims = new String(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]), StandardCharsets.UTF_8);
        return Instant.ofEpochSecond(OwnPlatform.read(claims).path("exp").longValue());
    }

    private static void change(String client, Map<?, ?> attributes) {
        admin().contentType(ContentType.JSON)
                .body(Map.of("clientId", "local-token", "attributes", attributes))
                .put(client)
                .then()
                .statusCode(204);
    }

    private static String ask(String person) {
        return given().formParam("grant_type", "password")
                .formParam("client_id", "local-token")
                .formParam("username", person)
                .formParam("password", RunningPlatform.secret("demo.password"))
                .post(RunningPlatform.issuer() + "/protocol/openid-connect/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }

    private static RequestSpecification admin() {
        String token = given().formParam("grant_type", "client_credentials")
                .formParam("client_id", "local-launcher")
                .formParam("client_secret", RunningPlatform.secret("keycloak.launcher.secret"))
                .post(RunningPlatform.issuer().replaceFirst("/realms/.*", "/realms/master")
                        + "/protocol/openid-connect/token")
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
        return given().auth().oauth2(token);
    }
}
