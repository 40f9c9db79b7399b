package io.dualcarbon.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A planner signs in with a real browser and reads the district's figures, in Chinese and in English. */
@ExtendWith(RunningPlatform.class)
class ConsoleIT {
    private static @Nullable Chromium chromium;

    @BeforeAll
    static void openBrowser() {
        chromium = Chromium.open();
    }

    @AfterAll
    static void closeBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void aPlannerReadsTheDistrict() throws IOException {
        var context = Objects.requireNonNull(chromium)
                .browser()
                .newContext(new Browser.NewContextOptions().setLocale("zh-CN").setViewportSize(1440, 1500));
        var page = context.newPage();
        var errors = new ArrayList<String>();
        page.onPageError(errors::add);

        page.navigate(RunningPlatform.gateway() + "/");
        page.getByTestId("sign-in").click();
        Chromium.signIn(page, "planner");
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
