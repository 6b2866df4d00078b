package taizhang.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** The page without a mouse: whatever was pressed, the focus is somewhere. */
@Tag("integration")
class PageKeysTest {

    private static final String YEAR = "organization=BUREAU&period=2020&lang=en";

    /** What changes nothing that is kept, and asks nothing of the machine. */
    private static final Set<String> LEFT_OUT = Set.of("Print", "Sign out");

    private static final String WHAT =
            "[...document.querySelectorAll('button, a[hreflang]')].filter(each => each.checkVisibility() && !each.closest('.review-one, .steps'))";

    private static final String SAYS =
            "(each => (each.closest('.table') ? 'in a table' : each.getAttribute('aria-label') ?? each.innerText).trim())";

    private static final String FOCUS =
            "return document.activeElement === document.body ? null : document.activeElement.tagName;";

    private static final String IN_DIALOG = "return Boolean(document.querySelector('dialog[open]'));";

    private Browser browser;

    @BeforeEach
    void open() {
        browser = Browser.at(Page.address());
    }

    @AfterEach
    void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void noButtonLosesTheFocus() {
        List<String> lost = new ArrayList<>();
        Set<String> tried = new LinkedHashSet<>(LEFT_OUT);
        String role = "";
        for (Screen screen : Screen.of(Screen.names().toList())) {
            if (!screen.role().equals(role)) {
                role = screen.role();
                browser.openWith(Page.token(role));
            }
            browser.follow(screen.fragment(YEAR));
            for (Object button : (List<?>) browser.run("return [...new Set(" + WHAT + ".map" + SAYS + ")];")) {
                if (tried.add((String) button)) {
                    browser.follow("#/nowhere");
                    browser.follow(screen.fragment(YEAR));
                    browser.run(WHAT + ".find(each => " + SAYS + "(each) === arguments[0])?.focus();", button);
                    browser.press(Keys.ENTER);
                    if (Boolean.TRUE.equals(browser.run(IN_DIALOG))) {
                        browser.press(Keys.ESCAPE);
                        assertEquals(false, browser.run(IN_DIALOG), screen + ": " + button);
                    }
                    if (browser.run(FOCUS) == null) {
                        lost.add(screen + ": " + button);
                    }
                }
            }
        }
        assertTrue(tried.containsAll(Set.of("Find", "XLSX", "中文", "Chart")), tried::toString);
        assertEquals(List.of(), lost);
    }

    @Test
    void anotherPeriodIsLeftByEscape() {
        browser.openWith(Page.token("reader"));
        browser.follow("#/year?" + YEAR);
        enter(".first-line [aria-expanded]");
        assertEquals("SELECT", browser.run(FOCUS));
        browser.press(Keys.ESCAPE);
        assertEquals(false, browser.run("return Boolean(document.querySelector('.first-line form'));"));
        assertEquals("BUTTON", browser.run(FOCUS));
    }

    /** Without a token there is nothing else to do: Escape, however often, leads nowhere. */
    @Test
    void whoSignsInIsOnThePageAfterwards() {
        browser.openWith(Page.token("reader"));
        browser.follow("#/dictionary?" + YEAR);
        enter(".who button");
        assertEquals("H1", browser.run(FOCUS));
        typeToken();
        assertEquals("H1", browser.run(FOCUS));
        browser.follow("#/figure?indicator=lectures-given&" + YEAR);
        browser.run(
                """
                const real = window.fetch;
                window.fetch = async (address, options) => window.good || !String(address).includes('/v1/')
                    ? real(address, options) : new Response('{}', { status: 401 });
                document.querySelector('.downloads button').focus();
                """);
        browser.press(Keys.ENTER);
        browser.await(
                "while (!document.querySelector('dialog[open]')) await new Promise(next => setTimeout(next, 50));");
        for (int i = 0; i < 3; i++) {
            browser.press(Keys.ESCAPE);
        }
        assertEquals(true, browser.run(IN_DIALOG));
        browser.run("window.good = true;");
        typeToken();
        assertEquals(false, browser.run(IN_DIALOG));
        assertEquals("BUTTON", browser.run(FOCUS));
    }

    private void enter(String selector) {
        browser.run("document.querySelector(arguments[0]).focus();", selector);
        browser.press(Keys.ENTER);
    }

    private void typeToken() {
        browser.await("while (!document.getElementById('token')) await new Promise(next => setTimeout(next, 50));");
        browser.run("document.getElementById('token').focus();");
        browser.press(Page.token("reader"), Keys.TAB);
        browser.press(Keys.ENTER);
    }
}
