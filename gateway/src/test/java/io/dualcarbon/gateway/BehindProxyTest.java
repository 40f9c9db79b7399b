package io.dualcarbon.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The proxy that ends TLS says so, and it is named as one to believe. */
@QuarkusTest
@QuarkusTestResource(
        value = Surroundings.class,
        initArgs = @ResourceArg(name = Surroundings.TRUSTED_PROXIES, value = "127.0.0.1"),
        restrictToAnnotatedClass = true)
class BehindProxyTest {
    private final String token = Surroundings.issuer.token(UUID.randomUUID().toString(), "analyst");

    @Test
    void tellsBrowsersToStayWithTls() {
        given().header("X-Forwarded-Proto", "https")
                .get("/console/")
                .then()
                .header("Strict-Transport-Security", containsString("max-age="));
        given().get("/console/").then().header("Strict-Transport-Security", nullValue());
    }

    @Test
    void makesSessionCookiesSecure() {
        var cookies = login("https");

        assertFalse(cookies.isEmpty());
        assertTrue(cookies.stream().allMatch(cookie -> cookie.contains("; Secure")), cookies.toString());
        assertTrue(login("http").stream().noneMatch(cookie -> cookie.contains("; Secure")));
    }

    @Test
    void tellsTheServiceWhomTheProxySawAndNotWhatTheCallerMadeUp() {
        given().header("Authorization", "Bearer " + token)
                .header("X-Forwarded-For", "6.6.6.6, 203.0.113.9")
                .header("X-Forwarded-Proto", "https")
                .header("X-Forwarded-Host", "evil.example")
                .get("/api/assets/v1/x")
                .then()
                .statusCode(200)
                .body("headers.x-forwarded-for", equalTo("203.0.113.9"))
                .body("headers.x-forwarded-proto", equalTo("https"))
                .body("headers.x-forwarded-host", nullValue());
    }

    private static List<String> login(String scheme) {
        return given().redirects()
                .follow(false)
                .header("X-Forwarded-Proto", scheme)
                .get("/login")
                .headers()
                .getValues("Set-Cookie");
    }
}
