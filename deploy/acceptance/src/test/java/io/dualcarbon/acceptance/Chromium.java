package io.dualcarbon.acceptance;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The browser of this machine; where there is none, tests that need one are skipped, or fail if it is required. */
record Chromium(Playwright playwright, Browser browser) implements AutoCloseable {
    static Chromium open() {
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
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(chromium.orElseThrow())
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
        return new Chromium(playwright, browser);
    }

    /** Keycloak asks for the name first: it decides the organization. */
    static void signIn(Page page, String person) {
        page.locator("#username").fill(person);
        page.keyboard().press("Enter");
        page.locator("#password").fill(RunningPlatform.secret("demo.password"));
        page.keyboard().press("Enter");
    }

    @Override
    public void close() {
        playwright.close();
    }
}
