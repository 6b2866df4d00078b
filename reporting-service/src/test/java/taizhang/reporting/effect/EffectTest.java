package taizhang.reporting.effect;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import taizhang.reporting.fact.Change;
import taizhang.reporting.feed.TestTask;

/** What an import changes in the figures, as its maker is told. */
@QuarkusTest
class EffectTest extends EffectFixture {

    private static final String PATH = "/v1/figures/effect?import=";

    @Test
    void aDryRunSaysTheFiguresAsTheyWouldBe() {
        lecture(branch, "2020-03-05", "approved");
        feed.apply(ledger);
        UUID id = dryRun(
                lecture(branch, "2020-05-06", "approved"),
                lecture(branch, "2020-06-06", "submitted"),
                lecture(branch, "2020-07-06", "draft"));

        Map<String, String> effect = numbers(effect(id, null));

        for (String place : List.of(branch, general, top)) {
            assertEquals("1+0 -> 2+1", effect.get(place + " 2020 lectures-given"), place);
            assertEquals("0+0 -> 0+0", effect.get(place + " 2020 meetings-held"), place);
            assertEquals("0+0 -> 0+0", effect.get(place + " 2020 issues-fixed"), place);
        }
        assertTrue(effect.keySet().stream().noneMatch(key -> key.startsWith(moved)), effect::toString);
        assertEquals("1+0", figures(null, List.of(top)).get(top + " 2020 lectures-given"), "nothing of it stays");
    }

    @Test
    void whatIsAboveTheCallerIsNotThere() {
        UUID id = dryRun(lecture(branch, "2020-05-06", "approved"));

        Map<String, String> effect = numbers(effect(id, general));

        assertEquals("0+0 -> 1+0", effect.get(general + " 2020 lectures-given"));
        assertTrue(effect.keySet().stream().noneMatch(key -> key.startsWith(top)), effect::toString);
    }

    @Test
    void aRecordThatMovesIsTakenFromOneYearAndOrganizationToTheOther() {
        Change change = lecture(branch, "2019-03-05", "approved");
        feed.apply(ledger);
        UUID id = dryRun(ledger.activity(
                UUID.fromString(change.id()), LECTURE, moved, LocalDate.parse("2020-08-01"), "approved"));

        Map<String, String> effect = numbers(effect(id, null));

        assertEquals("1+0 -> 0+0", effect.get(branch + " 2019 lectures-given"));
        assertEquals("1+0 -> 0+0", effect.get(general + " 2019 lectures-given"));
        assertEquals("0+0 -> 1+0", effect.get(moved + " 2020 lectures-given"));
        assertEquals("0+0 -> 1+0", effect.get(top + " 2020 lectures-given"));
        // It stood under the general branch until June.
        assertEquals("0+0 -> 0+0", effect.get(general + " 2020 lectures-given"));
    }

    @Test
    void tasksChangeStocksUntilToday() {
        TestTask task = new TestTask(
                UUID.randomUUID(),
                branch,
                "inspection-tour",
                LocalDate.parse("2019-03-02"),
                LocalDate.parse("2019-06-30"));
        UUID id = imports.add("rectification-tasks", "dry-run", "completed", List.of(ledger.task(task)));

        Map<String, String> effect = numbers(effect(id, null));

        assertEquals("0+0 -> 1+0", effect.get(top + " 2019 issues-overdue"));
        assertEquals("0+0 -> 1+0", effect.get(top + " 2020 issues-overdue"));
        assertEquals("0+0 -> 0+0", effect.get(top + " 2019 issues-fixed"));
    }

    @Test
    void anOrganizationThatTheFileBringsIsThere() {
        UUID id = imports.add(
                "organizations",
                "dry-run",
                "completed",
                List.of(
                        ledger.organization(fresh, "party-branch", Map.of("hasCommittee", true), "2020-01-01", general),
                        ledger.organization(fresh + "-ER", "party-branch", "2020-01-01", fresh)));

        Map<String, String> effect = numbers(effect(id, null));

        assertEquals("null+null -> 1+0", effect.get(fresh + " 2020 committee-branches"));
        for (String place : List.of(general, top)) {
            assertEquals("0+0 -> 1+0", effect.get(place + " 2020 committee-branches"));
        }
        assertEquals("0+0", figures(null, List.of(top)).get(top + " 2020 committee-branches"), "nothing of it stays");
    }

    @Test
    void anOrganizationMayBeOlderThanOneAnswerHasFigures() {
        UUID id = imports.add(
                "organizations",
                "dry-run",
                "completed",
                List.of(ledger.organization(
                        fresh, "party-branch", Map.of("hasCommittee", true), "1921-07-01", general)));

        Map<String, String> effect = numbers(effect(id, null));

        assertEquals("null+null -> 1+0", effect.get(fresh + " 1921 committee-branches"));
        assertEquals("null+null -> 1+0", effect.get(fresh + " 2020 committee-branches"));
        assertEquals("0+0 -> 1+0", effect.get(top + " 2020 committee-branches"));
        assertNull(effect.get(top + " 1921 committee-branches"), "there was no bureau");
    }

    @Test
    void aCommitSaysWhatItWasAgainstThePositionBeforeIt() {
        lecture(branch, "2020-03-05", "approved");
        feed.apply(ledger);
        Change first = lecture(branch, "2020-05-06", "approved");
        lecture(branch, "2020-05-07", "approved");
        Change second = lecture(moved, "2020-03-06", "approved");
        List<Map<String, Object>> dry = effect(dryRun(first, second), null);
        UUID commit = imports.add("activities", "commit", "completed", List.of(first, second));
        as("recorder")
                .get(PATH + commit)
                .then()
                .statusCode(503)
                .header("Retry-After", notNullValue())
                .body("code", equalTo("not-applied-yet"));
        feed.apply(ledger);
        lecture(branch, "2020-05-08", "approved");
        ledger.deleteActivity(UUID.fromString(first.id()), branch);
        feed.apply(ledger);

        assertEquals(dry, effect(commit, null), "what others write in between and later is no effect of it");
        imports.become(commit, "withdrawn");
        assertEquals(dry, effect(commit, null), "nor is that it was taken back");
    }

    @ParameterizedTest
    @ValueSource(strings = {"queued", "validating", "applying"})
    void whatRunsHasNoEffectYet(String state) {
        UUID id = imports.add("activities", "commit", state, List.of());

        as("recorder")
                .get(PATH + id)
                .then()
                .statusCode(409)
                .header("Retry-After", notNullValue())
                .body("code", equalTo("import-running"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"failed", "cancelled"})
    void whatWasNotWrittenHasNone(String state) {
        UUID id = imports.add("activities", "commit", state, List.of(lecture(branch, "2020-05-06", "approved")));

        as("recorder")
                .get(PATH + id + "&include=total")
                .then()
                .statusCode(200)
                .body("items", hasSize(0))
                .body("total", equalTo(0));
    }

    @ParameterizedTest
    @CsvSource({"0, 0+0 -> 1+0", "1,"})
    void ofAllOrNothingOneRejectedRowLeavesNothing(int rejected, @Nullable String numbers) {
        UUID id = imports.addAtomic(rejected, List.of(lecture(branch, "2020-05-06", "approved")));

        assertEquals(numbers, numbers(effect(id, null)).get(branch + " 2020 lectures-given"));
    }

    @ParameterizedTest
    @CsvSource({"404, 404, not-found", "403, 403, forbidden", "500, 503, unavailable", "401, 503, unavailable"})
    void whatRecordsServiceAnswers(int status, int expected, String code) {
        UUID id = dryRun();
        imports.answerAll(status);

        as("recorder").get(PATH + id).then().statusCode(expected).body("code", equalTo(code));
    }

    @Test
    void whenRecordsServiceIsAwayItIsAskedAgainLater() {
        imports.close();

        as("recorder").get(PATH + UUID.randomUUID()).then().statusCode(503).header("Retry-After", notNullValue());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "?import=", "?import=x", "?import=01970000-0000-7000-8000-000000000000&position=1"})
    void whatCannotBeRead(String query) {
        as("recorder").get("/v1/figures/effect" + query).then().statusCode(400);
    }

    @Test
    void pagesAreOfOneMomentAndTheRowsAreReadOnce() {
        UUID id = dryRun(lecture(branch, "2020-05-06", "approved"), lecture(moved, "2019-05-06", "approved"));
        List<Map<String, Object>> whole = effect(id, null);
        int read = imports.pages.get();
        List<Map<String, Object>> paged = new ArrayList<>();
        String cursor = "";
        do {
            Response page = as("recorder").get(PATH + id + "&limit=3&include=total" + cursor);
            page.then().statusCode(200).body("total", equalTo(whole.size()));
            paged.addAll(page.path("items"));
            cursor = page.path("next") == null ? "" : "&cursor=" + page.path("next");
            if (paged.size() == 3) {
                // Asked afresh, the figures are other ones.
                ledger.activity(UUID.randomUUID(), LECTURE, top, LocalDate.parse("2020-01-01"), "approved");
                feed.apply(ledger);
            }
        } while (!cursor.isEmpty());

        assertEquals(whole, paged);
        assertEquals(read, imports.pages.get(), "remembered");
        as("recorder").get(PATH + id + "&cursor=x").then().statusCode(400).body("code", equalTo("cursor-mismatch"));
    }

    @Test
    void asATable() {
        UUID id = dryRun(lecture(branch, "2020-05-06", "approved"));

        as("recorder")
                .accept("text/csv")
                .get(PATH + id)
                .then()
                .statusCode(200)
                .body(containsString(
                        "indicator,organization,period,before.value,before.pending,after.value,after.pending"))
                .body(containsString("lectures-given," + branch + ",2020,0,0,1,0"));
    }

    @Test
    void aSmallTotalThatIsNotShownIsNotShownHere() {
        UUID id = dryRun(ledger.activity(
                UUID.randomUUID(), "discipline-tally", branch, LocalDate.parse("2020-05-06"), "approved"));

        as("recorder")
                .get(PATH + id + "&limit=500")
                .then()
                .statusCode(200)
                .body(
                        "items.find { it.organization == '" + branch
                                + "' && it.before.value == 0 && it.after.value == 1 }",
                        nullValue());
    }
}
