package taizhang.system;

import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A Chromium without a window, at the page. */
final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Quiet: a question is answered, shown, and no other was asked for it in between. */
    private static final String IS_QUIET =
            """
            const busy = document.querySelector('.loading, [aria-busy="true"]');
            return Boolean(!busy && document.querySelector('h1') && document.readyState === 'complete');
            """;

    private final ChromeDriver driver;
    private final URI page;

    private Browser(ChromeDriver driver, URI page) {
        this.driver = driver;
        this.page = page;
    }

    /**
     * Starts one of the folder that {@code TAIZHANG_CHROMIUM} names, else of the PATH. Where there is none, the test is skipped, and
     * fails in CI, which has to bring one.
     */
    static Browser at(URI page) {
        Path chromium = find("chromium", "chromium-browser", "google-chrome");
        Path chromedriver = find("chromedriver");
        boolean missing = chromium == null || chromedriver == null;
        if (missing && System.getenv("CI") != null) {
            throw new AssertionError(
                    "There is no Chromium with its driver here, and CI has to bring them: see .ci/run.");
        }
        Assumptions.assumeFalse(
                missing,
                "There is no Chromium with its driver (chromium, chromedriver) on the PATH or in the folder that"
                        + " TAIZHANG_CHROMIUM names: the page is not tried in a browser.");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(Objects.requireNonNull(chromium).toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                "--lang=zh-CN",
                "--window-size=1280,900");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(Objects.requireNonNull(chromedriver).toFile())
                .usingAnyFreePort()
                .build();
        return new Browser(new ChromeDriver(service, options), page);
    }

    private static @Nullable Path find(String... names) {
        String folder = System.getenv("TAIZHANG_CHROMIUM");
        String path = folder == null ? System.getenv("PATH") : folder;
        return Stream.of(path.split(File.pathSeparator, -1))
                .filter(each -> !each.isBlank())
                .flatMap(each -> Stream.of(names).map(name -> Path.of(each, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElse(null);
    }

    /** Opens the page anew, as by the address that {@code deploy/token --link} prints. */
    void openWith(String token) {
        driver.get("about:blank");
        driver.get(page + "/#token=" + token);
        awaitQuiet();
    }

    /** Follows a link inside the page: {@code #/year?period=2020}. */
    void follow(String fragment) {
        run("location.hash = arguments[0];", fragment);
        awaitQuiet();
    }

    /** Returns when what was asked for is shown. */
    void awaitQuiet() {
        Instant end = Instant.now().plus(PATIENCE);
        for (int quiet = 0; quiet < 3; ) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("It is still loading at " + address() + ":\n" + text());
            }
            quiet = Boolean.TRUE.equals(run(IS_QUIET)) ? quiet + 1 : 0;
            pause();
        }
    }

    private static void pause() {
        try {
            // No event tells that a page has shown all that it will.
            Thread.sleep(60);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    String address() {
        return Objects.requireNonNull(driver.getCurrentUrl());
    }

    /** What a reader sees. */
    String text() {
        return (String) Objects.requireNonNull(run("return document.body.innerText;"));
    }

    /** Presses keys where the focus is. */
    void press(CharSequence... keys) {
        driver.switchTo().activeElement().sendKeys(keys);
        awaitQuiet();
    }

    /** The value of a script's return. */
    @Nullable
    Object run(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    /** What an asynchronous function with these lines returns. */
    @Nullable
    Object await(String script, Object... arguments) {
        driver.manage().timeouts().scriptTimeout(PATIENCE);
        String lines =
                """
                const done = arguments[arguments.length - 1];
                const given = [...arguments].slice(0, -1);
                (async (...arguments_) => { %s })(...given).then(value => done({value}), fault => done({fault: String(fault.stack)}));
                """
                        .formatted(script);
        Map<?, ?> outcome = (Map<?, ?>) Objects.requireNonNull(driver.executeAsyncScript(lines, arguments));
        if (outcome.get("fault") != null) {
            throw new AssertionError(outcome.get("fault"));
        }
        return outcome.get("value");
    }

    /** In CSS pixels. */
    void resize(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
        awaitQuiet();
    }

    /** Whether it is laid out as for paper. */
    void printing(boolean paper) {
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", paper ? "print" : ""));
        awaitQuiet();
    }

    /** Whether the network is away. */
    void offline(boolean away) {
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand(
                "Network.emulateNetworkConditions",
                Map.of("offline", away, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    /** A PDF of the sheets, of A4. */
    byte[] print() {
        Map<String, Object> answer = driver.executeCdpCommand(
                "Page.printToPDF",
                Map.of("printBackground", false, "preferCSSPageSize", true, "paperWidth", 8.27, "paperHeight", 11.69));
        return Base64.getDecoder().decode((String) Objects.requireNonNull(answer.get("data")));
    }

    /** What was said on the console since the last look: faults, and complaints about the policy. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    /** The addresses that were asked since the last look, on any host. */
    List<String> requests() {
        List<String> addresses = new ArrayList<>();
        for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
            var message = Api.read(entry.getMessage()).path("message");
            if (message.path("method").asText().equals("Network.requestWillBeSent")) {
                addresses.add(message.path("params").path("request").path("url").asText());
            }
        }
        return addresses;
    }

    @Override
    public void close() {
        driver.quit();
    }
}
