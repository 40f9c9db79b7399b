package io.dualcarbon.acceptance;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.RequestOptions;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZonedDateTime;
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
    /** How often charts change their size within ten frames; an observer tells each size once at first. */
    private static final String RESIZED_CHARTS = """
            async () => {
              const charts = document.querySelectorAll('dc-chart');
              let resized = -charts.length;
              const observer = new ResizeObserver((entries) => (resized += entries.length));
              charts.forEach((chart) => observer.observe(chart));
              for (let frame = 0; frame < 10; frame++) {
                await new Promise(requestAnimationFrame);
              }
              observer.disconnect();
              return resized;
            }\
            """;

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
        var context = newContext();
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
        assertThat(page.getByTestId("kpi-quality")).containsText("天然气：100%来自账单");
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

    @Test
    void theAddressOfThePageSaysWhereOneIs() throws IOException {
        var context = newContext();
        var page = context.newPage();
        page.navigate(RunningPlatform.gateway() + "/console/?year=2025&calibre=SHANGHAI_ETS");
        page.getByTestId("sign-in").click();
        Chromium.signIn(page, "planner");
        page.waitForURL(Pattern.compile(".*year=2025.*"));
        settled(page);
        assertThat(page.getByTestId("year-select")).hasValue("2025");
        assertThat(page.getByTestId("calibre-switch").locator("[data-value=SHANGHAI_ETS]"))
                .hasAttribute("aria-pressed", "true");

        var areas = page.getByTestId("area-select");
        var district = areas.inputValue();
        areas.selectOption(new SelectOption().setIndex(1));
        settled(page);
        var street = areas.inputValue();
        page.getByTestId("year-select").selectOption("2024");
        settled(page);
        page.goBack();
        settled(page);
        assertThat(page.getByTestId("year-select")).hasValue("2025");
        assertThat(areas).hasValue(street);
        page.goBack();
        settled(page);
        assertThat(areas).hasValue(district);

        page.getByTestId("kpi-emissions").locator("button").click(); // of another calibre than the page
        var panel = page.getByTestId("explanation-panel");
        assertThat(panel.locator("[data-value=LOCATION]")).hasAttribute("aria-pressed", "true");
        panel.getByText("电力", new Locator.GetByTextOptions().setExact(true)).click();
        assertThat(panel).containsText("0.5737");
        page.keyboard().press("Escape");
        assertThat(panel).hasCount(0);

        page.getByTestId("building-row").locator("button").first().click();
        assertThat(panel).containsText("计算公式");
        panel.locator(".month-picker button").nth(2).click();
        assertThat(panel).containsText("2025年3月");
        var explained = page.url();
        var name = panel.locator("header p").innerText();
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "console-explained.png")));
        page.goBack();
        assertThat(panel).hasCount(0);
        page.navigate(explained);
        assertThat(panel).containsText("2025年3月");
        assertEquals(name, panel.locator("header p").innerText());
        page.keyboard().press("Escape");
        assertThat(panel).hasCount(0);
        assertFalse(page.url().contains("explain="), page.url());

        var kept = context.cookies();
        page.getByTestId("sign-out").click();
        assertThat(page.getByTestId("sign-in")).isVisible();
        page.goBack();
        assertThat(page.getByTestId("sign-in")).isVisible();
        assertThat(page.getByTestId("kpi-electricity")).hasCount(0);
        context.addCookies(kept);
        assertEquals(
                401,
                context.request()
                        .get(
                                RunningPlatform.gateway() + "/api/assets/v1/areas",
                                RequestOptions.create().setHeader("X-Requested-With", "JavaScript"))
                        .status(),
                "a cookie that was kept opens nothing after the sign-out");
        context.addCookies(kept); // the refusal took them away
        page.navigate(explained);
        assertThat(page.getByTestId("session-expired")).isVisible();
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "console-expired.png")));
        context.close();
    }

    @Test
    void aMonthThatRunsOrLacksAPartSaysThatItIsNotWhole() throws IOException {
        var now = ZonedDateTime.now(ZoneId.of("Asia/Shanghai"));
        var running = YearMonth.from(now);
        var hours = (now.getDayOfMonth() - 1) * 24 + now.getHour();
        assumeTrue(hours > 0, "in the first hour of a month nothing of it can have been measured");
        var partial = YearMonth.of(now.getYear() - 1, 3);
        var area = Registry.area("街区");
        var building = Registry.building("楼", area, "OFFICE", BigDecimal.valueOf(1000));
        var meter = Registry.intervalMeter(building, "ELECTRICITY", "IMPORT", 60, "kWh");
        Energy.sendBlocks(
                Energy.hourly(meter, partial.atDay(1) + "T00:00:00+08:00", Energy.flat(10 * 24, 20)),
                Energy.hourly(meter, partial.atEndOfMonth().plusDays(1) + "T00:00:00+08:00", Energy.flat(30 * 24, 20)),
                Energy.hourly(meter, running.atDay(1) + "T00:00:00+08:00", Energy.flat(hours, 20)));
        Energy.caughtUp("/consumption?areaId=" + area + "&from=" + partial + "&to=" + running.plusMonths(1));

        var context = newContext();
        var page = context.newPage();
        var address = RunningPlatform.gateway() + "/console/?area=" + area + "&year=";
        page.navigate(address + partial.getYear());
        page.getByTestId("sign-in").click();
        Chromium.signIn(page, "planner-b");
        page.waitForURL(Pattern.compile(".*year=.*"));
        settled(page);
        assertThat(page.getByTestId("partial-electricity")).hasText("不完整：3月 (仅含 32% 的时段)");
        assertThat(page.getByTestId("partial-emissions")).containsText("3月 (仅含 32% 的时段)");
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "console-partial.png")));

        page.navigate(address + running.getYear());
        settled(page);
        var month = running.getMonthValue() + "月 (该月尚未结束)";
        assertThat(page.getByTestId("partial-electricity")).hasText("不完整：" + month);
        assertThat(page.getByTestId("partial-emissions")).containsText(month);
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "console-running.png")));
        page.getByTestId("language-switch").click();
        settled(page);
        assertThat(page.getByTestId("partial-electricity")).containsText("(the month is not over)");
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "console-running-en.png")));
        context.close();
    }

    /** Charts that do not move are drawn at once: nobody has to tell when they have come to rest. */
    private static BrowserContext newContext() {
        return Objects.requireNonNull(chromium)
                .browser()
                .newContext(new Browser.NewContextOptions()
                        .setLocale("zh-CN")
                        .setViewportSize(1440, 1500)
                        .setReducedMotion(ReducedMotion.REDUCE));
    }

    private static void settled(Page page) {
        page.locator("html[data-ready=true]").waitFor();
        assertEquals(0, page.evaluate(RESIZED_CHARTS), "charts that change their size on a page at rest");
    }
}
