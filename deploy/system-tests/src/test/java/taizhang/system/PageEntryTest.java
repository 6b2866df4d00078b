package taizhang.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Recording on the page for people: nothing that was typed is lost, nothing is written twice, nobody is overwritten. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag("integration")
class PageEntryTest {

    private static final String FORM = "#/entry?lang=en&type=party-lecture&organization=" + Page.BRANCH;

    /** Types into a control: {@code type(id, text)}. */
    private static final String TYPE =
            """
            const control = document.getElementById(arguments[0]);
            control.value = arguments[1];
            control.dispatchEvent(new Event(control.tagName === 'SELECT' ? 'change' : 'input', { bubbles: true }));
            """;

    private static final String UNTIL = "while (!(%s)) await new Promise(next => setTimeout(next, 50));";

    private final String title = "Recorded on the page " + UUID.randomUUID();

    private Browser browser;

    @BeforeAll
    void open() {
        browser = Browser.at(Page.address());
    }

    @AfterAll
    void close() {
        if (browser != null) {
            browser.close();
        }
    }

    /** What the tests wrote counts nowhere. */
    @AfterEach
    void takeBack() {
        for (JsonNode record : written()) {
            JsonNode now = record;
            if (now.path("status").asText().equals("approved")) {
                now = Page.api("approver")
                        .transition(now, "returned", "a test")
                        .expect(200)
                        .body();
            }
            Page.api("recorder")
                    .transition(Objects.requireNonNull(now), "voided", null)
                    .expect(200);
        }
        browser.run("localStorage.clear();");
    }

    private List<JsonNode> written() {
        List<JsonNode> records = new ArrayList<>(Page.api("recorder")
                .all("/v1/activities?status=draft,submitted,returned,approved&q=" + Api.encode(title)));
        records.removeIf(record -> !record.path("title").asText().startsWith(title));
        return records;
    }

    private void signIn(String role) {
        browser.openWith(Page.token(role));
    }

    private void fillIn() {
        browser.follow(FORM);
        type("f-heldOn", "2020-11-05");
        type("f-title", title);
        type("f-quantities-person-times", "12");
        until("[...document.getElementById('f-organization').options].some(each => each.value === '" + Page.BRANCH
                + "')");
        type("f-organization", Page.BRANCH);
    }

    private void type(String control, String text) {
        until("document.getElementById('" + control + "')");
        browser.run(TYPE, control, text);
    }

    private void press(String button) {
        browser.run(
                "[...document.querySelectorAll('main button')].find(each => each.textContent.trim().startsWith(arguments[0])).click();",
                button);
    }

    private void until(String condition) {
        browser.await(UNTIL.formatted(condition));
    }

    private String value(String control) {
        until("document.getElementById('" + control + "')");
        return (String) browser.run("return document.getElementById(arguments[0]).value;", control);
    }

    @Test
    void whatIsTypedIsThereAfterTheConnectionAndThePageWereLost() {
        signIn("recorder");
        fillIn();
        browser.offline(true);
        press("Submit");
        until("document.querySelector('.error-summary')");
        browser.offline(false);
        browser.run("location.reload();");
        browser.awaitQuiet();
        assertEquals(title, value("f-title"));
        assertEquals("12", value("f-quantities-person-times"));
        assertEquals(List.of(), written());
        press("Save as draft");
        until("document.querySelector('.done')");
        assertEquals(1, written().size());
        assertEquals(0L, browser.run("return localStorage.length;"));
    }

    /** The record is there, and only its answer is lost: sent again, with a change, it is the same record. */
    @Test
    void anAnswerThatIsLostDoesNotWriteTwice() {
        signIn("recorder");
        fillIn();
        browser.run(
                """
                const real = window.fetch;
                window.fetch = async (address, options) => {
                    const answer = await real(address, options);
                    if (options?.method === 'POST') {
                        window.fetch = real;
                        throw new TypeError('the connection is lost');
                    }
                    return answer;
                };
                """);
        press("Submit");
        until("document.querySelector('.error-summary')");
        assertEquals(1, written().size());
        type("f-quantities-person-times", "13");
        press("Submit");
        until("document.querySelector('.done')");
        List<JsonNode> written = written();
        assertEquals(1, written.size());
        assertEquals("submitted", written.get(0).path("status").asText());
        assertEquals(13, written.get(0).at("/quantities/person-times").asInt());
    }

    @Test
    void whatIsWrongIsSaidAtItsField() {
        signIn("recorder");
        browser.follow(FORM);
        type("f-themes", "Not A Theme");
        press("Submit");
        until("document.querySelector('.error-summary a')");
        assertEquals("true", browser.run("return document.getElementById('f-title').getAttribute('aria-invalid');"));
        assertEquals("true", browser.run("return document.getElementById('f-themes').getAttribute('aria-invalid');"));
        browser.run("document.querySelector('.error-summary a').click();");
        assertTrue(((String) browser.run("return document.activeElement.id;")).startsWith("f-"));
    }

    @Test
    void whoeverWasFasterIsShownBesideWhatWasTyped() {
        JsonNode record = record("recorder", "draft");
        signIn("recorder");
        browser.follow("#/entry?lang=en&activity=" + record.path("id").asText());
        type("f-title", title + " mine");
        type("f-notes", "my note");
        Page.api("recorder")
                .send(
                        "PATCH",
                        "/v1/activities/" + record.path("id").asText(),
                        Map.of("title", title + " theirs", "quantities", Map.of("person-times", 33)),
                        Map.of("If-Match", "\"1\"", "Content-Type", "application/merge-patch+json"))
                .expect(200);
        press("Save as draft");
        until("document.querySelector('.merge')");
        // who alone has changed a field is proposed; the title was changed by both
        browser.run("document.querySelector('input[name=\"/title\"]').click();");
        press("Use what is chosen");
        assertEquals(title + " mine", value("f-title"));
        assertEquals("my note", value("f-notes"));
        assertEquals("33", value("f-quantities-person-times"));
        press("Save as draft");
        until("document.querySelector('.done')");
        assertEquals(title + " mine", written().get(0).path("title").asText());
    }

    @Test
    void anApproverGoesThroughTheListByKeysAndNotThroughTheOwn() {
        record("approver", "submitted");
        record("recorder", "submitted");
        signIn("approver");
        browser.follow("#/entry?lang=en&list=review&organization=" + Page.BRANCH);
        key("a"); // the focus is not there
        assertEquals(0L, browser.run("return document.querySelectorAll('.review-list strong').length;"));
        key("Home");
        long rows = (Long)
                Objects.requireNonNull(browser.run("return document.querySelectorAll('.review-list li').length;"));
        for (long look = 0; look < rows; look++) {
            Object mine = browser.run(
                    """
                    window.row = document.querySelector('.review-list [aria-selected=true]');
                    return window.row.textContent.includes(arguments[0]);
                    """,
                    title);
            if (Boolean.TRUE.equals(mine)) {
                key("a");
                until("window.row.querySelector('strong')");
            }
            // what was approved has let the next one be chosen; what was refused stays
            if (Boolean.TRUE.equals(browser.run("return window.row.getAttribute('aria-selected') === 'true';"))) {
                key("j");
            }
        }
        List<String> states = written().stream()
                .map(each -> each.path("status").asText())
                .sorted()
                .toList();
        assertEquals(List.of("approved", "submitted"), states);
    }

    @Test
    void whoMayNotRecordIsOfferedNothing() {
        signIn("reader");
        assertEquals(0L, browser.run("return document.querySelectorAll('nav a[href^=\"#/entry\"]').length;"));
        browser.follow("#/entry?lang=en&type=party-lecture");
        assertEquals(0L, browser.run("return document.querySelectorAll('main form, main button').length;"));
    }

    private JsonNode record(String role, String status) {
        return Objects.requireNonNull(Page.api(role)
                .post(
                        "/v1/activities",
                        Map.of(
                                "type",
                                "party-lecture",
                                "organization",
                                Page.BRANCH,
                                "title",
                                title,
                                "heldOn",
                                "2020-11-05",
                                "quantities",
                                Map.of("person-times", 12),
                                "status",
                                status))
                .expect(201)
                .body());
    }

    private void key(String key) {
        browser.run(
                """
                const at = arguments[0] === 'Home' ? document.querySelector('.review-list') : document.activeElement;
                at.focus();
                at.dispatchEvent(new KeyboardEvent('keydown', { key: arguments[0], bubbles: true, cancelable: true }));
                """,
                key);
        browser.awaitQuiet();
    }
}
