package taizhang.reporting.progress;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import taizhang.reporting.ReportingTest;
import taizhang.reporting.feed.TestFeed;
import taizhang.reporting.feed.TestLedger;
import taizhang.reporting.feed.TestTask;

/**
 * PRG-TOP, below it PRG-A and PRG-B; PRG-C stood under A, from July 2020 under B. C has a task that was closed late and
 * reopened, and one that is kept up; A one that was voided in August; B one without a deadline, of 2019.
 */
@QuarkusTest
class ProgressTest extends ReportingTest {

    private static final String PATH = "/v1/rectification-progress?organization=";

    private static long before;
    private static boolean made;

    @Inject
    TestFeed feed;

    @BeforeEach
    void bureau() {
        if (made) {
            return;
        }
        made = true;
        TestLedger ledger = feed.newLedger();
        ledger.organization("PRG-TOP", "bureau", "2019-01-01", null);
        ledger.organization("PRG-A", "party-committee", "2019-01-01", "PRG-TOP");
        ledger.organization("PRG-B", "department", "2019-01-01", "PRG-TOP");
        ledger.organization("PRG-C", "party-branch", "2019-01-01", "PRG-A", "2020-07-01", "PRG-B");
        ledger.task(task("PRG-B", "work-plan", "2019-12-01", null)
                .step("in-progress", "2019-12-02")
                .step("done", "2020-01-15"));
        feed.apply(ledger);
        before = ledger.position();
        ledger.task(task("PRG-C", "inspection-tour", "2020-02-01", "2020-03-31")
                .aspect("governance")
                .step("in-progress", "2020-02-02")
                .step("done", "2020-04-10")
                .step("reopened", "2020-05-01"));
        ledger.task(task("PRG-C", "self-inspection", "2020-02-10", "2020-06-30")
                .step("in-progress", "2020-02-11")
                .step("done", "2020-03-01")
                .step("verified", "2020-03-05")
                .step("kept-up", "2020-06-01"));
        ledger.task(task("PRG-A", "inspection-tour", "2020-03-01", null).step("void", "2020-08-01"));
        feed.apply(ledger);
    }

    private static TestTask task(String organization, String source, String foundOn, @Nullable String dueOn) {
        return new TestTask(
                UUID.randomUUID(),
                organization,
                source,
                LocalDate.parse(foundOn),
                dueOn == null ? null : LocalDate.parse(dueOn));
    }

    @Test
    void progressSaysWhatTheContractSays() {
        ValidatableResponse answer = progress("PRG-TOP&period=2020-H1")
                .body("provenance.hierarchy", equalTo("event-date"))
                .body("asOf", equalTo("2020-06-30"))
                .body("items", hasSize(1))
                .body("items[0].group.organization", equalTo("PRG-TOP"))
                .body("items[0].group.scope", equalTo("subtree"))
                .body("items[0].group.source", nullValue());
        assertNumbers(answer, 0, 3, 2, 2, 0, 1, 1, 1, 1, 1);
        for (String rate : List.of("completionRate", "overdueRate", "onTimeRate")) {
            answer.body("items[0]." + rate + ".value", equalTo(0.5f));
        }
        answer.body("items[0].completionRate.numerator", equalTo(2))
                .body("items[0].completionRate.denominator", equalTo(4))
                .body("items[0].overdueRate.denominator", equalTo(2));
    }

    @ParameterizedTest
    @CsvSource({
        "PRG-TOP&period=2020, '2,1,2,0,1,1,1,1,1'",
        "PRG-TOP&period=2020&asOf=2020-03-31, '3,2,2,1,0,0,1,0,0'",
        "PRG-TOP&period=2020&asOf=2020-04-01, '3,2,2,1,0,1,1,0,0'",
        "PRG-TOP&period=2020-Q4&asOf=2019-12-01, '0,1,0,0,0,0,0,0,0'",
        "PRG-TOP&period=2019&scope=self, '0,0,0,0,0,0,0,0,0'",
        "PRG-C&period=2020-05&scope=self, '0,1,1,1,0,1,0,0,1'",
        "PRG-A&period=2020-S1, '3,2,1,0,1,1,1,1,1'",
        "PRG-A&period=2020-H2, '0,0,0,0,0,0,0,0,0'",
        "PRG-B&period=2020-H2, '0,1,2,0,1,1,0,0,0'",
    })
    void numbers(String question, String expected) {
        int[] numbers =
                Arrays.stream(expected.split(",")).mapToInt(Integer::parseInt).toArray();
        assertNumbers(progress(question), 0, numbers);
    }

    @Test
    void nothingHasNoRates() {
        progress("PRG-TOP&period=2018")
                .body("items[0].completionRate.value", nullValue())
                .body("items[0].completionRate.denominator", equalTo(0))
                .body("items[0].onTimeRate.value", nullValue());
    }

    @Test
    void groupsOfOrganizationsAreChildrenAndTheOrganizationAlone() {
        ValidatableResponse ofA = progress("PRG-A&period=2020&groupBy=organization")
                .body("items.group.organization", contains("PRG-A", "PRG-C"))
                .body("items.group.scope", contains("self", "subtree"));
        // What C has done below A; what it has is with B at the end of the year.
        assertNumbers(ofA, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
        assertNumbers(ofA, 1, 2, 0, 0, 0, 0, 0, 1, 1, 1);
        ValidatableResponse ofB = progress("PRG-B&period=2020&groupBy=organization");
        assertNumbers(ofB, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0);
        assertNumbers(ofB, 1, 0, 1, 1, 0, 1, 1, 0, 0, 0);
        progress("PRG-B&period=2020&groupBy=organization&scope=self")
                .body("items.group.organization", contains("PRG-B"));
    }

    @Test
    void groupsOfSourceAndAspectAreThoseThatOccur() {
        progress("PRG-TOP&period=2020-S1&groupBy=source")
                .body("items.group.source", contains("inspection-tour", "self-inspection", "work-plan"))
                .body("items.found.value", contains(2, 1, 0))
                .body("items.fixed.value", contains(0, 1, 1));
        progress("PRG-TOP&period=2020-S1&groupBy=aspect")
                .body("items.group.aspect", contains(null, "governance"))
                .body("items.found.value", contains(2, 1))
                .body("items.open.value", contains(1, 1));
        progress("PRG-TOP&period=2018&groupBy=source").body("items", hasSize(0));
    }

    @Test
    void anOldPositionSaysWhatWasKnownThen() {
        assertNumbers(progress("PRG-TOP&period=2020&position=" + before), 0, 0, 0, 1, 0, 0, 0, 0, 0, 0);
        progress("PRG-TOP&period=2020&position=" + before).body("provenance.position", equalTo((int) before));
        as("reader").get(PATH + "PRG-TOP&period=2020&position=99999999").then().statusCode(400);
    }

    @Test
    void aCallerSeesItsOwnSubtreeOnly() {
        as("reader", "reader", "PRG-A").get(PATH + "PRG-B&period=2020").then().statusCode(404);
        as("reader").get(PATH + "PRG-NOBODY&period=2020").then().statusCode(404);
        // C was below A until June: its superior of then sees what it did then, and not what it has now.
        ValidatableResponse ofC = as("reader", "reader", "PRG-A")
                .get(PATH + "PRG-C&period=2020")
                .then()
                .statusCode(200);
        assertNumbers(ofC, 0, 2, 0, 0, 0, 0, 0, 1, 1, 1);
    }

    @Test
    void anETagSparesTheSameAnswer() {
        String etag = progress("PRG-TOP&period=2020").extract().header("ETag");
        as("reader")
                .header("If-None-Match", etag)
                .get(PATH + "PRG-TOP&period=2020")
                .then()
                .statusCode(304);
        as("reader")
                .header("If-None-Match", etag)
                .get(PATH + "PRG-TOP&period=2020&asOf=2020-06-30")
                .then()
                .statusCode(200);
        as("reader", "reader", "PRG-TOP")
                .header("If-None-Match", etag)
                .get(PATH + "PRG-TOP&period=2020")
                .then()
                .statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "PRG-TOP",
                "&period=2020",
                "PRG-TOP&period=2020-S3",
                "PRG-TOP&period=0020",
                "PRG-TOP&period=2020&asOf=2020-02-30",
                "PRG-TOP&period=2020&asOf=2199-01-01",
                "PRG-TOP&period=2020&groupBy=type",
                "PRG-TOP&period=2020&scope=all",
                "PRG-TOP&period=2020&position=-1",
                "PRG-TOP&period=2020&source=other",
            })
    void whatCannotBeReadIsRefused(String question) {
        as("reader").get(PATH + question).then().statusCode(400);
        anonymous().get(PATH + question).then().statusCode(401);
    }

    private ValidatableResponse progress(String question) {
        return as("reader").get(PATH + question).then().statusCode(200);
    }

    /** @param numbers found, open, fixed, verified, keptUp, overdue, onTime, late, reopened */
    private static void assertNumbers(ValidatableResponse answer, int item, int... numbers) {
        List<String> names =
                List.of("found", "open", "fixed", "verified", "keptUp", "overdue", "onTime", "late", "reopened");
        assertEquals(
                Arrays.stream(numbers).boxed().toList(),
                names.stream()
                        .map(name -> answer.extract().<Integer>path("items[" + item + "]." + name + ".value"))
                        .toList(),
                () -> names + " of " + answer.extract().asString());
    }
}
