package io.dualcarbon.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A front end of another origin signs a planner in and calls the platform, all in a real browser. */
@ExtendWith(RunningPlatform.class)
class FrontEndIT {
    /** A verifier and its challenge, from appendix B of RFC 7636. */
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private static @Nullable Chromium chromium;
    private static @Nullable HttpServer pages;

    @BeforeAll
    static void aBrowserAndPagesOfOurOwn() throws IOException {
        chromium = Chromium.open();
        pages = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        pages.createContext("/", exchange -> {
            var page = "<!doctype html><title>A front end</title>".getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
            exchange.close();
        });
        pages.start();
    }

    @AfterAll
    static void closeThem() {
        if (pages != null) {
            pages.stop(0);
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void signsInWithACodeAndCallsWithAToken() {
        try (var context = context()) {
            var page = context.newPage();
            var back = origin("localhost") + "/back";
            page.navigate(RunningPlatform.gateway() + "/oauth2/authorization?client_id=front-end&response_type=code"
                    + "&scope=assets%3Aread&code_challenge_method=S256&code_challenge=" + CHALLENGE
                    + "&redirect_uri=" + back);
            Chromium.signIn(page, "planner");
            page.waitForURL(Pattern.compile(Pattern.quote(back) + ".*code=.*"));

            var me = page.evaluate(
                    """
                    async ({ issuer, gateway, verifier, back }) => {
                      const form = new URLSearchParams({
                        grant_type: 'authorization_code', client_id: 'front-end', redirect_uri: back,
                        code: new URLSearchParams(location.search).get('code'), code_verifier: verifier });
                      const answer = await fetch(issuer + '/protocol/openid-connect/token', { method: 'POST', body: form });
                      const { access_token } = await answer.json();
                      const asked = { headers: { Authorization: 'Bearer ' + access_token } };
                      const me = await (await fetch(gateway + '/api/me', asked)).json();
                      const areas = await fetch(gateway + '/api/assets/v1/areas?limit=1', asked);
                      const one = (await areas.json()).items[0];
                      const area = await fetch(gateway + '/api/assets/v1/areas/' + one.id, asked);
                      return [me.username, me.tenant, areas.status, area.headers.get('etag')].join(' ');
                    }
                    """,
                    Map.of(
                            "issuer",
                            RunningPlatform.issuer(),
                            "gateway",
                            RunningPlatform.gateway(),
                            "verifier",
                            VERIFIER,
                            "back",
                            back));

            assertEquals("planner changning 200 \"0\"", me);
        }
    }

    @Test
    void ofAnOriginThatNobodyNamedReadsNothing() {
        try (var context = context()) {
            var page = context.newPage();
            page.navigate(origin("app.localhost")); // a browser takes all of localhost for this machine

            var outcome =
                    page.evaluate("""
                    async ([gateway, token]) => {
                      try {
                        const asked = { headers: { Authorization: 'Bearer ' + token } };
                        return (await fetch(gateway + '/api/me', asked)).status;
                      } catch (refused) {
                        return refused.name;
                      }
                    }
                    """, new Object[] {RunningPlatform.gateway(), RunningPlatform.token("planner")});

            assertEquals("TypeError", outcome);
        }
    }

    @Test
    void thePagesOfTheContractsSignInThemselves() {
        try (var context = context()) {
            var page = context.newPage();
            page.navigate(RunningPlatform.gateway() + "/docs/");
            page.locator(".auth-wrapper button.authorize").click();
            var oauth2 = page.locator(".auth-container").filter(new Locator.FilterOptions().setHasText("oauth2"));
            var issuer =
                    page.waitForPopup(() -> oauth2.locator("button.authorize").click());
            Chromium.signIn(issuer, "planner");

            assertThat(oauth2.getByText("Logout")).isVisible();
        }
    }

    @Test
    void anEventSourceOfTheConsoleNeedsNothingButTheSession() {
        try (var context = context()) {
            var page = context.newPage();
            page.navigate(RunningPlatform.gateway() + "/login");
            Chromium.signIn(page, "planner");
            page.waitForURL(Pattern.compile(".*/console/.*"));

            var outcome = page.evaluate("""
                    async () => {
                      const asked = { headers: { 'X-Requested-With': 'JavaScript' } };
                      const areas = await (await fetch('/api/assets/v1/areas?limit=1', asked)).json();
                      const live = new EventSource('/api/energy/v1/live?areaId=' + areas.items[0].id);
                      const outcome = await new Promise((resolve) => {
                        live.onopen = () => resolve('open');
                        live.onerror = () => resolve('refused');
                      });
                      live.close();
                      return outcome;
                    }
                    """);

            assertEquals("open", outcome);
        }
    }

    private static BrowserContext context() {
        return Objects.requireNonNull(chromium).browser().newContext();
    }

    private static String origin(String host) {
        return "http://" + host + ":"
                + Objects.requireNonNull(pages).getAddress().getPort();
    }
}
