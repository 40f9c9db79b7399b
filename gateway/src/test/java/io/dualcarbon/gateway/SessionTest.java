package io.dualcarbon.gateway;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = Surroundings.class, restrictToAnnotatedClass = true)
class SessionTest {
    private final FakeIssuer issuer = Surroundings.issuer;
    private final String someone = UUID.randomUUID().toString();

    @Test
    void sendsTheBrowserToTheIssuerWithAProofKey() {
        var challenge = browser().get("/login");

        assertEquals(302, challenge.statusCode());
        assertTrue(challenge.header("Location").startsWith(issuer.url() + "/auth?"));
        var query = query(challenge);
        assertEquals("code", query.get("response_type"));
        assertEquals("console", query.get("client_id"));
        assertEquals("S256", query.get("code_challenge_method"));
        assertEquals("http://localhost:" + RestAssured.port + "/login", query.get("redirect_uri"));
        assertTrue(cookieAttributes(challenge).contains("httponly"));
    }

    @Test
    void opensASessionThatScriptsCannotRead() {
        var signedIn = signIn(300);

        assertEquals(302, signedIn.statusCode());
        assertTrue(signedIn.header("Location").endsWith("/login"));
        assertTrue(cookieAttributes(signedIn).contains("httponly"));
        assertTrue(cookieAttributes(signedIn).contains("samesite=lax"));
        browser()
                .cookies(session(signedIn))
                .get("/login")
                .then()
                .statusCode(302)
                .header("Location", "/console/");
    }

    @Test
    void showsTheServiceTheTokenOfTheSessionAndNeverTheCookie() {
        var session = session(signIn(300));

        console(session)
                .get("/api/assets/v1/x")
                .then()
                .statusCode(200)
                .body("headers.authorization", startsWith("Bearer ey"))
                .body("headers.cookie", nullValue());
        console(session)
                .get("/api/me")
                .then()
                .statusCode(200)
                .body("username", equalTo("name-of-" + someone))
                .body("roles[0]", equalTo("analyst"));
    }

    @Test
    void refusesWhatAForeignPageMayHaveSent() {
        var session = session(signIn(300));

        browser()
                .cookies(session)
                .post("/api/assets/v1/buildings")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:dualcarbon:problem:csrf-header-missing"));
    }

    @Test
    void takesTheBrowsersWordForWhoseThePageIs() {
        var session = session(signIn(300));

        for (var site : List.of("cross-site", "same-site", "none")) {
            browser()
                    .cookies(session)
                    .header("Sec-Fetch-Site", site)
                    .get("/api/assets/v1/x")
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("urn:dualcarbon:problem:csrf-header-missing"));
        }
        browser()
                .cookies(session)
                .header("Sec-Fetch-Site", "same-origin")
                .get("/api/assets/v1/x")
                .then()
                .statusCode(200);
    }

    @Test
    void prefersATokenToTheCookie() {
        var token = issuer.token("somebody-else", "viewer");

        browser()
                .cookies(session(signIn(300)))
                .header("Authorization", "Bearer " + token)
                .get("/api/me")
                .then()
                .statusCode(200)
                .body("username", equalTo("name-of-somebody-else"));
    }

    @Test
    void saysThatASessionIsOverInsteadOfRedirecting() {
        console(Map.of("q_session_web", "not-a-session"))
                .get("/api/assets/v1/x")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", startsWith("Bearer"))
                .body("type", equalTo("urn:dualcarbon:problem:session-expired"));
    }

    @Test
    void renewsTokensOnceForAllRequestsOfAPage() {
        // Tokens about to expire, as after a pause: every request of the page finds them so.
        var session = session(signIn(5));
        var refreshes = issuer.refreshes.get();
        var refused = issuer.refusedRefreshes.get();

        var answers = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> console(session).get("/api/assets/v1/x"))
                .toList();

        answers.forEach(answer -> assertEquals(200, answer.statusCode(), answer.asString()));
        assertEquals(refreshes + 1, issuer.refreshes.get());
        assertEquals(refused, issuer.refusedRefreshes.get());
        var renewed = answers.stream()
                .map(Response::cookies)
                .filter(cookies -> !cookies.isEmpty())
                .findFirst()
                .orElseThrow();
        console(renewed).get("/api/assets/v1/x").then().statusCode(200);
        assertEquals(refreshes + 1, issuer.refreshes.get());
    }

    @Test
    void keepsASessionThatCannotBeRenewedNowForLater() {
        // Over, but for some seconds still within the tolerance for clocks.
        var session = session(signIn(-27));
        issuer.stop();
        try {
            console(session).get("/api/assets/v1/x").then().statusCode(200);

            await().atMost(Duration.ofSeconds(10))
                    .untilAsserted(() -> console(session)
                            .get("/api/assets/v1/x")
                            .then()
                            .statusCode(503)
                            .header("Set-Cookie", nullValue())
                            .body("type", equalTo("urn:dualcarbon:problem:sign-in-unavailable")));
        } finally {
            issuer.start();
        }

        console(session).get("/api/assets/v1/x").then().statusCode(200);
    }

    @Test
    void doesNotWaitForeverForAnIssuerThatHangs() {
        var session = session(signIn(5));
        var token = issuer.token(someone, "analyst");
        issuer.freeze();
        try {
            var answers = IntStream.range(0, 4)
                    .parallel()
                    .mapToObj(i -> console(session).get("/api/assets/v1/x"))
                    .toList();

            answers.forEach(answer -> assertEquals(503, answer.statusCode(), answer.asString()));
            browser()
                    .header("Authorization", "Bearer " + token)
                    .get("/api/assets/v1/x")
                    .then()
                    .statusCode(200);
            browser().get("/login").then().statusCode(503);
        } finally {
            issuer.thaw();
        }
    }

    @Test
    void endsTheSessionHereAndAtTheIssuer() {
        var session = session(signIn(300));

        var out = browser().cookies(session).get("/logout");

        assertEquals(302, out.statusCode());
        assertTrue(out.header("Location").startsWith(issuer.url() + "/logout?"));
        assertTrue(String.valueOf(query(out).get("post_logout_redirect_uri")).endsWith("/console/"));
        assertTrue(out.headers().getValues("Set-Cookie").stream()
                .anyMatch(cookie -> cookie.startsWith("q_session_web") && cookie.contains("Max-Age=0")));
    }

    @Test
    void aCookieThatWasKeptOpensNothingAfterSignOut() {
        var session = session(signIn(300));
        console(session).get("/api/assets/v1/x").then().statusCode(200);

        browser().cookies(session).get("/logout").then().statusCode(302);

        console(session)
                .get("/api/assets/v1/x")
                .then()
                .statusCode(401)
                .body("type", equalTo("urn:dualcarbon:problem:session-expired"));
        console(session).get("/api/me").then().statusCode(401);
        assertTrue(browser().cookies(session).get("/login").header("Location").startsWith(issuer.url() + "/auth?"));
        console(session(signIn(300))).get("/api/assets/v1/x").then().statusCode(200);
    }

    @Test
    void hasNothingToEndWithoutASession() {
        browser().get("/logout").then().statusCode(302).header("Location", "/console/");
    }

    @Test
    void refusesACodeThatWasObtainedByAnotherBrowser() {
        var challenge = browser().get("/login");
        var code = FakeIssuer.code(someone, "other nonce", "other challenge", 300);

        browser()
                .cookies(challenge.cookies())
                .get("/login?state=" + query(challenge).get("state") + "&code=" + code)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("type", equalTo("urn:dualcarbon:problem:sign-in-failed"));
    }

    @Test
    void tellsTheConsoleWhyTheIssuerRefused() {
        var challenge = browser().get("/login");

        browser()
                .cookies(challenge.cookies())
                .get("/login?state=" + query(challenge).get("state") + "&error=access_denied")
                .then()
                .statusCode(302)
                .header("Location", containsString("/console/?"))
                .header("Location", containsString("error=access_denied"))
                .header("Set-Cookie", not(containsString("q_session")));
    }

    /** Signs in as a browser does; the page of the issuer is left out. */
    private Response signIn(int tokenSeconds) {
        var challenge = browser().get("/login");
        var query = query(challenge);
        var code = FakeIssuer.code(
                someone,
                Objects.requireNonNull(query.get("nonce")),
                Objects.requireNonNull(query.get("code_challenge")),
                tokenSeconds);
        return browser().cookies(challenge.cookies()).get("/login?state=" + query.get("state") + "&code=" + code);
    }

    private static Map<String, String> session(Response signedIn) {
        var session = new HashMap<>(signedIn.cookies());
        session.keySet().removeIf(name -> !name.startsWith("q_session"));
        assertTrue(!session.isEmpty(), signedIn.asString());
        return session;
    }

    private static String cookieAttributes(Response response) {
        return String.join("\n", response.headers().getValues("Set-Cookie")).toLowerCase(java.util.Locale.ROOT);
    }

    private static Map<String, String> query(Response redirect) {
        return FakeIssuer.form(URI.create(redirect.header("Location")).getRawQuery());
    }

    private static RequestSpecification browser() {
        return given().redirects().follow(false);
    }

    private static RequestSpecification console(Map<String, String> session) {
        return browser().cookies(session).header("X-Requested-With", "JavaScript");
    }
}
