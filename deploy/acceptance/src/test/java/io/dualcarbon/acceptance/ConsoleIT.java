package io.dualcarbon.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A planner signs in with a real browser and reads the district's figures, in Chinese and in English. */
@ExtendWith(RunningPlatform.class)
class ConsoleIT {
    private static @Nullable Playwright playwright;
    private static @Nullable Browser browser;

    @BeforeAll
    static void openBrowser() {
        var chromium = Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
        if (chromium.isEmpty()) {
            if ("required".equals(System.getProperty("browser"))) {
                fail("No Chromium found, and -Dbrowser=required asks for one");
            }
            System.out.println("Skipped: no Chromium found; install it, or insist with -Dbrowser=required");
            assumeTrue(false, "no Chromium found");
        }
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium.get())
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    @AfterAll
    static void closeBrowser() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @Test
    void aPlannerReadsTheDistrict() throws IOException {
        var context = Objects.requireNonNull(browser)
                .newContext(new Browser.NewContextOptions().setLocale("zh-CN").setViewportSize(1440, 1500));
        var page = context.newPage();
        var errors = new ArrayList<String>();
        page.onPageError(errors::add);

        page.navigate(RunningPlatform.gateway() + "/");
        page.getByTestId("sign-in").click();
        // Keycloak asks for the name first: it decides the organization.
        page.locator("#username").fill("planner");
        page.keyboard().press("Enter");
        page.locator("#password").fill(RunningPlatform.secret("demo.password"));
        page.keyboard().press("Enter");
        page.waitForURL(Pattern.compile(".*/console/.*"));
        settled(page);

        assertThat(page.getByTestId("area-select")).containsText("长宁区");
        assertThat(page.getByTestId("kpi-electricity")).containsText(Pattern.compile("[1-9][\\d,.]*"));
        assertThat(page.getByTestId("kpi-emissions")).containsText(Pattern.compile("[1-9][\\d,.]*"));
        assertThat(page.getByTestId("chart-emissions").locator("canvas, svg").first())
                .isVisible();
        assertTrue(page.getByTestId("buildings-table").locator("tbody tr").count() >= 15);
        assertThat(page.locator("body")).containsText("示例");
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "console.png")));

        page.getByTestId("building-row").locator("button").first().click();
        assertThat(page.getByTestId("explanation-panel")).isVisible();
        page.getByTestId("explanation-panel")
                .getByText("电力", new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(page.getByTestId("explanation-panel")).containsText("0.5737");
        page.keyboard().press("Escape");

        page.getByTestId("language-switch").click();
        settled(page);
        assertThat(page.locator("body")).containsText("Illustrative");
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "console-en.png")));
        assertEquals("en", page.locator("html").getAttribute("lang").substring(0, 2));
        assertEquals(List.of(), errors);

        var cookie = context.cookies().stream()
                .filter(c -> c.name.startsWith("q_session"))
                .findFirst()
                .orElseThrow();
        assertTrue(cookie.httpOnly);
        assertEquals(
                403,
                context.request()
                        .get(RunningPlatform.gateway() + "/api/assets/v1/areas")
                        .status(),
                "a cookie alone, as another site would make the browser send it, opens nothing");
        context.close();
    }

    private static void settled(Page page) {
        page.locator("html[data-ready=true]").waitFor();
    }
}
