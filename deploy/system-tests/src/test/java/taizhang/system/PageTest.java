package taizhang.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The page for people in a browser: what holds for every screen. That its numbers are true is checked by {@link PageTruthTest}. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("integration")
class PageTest {

    private static final String YEAR = "organization=BUREAU&period=2020";
    private static final int WIDE = 1280;
    private static final int NARROW = 360;
    private static final int MOST_SCRIPT = 60 * 1024;

    private Browser browser;
    private List<String> screens;
    private String signedInAs;

    @BeforeAll
    void open() {
        browser = Browser.at(Page.address());
        signIn("reader");
        screens = strings(browser.await("return (await import('/page/screens.js')).SCREENS.map(each => each.name);"));
        browser.complaints();
    }

    @AfterAll
    void close() {
        if (browser != null) {
            browser.close();
        }
    }

    private void signIn(String role) {
        if (!role.equals(signedInAs)) {
            browser.openWith(Page.token(role));
            signedInAs = role;
        }
    }

    private void show(Screen screen) {
        show(screen, YEAR);
    }

    private void show(Screen screen, String scope) {
        signIn(screen.role());
        browser.follow(screen.fragment(scope));
    }

    @Test
    void everyScreenIsInTheTable() {
        assertEquals(
                List.of(),
                screens.stream()
                        .filter(name -> Screen.names().noneMatch(name::equals))
                        .toList());
    }

    /** The token is nowhere but in the tab: not in the address, not in its history. */
    @Test
    void aLinkWithATokenOpensTheLatestYearAndTheAddressIsCleared() {
        browser.openWith(Page.token("reader"));
        signedInAs = "reader";
        assertTrue(browser.address().contains("organization=BUREAU&period=2020"), browser.address());
        assertFalse(browser.address().contains("token"), browser.address());
        browser.run("history.back();");
        browser.run("history.forward();");
        browser.awaitQuiet();
        assertFalse(browser.address().contains("token"), browser.address());
        assertEquals(0L, browser.run("return localStorage.length + document.cookie.length;"));
    }

    @Test
    void noScreenComplainsOrAsksAnybodyElse() {
        browser.requests();
        List<String> complaints = new ArrayList<>();
        for (Screen screen : Screen.of(screens)) {
            show(screen);
            browser.complaints().forEach(complaint -> complaints.add(screen + ": " + complaint));
            strings(browser.run("return [...document.querySelectorAll('main .problem')].map(each => each.innerText);"))
                    .forEach(problem -> complaints.add(screen + ": " + problem));
        }
        assertEquals(List.of(), complaints);
        List<String> requests = browser.requests();
        assertTrue(requests.size() > 5, requests::toString);
        assertEquals(
                List.of(),
                requests.stream()
                        .filter(each -> !each.startsWith(Page.address() + "/") && !each.matches("(data|about|blob):.*"))
                        .toList());
    }

    @Test
    void everyScreenIsAccessible() throws IOException {
        List<String> violations = new ArrayList<>();
        for (Screen screen : Screen.of(screens)) {
            show(screen);
            violations.addAll(violations(screen + ", "));
            browser.follow(screen.fragment(YEAR) + "&size=large&lang=en");
            violations.addAll(violations(screen + ", large, "));
        }
        assertEquals(List.of(), violations);
    }

    private List<String> violations(String where) throws IOException {
        browser.run("if (!window.axe) { " + axe() + " }");
        Object found = browser.await(
                """
                const { violations } = await axe.run(document, { resultTypes: ['violations'] });
                return violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html.slice(0, 200)} ${node.failureSummary}`));
                """);
        return strings(found).stream().map(each -> where + each).toList();
    }

    private static String axe() throws IOException {
        try (InputStream script =
                PageTest.class.getResourceAsStream("/META-INF/resources/webjars/axe-core/4.6.3/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void bothLanguagesHaveTheSameWords() {
        Object odd = browser.await(
                """
                const [zh, en] = (await Promise.all(['zh', 'en'].map(name => import(`/page/words/${name}.js`)))).map(each => each.default);
                const places = text => [...new Set(JSON.stringify(text).match(/\\{\\w+}/g))].sort().join();
                return [...new Set([...Object.keys(zh), ...Object.keys(en)])]
                    .filter(key => zh[key] === undefined || en[key] === undefined || places(zh[key]) !== places(en[key]));
                """);
        assertEquals(List.of(), odd);
    }

    /** A number that is there on a wide screen is there on a narrow one, and only tables scroll sideways. */
    @Test
    void nothingIsMissingOnANarrowScreen() {
        List<String> faults = new ArrayList<>();
        // Of a long table only the rows in sight are there, and in a narrow one they are higher.
        String seen = "return [...document.querySelectorAll('main a[data-value]')]"
                + ".filter(each => each.checkVisibility() && !each.closest('.long tbody'))"
                + ".map(each => each.dataset.value + ' ' + each.innerText.trim());";
        for (Screen screen : Screen.of(screens)) {
            show(screen);
            List<String> wide = strings(browser.run(seen));
            browser.resize(NARROW, 740);
            List<String> narrow = strings(browser.run(seen));
            long width = (Long) browser.run("return document.documentElement.scrollWidth;");
            browser.resize(WIDE, 900);
            if (!wide.equals(narrow)) {
                faults.add(screen + ": " + wide.size() + " numbers wide, " + narrow.size() + " narrow");
            }
            if (width > NARROW) {
                faults.add(screen + " is " + width + " wide");
            }
        }
        assertEquals(List.of(), faults);
    }

    /** As they are sent, compressed; a size, which is the same on every machine. */
    @Test
    void littleScriptComesBeforeTheFirstNumber() {
        try (Browser fresh = Browser.at(Page.address())) {
            fresh.openWith(Page.token("reader"));
            List<?> scripts = (List<?>)
                    fresh.run(
                            """
                    return performance.getEntriesByType('resource').filter(each => each.name.endsWith('.js'))
                        .map(each => [new URL(each.name).pathname, each.encodedBodySize, each.decodedBodySize]);
                    """);
            long sum = scripts.stream()
                    .mapToLong(each -> (Long) ((List<?>) each).get(1))
                    .sum();
            assertTrue(sum > 0 && sum <= MOST_SCRIPT, sum + " bytes: " + scripts);
        }
    }

    /** A sheet is what a reader of the screen saw: every cell of every table is in the text of the PDF. */
    @Test
    void paperHoldsEveryCell() throws IOException {
        List<String> missing = new ArrayList<>();
        for (Screen screen : Screen.of(screens)) {
            show(screen);
            browser.printing(true);
            List<String> cells = strings(
                    browser.run(
                            """
                    return [...document.querySelectorAll('main :is(td, th)')].filter(each => each.checkVisibility())
                        .flatMap(each => each.innerText.split(/[\\n\\t]/)).map(each => each.trim()).filter(Boolean);
                    """));
            browser.printing(false);
            String paper = textOf(browser.print());
            cells.stream()
                    // What runs from right to left is read in another order from a sheet.
                    .filter(cell -> !cell.matches(".*[\\u202A-\\u202E\\u2066-\\u2069].*"))
                    .filter(cell -> !paper.contains(squeeze(cell)))
                    .forEach(cell -> missing.add(screen + ": " + cell));
            assertTrue(
                    paper.contains(squeeze(Page.address().getAuthority() + "/#/" + screen.name())),
                    screen + ": " + paper);
        }
        assertEquals(List.of(), missing.stream().distinct().limit(30).toList());
    }

    private static String textOf(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return squeeze(new PDFTextStripper().getText(document));
        }
    }

    /** Lines are broken elsewhere on paper, and signs have other forms there. */
    private static String squeeze(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[\\s\\p{Cf}]+", "");
    }

    /** What users wrote is text wherever it is shown. */
    @Test
    void hostileTextIsOnlyText() {
        String markup =
                "<img src=x onerror=\"window.hit=1\"><script>window.hit=1</script>{{1+1}}${1+1}\u202Egnp.exe\u202C ";
        String title = markup + "长".repeat(500 - markup.length());
        String notes = markup + "W".repeat(2000);
        Api recorder = Page.api("recorder");
        JsonNode draft = recorder.post(
                        "/v1/activities",
                        Map.of(
                                "type", "party-lecture",
                                "organization", Page.BRANCH,
                                "title", title,
                                "heldOn", "2020-11-30",
                                "occurrence", "held",
                                "notes", notes,
                                "status", "draft"))
                .expect(201)
                .body();
        browser.complaints();
        try {
            for (Screen screen : Screen.of(screens).stream()
                    .filter(each -> each.name().equals("record") || each.name().equals("entry"))
                    .toList()) {
                signIn("recorder");
                String fragment = screen.name().equals("record")
                        ? "#/record?activity=" + draft.path("id").asText()
                        : screen.fragment(YEAR) + "&activity="
                                + draft.path("id").asText();
                browser.follow(fragment);
                browser.resize(NARROW, 740);
                assertEquals(null, browser.run("return window.hit ?? null;"), fragment);
                assertEquals(
                        0L, browser.run("return document.querySelectorAll('main img, main script').length;"), fragment);
                assertTrue((Long) browser.run("return document.documentElement.scrollWidth;") <= NARROW, fragment);
                if (screen.name().equals("record")) {
                    assertTrue(
                            (Boolean) browser.run(
                                    "return document.querySelector('main').textContent.includes(arguments[0]);", title),
                            browser.text());
                }
                browser.resize(WIDE, 900);
                assertEquals(List.of(), browser.complaints(), fragment);
            }
        } finally {
            recorder.transition(draft, "voided", null).expect(200);
        }
    }

    @Test
    void aTokenThatIsNotGoodIsAskedForOverThePage() {
        browser.run("sessionStorage.setItem('taizhang.token', 'x.y.z'); location.reload();");
        signedInAs = "nobody";
        browser.awaitQuiet();
        browser.complaints();
        assertTrue((Boolean) browser.run("return Boolean(document.querySelector('input, textarea'));"), browser.text());
        assertEquals(0L, browser.run("return document.querySelectorAll('a[data-value]').length;"));
    }

    /** A connection that is lost is said, and what was asked for comes when it is back. */
    @Test
    void aLostConnectionIsSaidAndGotOver() {
        signIn("reader");
        browser.follow("#/year?organization=BUREAU&period=2020&lang=en");
        browser.offline(true);
        browser.run("location.hash = '#/year?organization=BUREAU&period=2019&lang=en';");
        browser.await("while (!document.querySelector('.trouble')) await new Promise(next => setTimeout(next, 50));");
        browser.offline(false);
        browser.await("document.querySelector('.trouble button')?.click();"
                + "while (document.querySelector('.trouble')) await new Promise(next => setTimeout(next, 50));");
        browser.awaitQuiet();
        assertTrue(
                ((String) browser.run("return document.querySelector('h1').innerText;")).contains("2019"),
                browser.text());
        browser.complaints();
    }

    private static List<String> strings(Object list) {
        return ((List<?>) list).stream().map(String::valueOf).toList();
    }
}
