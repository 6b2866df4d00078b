package taizhang.reporting.figure;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import taizhang.reporting.ReportingTest;
import taizhang.reporting.feed.TestFeed;
import taizhang.reporting.feed.TestLedger;

/**
 * What is counted by totals, and how far organizations are covered. OFT, a bureau; below it three branches: A with 10 members,
 * from July 2020 on 12, a discipline member and a committee; B, of which nothing is known but 3 members, from 2021 on 4; C
 * with 7 members, closed on 31 May 2020. A and C have held a Party day in March, A studied and talked in August.
 */
@QuarkusTest
class OrganizationFigureTest extends ReportingTest {

    private static final String BRANCHES = "'organizationKinds':['party-branch']";
    private static final String DAY = "{'types':['oft-day']}";

    private static boolean made;
    private static long beforeTotals;

    @Inject
    TestFeed feed;

    @BeforeEach
    void bureau() {
        if (made) {
            return;
        }
        made = true;
        TestLedger ledger = feed.newLedger();
        ledger.type("oft-day", "oft-life", List.of("people"), Map.of("form", List.of("outdoor", "indoor")));
        ledger.type("oft-study", "oft-life");
        ledger.type("oft-talk", "oft-life");
        ledger.type("discipline-tally", "discipline-count");
        ledger.organization("OFT", "bureau", Map.of("memberCount", 22, "staffCount", 40), "2019-01-01", null);
        branch(ledger, "OFT-A", Map.of("memberCount", 10));
        branch(ledger, "OFT-B", Map.of("memberCount", 3, "totals", List.of(from("2021-01-01", "memberCount", 4))));
        branch(ledger, "OFT-C", Map.of("memberCount", 7, "validTo", "2020-05-31"));
        held(ledger, "oft-day", "OFT-A", "2020-03-05");
        held(ledger, "oft-day", "OFT-C", "2020-03-05");
        held(ledger, "oft-study", "OFT-A", "2020-08-05");
        held(ledger, "oft-talk", "OFT-A", "2020-08-06");
        held(ledger, "discipline-tally", "OFT-A", "2020-08-06");
        feed.apply(ledger);
        beforeTotals = ledger.position();
        Map<String, Object> july = from("2020-07-01", "memberCount", 12);
        july.putAll(Map.of("hasCommittee", true, "postsFilled", Map.of("discipline-member", 1)));
        branch(ledger, "OFT-A", Map.of("memberCount", 10, "totals", List.of(july)));
        feed.apply(ledger);
    }

    private static void branch(TestLedger ledger, String code, Map<String, ?> more) {
        ledger.organization(code, "party-branch", more, "2019-01-01", "OFT");
    }

    private static Map<String, Object> from(String day, String field, int value) {
        return new HashMap<>(Map.of("effectiveFrom", day, field, value));
    }

    private static void held(TestLedger ledger, String type, String organization, String day) {
        ledger.activity(UUID.randomUUID(), type, organization, LocalDate.parse(day), "approved");
    }

    private static void check(String measure, String where, String period, int value) {
        RecordBureau.check("organizations", measure, "stock", where, "OFT", period, value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sum:members | 2020-05 | 20",
                "sum:members | 2020-06 | 13",
                "sum:members | 2020-07 | 15",
                "sum:members | 2021 | 16",
                "sum:staff | 2020 | 0",
                "sum:posts-filled:discipline-member | 2020-06 | 0",
                "sum:posts-filled:discipline-member | 2020 | 1",
                "sum:posts-filled:nobody | 2020 | 0"
            })
    void totalsAreThoseOfTheLastDay(String measure, String period, int value) {
        check(measure, BRANCHES, period, value);
    }

    @Test
    void whatIsNotKnownIsNotListed() {
        check("sum:staff", "'organizationKinds':['party-branch','bureau']", "2020", 40);
        String link = RecordBureau.count("organizations", "sum:members", "stock", BRANCHES, "OFT", "2020-05", "")
                .extract()
                .path("figures[0].evidence");
        as("reader")
                .urlEncodingEnabled(false)
                .get(link)
                .then()
                .body("items.id", contains("OFT-A", "OFT-B", "OFT-C"))
                .body("items.contribution", contains(10, 3, 7))
                .body("items.href[0]", is("/v1/organizations/OFT-A"));
    }

    @Test
    void anOldPositionKnowsTheTotalsOfThen() {
        RecordBureau.count(
                        "organizations", "sum:members", "stock", BRANCHES, "OFT", "2020", ",'position':" + beforeTotals)
                .body("figures[0].value", is(13));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'hasCommittee':true | 2020-06 | 0",
                "'hasCommittee':true | 2020-07 | 1",
                "'held':[{'types':['oft-day']}] | 2020-Q1 | 2",
                "'held':[{'types':['oft-day']}] | 2020 | 1",
                "'held':[{'types':['oft-day']}] | 2020-S2 | 0",
                "'held':[{'types':['oft-day']},{'types':['oft-study']},{'types':['oft-talk']}] | 2020 | 1",
                "'held':[{'types':['oft-day']},{'types':['oft-study']}] | 2020-Q1 | 0",
                "'held':[{'categories':['oft-life'],'organizationKinds':['party-branch']}] | 2020-01-01/2020-03-04 | 0",
                "'held':[{'types':['oft-day'],'attributes':{'form':['outdoor']}}] | 2020-Q1 | 0",
            })
    void organizationsByWhatTheyAreAndHaveHeld(String where, String period, int value) {
        check("count", where, period, value);
    }

    @Test
    void severalDefinitionsOfOneAnswerDoNotMix() {
        define(
                "oft-with-day",
                "'of':'organizations','measure':'count','timing':'stock','where':{%s,'held':[%s]}"
                        .formatted(BRANCHES, DAY));
        define(
                "oft-with-study",
                "'of':'organizations','measure':'count','timing':'stock','where':{'held':[{'types':['oft-study'],"
                        + "'categories':['oft-life']}]}");
        define(
                "oft-members",
                "'of':'organizations','measure':'sum:members','timing':'stock','where':{" + BRANCHES + "}");
        define("oft-posts", "'of':'organizations','measure':'sum:posts-filled:discipline-member','timing':'stock'");
        figures("oft-with-day,oft-with-study,oft-members,oft-posts", "OFT", "2020-Q1,2020")
                .body("figures.value", contains(2, 1, 0, 1, 20, 15, 0, 1));
    }

    /** C has held its Party day and is not there any more: a quotient of two counts would be 2 of 2 at the end of June. */
    @Test
    void aCoverageIsOfTheSameOrganizationsAboveAndBelow() {
        define("oft-branches", "'of':'organizations','measure':'count','timing':'stock','where':{" + BRANCHES + "}");
        define("oft-day-holders", "'of':'activities','measure':'organizations','where':" + DAY);
        define("oft-coverage", "'of':'organizations','numerator':'oft-day-holders','denominator':'oft-branches'");
        figures("oft-day-holders", "OFT", "2020-S1").body("figures[0].value", is(2));
        String link = figures("oft-coverage", "OFT", "2020-S1")
                .body("figures[0].numerator", is(1))
                .body("figures[0].denominator", is(2))
                .body("figures[0].value", equalTo(0.5f))
                .extract()
                .path("figures[0].evidence");
        for (String address : List.of(link, "/v1/evidence?indicator=oft-coverage&organization=OFT&period=2020-S1")) {
            as("reader")
                    .urlEncodingEnabled(false)
                    .get(address)
                    .then()
                    .statusCode(200)
                    .body("items.entity", contains("organization"))
                    .body("items.id", contains("OFT-A"))
                    .body("total", is(1));
        }
        figures("oft-coverage", "OFT", "2018")
                .body("figures[0].status", is("not-applicable"))
                .body("figures[0].value", nullValue());
    }

    @Test
    void aDistinctCountIsNoPartOfAnyOtherRatio() {
        define("oft-days", "'of':'activities','measure':'count','where':" + DAY);
        define("oft-holders", "'of':'activities','measure':'organizations','where':" + DAY);
        define("oft-all", "'of':'organizations','measure':'count','timing':'stock'");
        refused("oft-r", "'of':'activities','numerator':'oft-holders','denominator':'oft-days'", "/numerator");
        refused("oft-r", "'of':'activities','numerator':'oft-days','denominator':'oft-holders'", "/denominator");
        define("oft-r", "'of':'organizations','numerator':'oft-holders','denominator':'oft-all'");
        // What is a part of a coverage may stay one, and become nothing else.
        as("admin")
                .header("If-Match", "*")
                .body(body("'of':'activities','measure':'organizations','where':{'types':['oft-study']}"))
                .put("/v1/indicators/oft-holders")
                .then()
                .statusCode(200);
        as("admin")
                .header("If-Match", "*")
                .body(body("'of':'organizations','measure':'count','timing':'flow'"))
                .put("/v1/indicators/oft-all")
                .then()
                .statusCode(422)
                .body("errors.code", contains("part-of-ratio"));
    }

    @Test
    void aNameThatNothingHasIsRefusedWithItsPlace() {
        for (Map.Entry<String, String> each : Map.of(
                        "{'types':['oft-dya']}", "/where/held/0/types/0",
                        "{'attributes':{'form':['outdoors']},'types':['oft-day']}", "/where/held/0/attributes/form/0",
                        "{'sources':['inspection-tour']}", "/where/held/0/sources",
                        "{'held':[{'types':['oft-day']}]}", "/where/held/0/held")
                .entrySet()) {
            refused(
                    "oft-bad",
                    "'of':'organizations','measure':'count','timing':'stock','where':{'held':[" + each.getKey() + "]}",
                    each.getValue());
        }
    }

    /** A meeting of which only one of both is known would lift the rate, or lower it. */
    @Test
    void aRateIsOfTheRecordsThatStateBoth() {
        TestLedger ledger = feed.newLedger();
        ledger.type("oft-meeting", "oft-meetings", List.of("came", "expected"), Map.of());
        int[][] meetings = {{9, 10}, {7, 0}, {0, 8}, {1, 2}};
        for (int[] meeting : meetings) {
            Map<String, Object> quantities = new HashMap<>();
            if (meeting[0] > 0) {
                quantities.put("came", meeting[0]);
            }
            if (meeting[1] > 0) {
                quantities.put("expected", meeting[1]);
            }
            ledger.activity(
                    UUID.randomUUID(),
                    "oft-meeting",
                    "OFT-A",
                    LocalDate.of(2020, 9, 1),
                    "approved",
                    Map.of("quantities", quantities));
        }
        feed.apply(ledger);
        String both = "'where':{'types':['oft-meeting'],'quantities':['came','expected']}";
        define("oft-came", "'of':'activities','measure':'sum:came'," + both);
        define("oft-expected", "'of':'activities','measure':'sum:expected'," + both);
        define("oft-attendance", "'of':'activities','numerator':'oft-came','denominator':'oft-expected'");
        String evidence = figures("oft-attendance", "OFT", "2020")
                .body("figures[0].numerator", is(10))
                .body("figures[0].denominator", is(12))
                .extract()
                .path("figures[0].evidence");
        as("reader")
                .urlEncodingEnabled(false)
                .get(evidence)
                .then()
                .body("items.contribution", containsInAnyOrder(9, 1));
        as("reader")
                .get("/v1/figures?indicator=oft-attendance&organization=OFT&period=2020-Q3&groupBy=type,month")
                .then()
                .body("figures.numerator", contains(0, 0, 10));
        refused(
                "oft-bad",
                "'of':'activities','measure':'count','where':{'types':['oft-meeting'],'quantities':['comes']}",
                "/where/quantities/0");
    }

    /** Guests are there whom nobody expected: no rate of attendance passes 100 % for them. */
    @Test
    void ofARecordNoMoreIsSummedThanItStates() {
        TestLedger ledger = feed.newLedger();
        ledger.type("oft-visited", "oft-visits", List.of("came", "expected"), Map.of());
        for (Map<String, Integer> quantities :
                List.of(Map.of("came", 13, "expected", 10), Map.of("came", 1, "expected", 4), Map.of("came", 5))) {
            ledger.activity(
                    UUID.randomUUID(),
                    "oft-visited",
                    "OFT-A",
                    LocalDate.of(2020, 9, 1),
                    "approved",
                    Map.of("quantities", quantities));
        }
        feed.apply(ledger);
        define(
                "oft-guests",
                "'of':'activities','measure':'sum:came','where':{'types':['oft-visited'],'atMost':'expected'}");
        String evidence = figures("oft-guests", "OFT", "2020")
                .body("figures[0].value", is(11))
                .extract()
                .path("figures[0].evidence");
        as("reader")
                .urlEncodingEnabled(false)
                .get(evidence)
                .then()
                .body("items.contribution", containsInAnyOrder(10, 1));
        figures("oft-guests", "OFT", "2020-09").body("figures[0].value", is(11));
        refused(
                "oft-bad",
                "'of':'activities','measure':'sum:came','where':{'types':['oft-visited'],'atMost':'expecte'}",
                "/where/atMost");
        refused(
                "oft-bad",
                "'of':'activities','measure':'count','where':{'types':['oft-visited'],'atMost':'expected'}",
                "/where/atMost");
        refused(
                "oft-bad",
                "'of':'organizations','measure':'count','timing':'stock',"
                        + "'where':{'held':[{'types':['oft-visited'],'atMost':'expected'}]}",
                "/where/held/0/atMost");
    }

    /** How many organizations have such a record is as small a total as those that it holds. */
    @Test
    void smallTotalsOfDisciplineAreWithheldHereToo() {
        String held = "'held':[{'types':['discipline-tally']}]";
        RecordBureau.count("organizations", "count", "stock", held, "OFT-A", "2020", "")
                .body("figures[0].value", nullValue())
                .body("figures[0].suppressed", is(true));
        assertEquals(
                Integer.valueOf(1),
                RecordBureau.count("organizations", "count", "stock", held, "OFT", "2020", "")
                        .extract()
                        .path("figures[0].value"));
    }

    private static String body(String definition) {
        return ("{'name':{'zh':'测试','en':'Test'},'unit':'times'," + definition + "}").replace('\'', '"');
    }

    private static void define(String code, String definition) {
        as("admin")
                .header("If-None-Match", "*")
                .body(body(definition))
                .put("/v1/indicators/" + code)
                .then()
                .statusCode(201);
    }

    private static void refused(String code, String definition, String pointer) {
        as("admin")
                .body(body(definition))
                .put("/v1/indicators/" + code)
                .then()
                .statusCode(422)
                .body("errors.pointer", contains(pointer));
    }

    private static ValidatableResponse figures(String indicators, String organization, String periods) {
        return as("reader")
                .get("/v1/figures?indicator=" + indicators + "&organization=" + organization + "&period=" + periods)
                .then()
                .statusCode(200);
    }
}
