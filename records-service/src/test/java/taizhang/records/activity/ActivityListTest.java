package taizhang.records.activity;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static taizhang.records.activity.Activities.anActivity;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lists: every filter, the search, the order and the pages. */
@QuarkusTest
class ActivityListTest extends ActivityFixture {

    /** A theme that marks the records of one test. */
    private static final String MARK = "act-list";

    private static boolean recorded;

    private void records() {
        if (recorded) {
            return;
        }
        recorded = true;
        create(anActivity()
                .titled("甲 廉政党课")
                .heldOn("2020-03-05")
                .themes(MARK, "act-integrity")
                .with("campaign", "act-a")
                .attribute("lecturer-role", "branch-secretary")
                .attribute("mode", "onsite"));
        create(anActivity()
                .titled("乙 学习")
                .of("ACT-B")
                .heldOn("2020-06-30")
                .themes(MARK, "act-congress")
                .with("notes", "会上讲了党课的内容 Budget 2020")
                .attribute("mode", "online")
                .with("minutesStatus", "incomplete")
                .status("submitted"));
        create(anActivity()
                .titled("丙")
                .of("ACT-MOVED")
                .heldOn("2020-07-01")
                .themes(MARK)
                .with("occurrence", "cancelled"));
        create(anActivity().titled("丁").of("ACT-MOVED").heldOn("2021-02-01").themes(MARK));
        create(anActivity()
                .titled("戊 100%_'的经费")
                .of("ACT-BUREAU")
                .with("type", "expenditure")
                .heldOn("2019-12-31")
                .themes(MARK)
                .with("campaign", "act-open"));
    }

    private static void create(Activities activity) {
        created(activity);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    sort=heldOn                                    | 戊甲乙丙丁
                    sort=-heldOn                                   | 丁丙乙甲戊
                    type=expenditure                               | 戊
                    type=expenditure,party-lecture                 | 戊甲乙丙丁
                    category=lecture                               | 甲乙丙丁
                    period=2020                                    | 甲乙丙
                    period=2020-S1                                 | 甲乙
                    period=2020-H2                                 | 丙
                    period=2020-Q1                                 | 甲
                    period=2020-07                                 | 丙
                    period=2019-12-31/2020-03-05                   | 戊甲
                    period=2020&heldFrom=2020-06-30                | 乙丙
                    heldFrom=2020-06-30&heldTo=2020-07-01          | 乙丙
                    heldTo=2019-12-31                              | 戊
                    status=submitted                               | 乙
                    status=submitted,draft                         | 戊甲乙丙丁
                    status=approved                                | -
                    occurrence=cancelled                           | 丙
                    occurrence=planned,cancelled                   | 丙
                    minutesStatus=incomplete                       | 乙
                    minutesStatus=missing,incomplete               | 乙
                    minutesStatus=complete                         | -
                    campaign=act-a                                 | 甲
                    campaign=act-a,act-open                        | 戊甲
                    attribute=mode:onsite                          | 甲
                    attribute=mode:onsite,online                   | 甲乙
                    attribute=mode:onsite&attribute=lecturer-role:branch-secretary | 甲
                    attribute=mode:online&attribute=lecturer-role:branch-secretary | -
                    organization=ACT-A                             | 甲丙
                    organization=ACT-A&scope=subtree               | 甲丙
                    organization=ACT-A&scope=self                  | 甲
                    organization=ACT-B                             | 乙丁
                    organization=ACT-MOVED                         | 丙丁
                    organization=ACT-BUREAU                        | 戊甲乙丙丁
                    organization=ACT-BUREAU&scope=self             | 戊
                    q=党课                                         | 甲乙
                    q=廉政                                         | 甲
                    q=政党                                         | 甲
                    q=budget                                       | 乙
                    q=的内容 BUDGET                                | 乙
                    q=课党                                         | -
                    q=100%_'                                       | 戊
                    q=%%                                           | -
                    """)
    void filters(String query, String expected) {
        records();
        var request = reader().queryParam("theme", MARK);
        Map<String, List<String>> parameters = new java.util.LinkedHashMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            parameters
                    .computeIfAbsent(pair.substring(0, equals), k -> new ArrayList<>())
                    .add(pair.substring(equals + 1));
        }
        parameters.forEach((name, values) -> request.queryParam(name, values));
        List<String> titles =
                request.get(ACTIVITIES).then().statusCode(200).extract().path("items.title");
        assertEquals(
                expected.equals("-") ? "" : expected,
                String.join("", titles.stream().map(t -> t.substring(0, 1)).toList()));
    }

    @Test
    void themesAreAnyOf() {
        records();
        reader().queryParam("theme", "act-integrity,act-congress")
                .queryParam("q", "党课")
                .queryParam("organization", "ACT-BUREAU")
                .get(ACTIVITIES)
                .then()
                .statusCode(200)
                .body("items.title", contains("甲 廉政党课", "乙 学习"));
    }

    @Test
    void theTotalIsThatOfAllPages() {
        records();
        reader().queryParam("theme", MARK)
                .queryParam("limit", 2)
                .queryParam("include", "total")
                .get(ACTIVITIES)
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(2))
                .body("total", equalTo(5));
        reader().queryParam("theme", MARK)
                .get(ACTIVITIES)
                .then()
                .body("total", nullValue())
                .body("next", nullValue());
    }

    @Test
    void aCursorBelongsToItsFilters() {
        records();
        String next = reader().queryParam("theme", MARK)
                .queryParam("limit", 1)
                .get(ACTIVITIES)
                .then()
                .extract()
                .path("next");
        isProblem(
                reader().queryParam("theme", "act-integrity")
                        .queryParam("cursor", next)
                        .get(ACTIVITIES)
                        .then(),
                400,
                "cursor-mismatch");
        isProblem(
                foreigner("reader")
                        .queryParam("theme", MARK)
                        .queryParam("cursor", next)
                        .get(ACTIVITIES)
                        .then(),
                400,
                "cursor-mismatch");
        isProblem(reader().queryParam("cursor", "garbage").get(ACTIVITIES).then(), 400, "cursor-mismatch");
    }

    @Test
    void pagesNeitherRepeatNorSkipWhileRecordsAreAdded() {
        for (String sort : List.of("heldOn", "-heldOn")) {
            String mark = "act-pages" + (sort.startsWith("-") ? "-down" : "");
            List<String> first = new ArrayList<>();
            for (int i = 0; i < 12; i++) {
                // Three days with four records each: the id decides between them.
                first.add(created(anActivity().themes(mark).heldOn("2020-05-0" + (1 + i % 3))));
            }
            List<String> seen = new ArrayList<>();
            String cursor = null;
            do {
                var request = reader().queryParam("theme", mark)
                        .queryParam("sort", sort)
                        .queryParam("limit", 5);
                ValidatableResponse page = (cursor == null ? request : request.queryParam("cursor", cursor))
                        .get(ACTIVITIES)
                        .then()
                        .statusCode(200);
                List<String> ids = page.extract().path("items.id");
                seen.addAll(ids);
                cursor = page.extract().path("next");
                for (int day = 1; day <= 3; day++) {
                    created(anActivity().themes(mark).heldOn("2020-05-0" + day));
                }
            } while (cursor != null && seen.size() < 100);
            assertEquals(new HashSet<>(seen).size(), seen.size(), "no record twice");
            assertTrue(seen.containsAll(first), "no record left out");
        }
    }

    @Test
    void aRecordIsSeenThroughTheStructureOfItsDay() {
        records();
        as("reader", "act-a-reader", "ACT-A")
                .queryParam("theme", MARK)
                .get(ACTIVITIES)
                .then()
                .statusCode(200)
                .body("items.title", containsInAnyOrder("甲 廉政党课", "丙"));
        as("reader", "act-b-reader", "ACT-B")
                .queryParam("theme", MARK)
                .get(ACTIVITIES)
                .then()
                .statusCode(200)
                .body("items.title", containsInAnyOrder("乙 学习", "丁"));
        foreigner("reader")
                .queryParam("theme", MARK)
                .get(ACTIVITIES)
                .then()
                .statusCode(200)
                .body("items", empty());
    }

    @ParameterizedTest
    @CsvSource({
        "colour=red, unknown-parameter, colour",
        "Status=draft, unknown-parameter, Status",
        "status=closed, invalid-parameter, status",
        "type=dance, invalid-parameter, type",
        "category=dance, invalid-parameter, category",
        "period=2020-13, invalid-parameter, period",
        "heldFrom=05.03.2020, invalid-parameter, heldFrom",
        "heldTo=2020-02-30, invalid-parameter, heldTo",
        "heldTo=+999999999-12-31, invalid-parameter, heldTo",
        "q=党, invalid-parameter, q",
        "attribute=mode, invalid-parameter, attribute",
        "attribute=moed:onsite, invalid-parameter, attribute",
        "attribute=mode:on-site, invalid-parameter, attribute",
        "attribute=venue:a\\b, invalid-parameter, attribute",
        "theme=Integrity, invalid-parameter, theme",
        "period=2020&heldFrom=2021-01-01, invalid-parameter, period",
        "heldFrom=2020-03-02&heldTo=2020-03-01, invalid-parameter, heldTo",
        "sort=title, invalid-parameter, sort",
        "include=all, invalid-parameter, include",
        "limit=0, invalid-parameter, limit",
        "limit=501, invalid-parameter, limit",
        "limit=many, invalid-parameter, limit",
        "scope=self, invalid-parameter, organization",
    })
    void aFilterThatIsNotUnderstoodIsRefused(String query, String code, String parameter) {
        RequestSpecification request = reader();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            request.queryParam(pair.substring(0, equals), pair.substring(equals + 1));
        }
        ValidatableResponse response = request.get(ACTIVITIES).then();
        isProblem(response, 400, code);
        response.body("errors.parameter", contains(parameter));
    }

    @Test
    void aMistypedWordIsToldWithTheNearestKnownOne() {
        for (String[] each : new String[][] {
            {"attribute", "mode:on-site", "onsite"},
            {"attribute", "moed:onsite", "mode"},
            {"type", "party-lectrue", "party-lecture"},
            {"category", "lectrue", "lecture"},
            {"status", "aproved", "approved"},
        }) {
            reader().queryParam(each[0], each[1])
                    .get(ACTIVITIES)
                    .then()
                    .statusCode(400)
                    .body("errors.parameter", contains(each[0]))
                    .body("errors[0].detail", containsString("nearest known: " + each[2]));
        }
    }

    @Test
    void aFreeValueWithACommaIsFound() {
        String title = "在甲、乙两处";
        create(anActivity().titled(title).with("type", "themed-party-day").attribute("venue", "甲,乙\\:丙"));
        for (String value : List.of("甲\\,乙\\\\:丙", "礼堂,甲\\,乙\\\\:丙")) {
            reader().queryParam("attribute", "venue:" + value)
                    .get(ACTIVITIES)
                    .then()
                    .statusCode(200)
                    .body("items.title", contains(title));
        }
        reader().queryParam("attribute", "venue:甲,乙").get(ACTIVITIES).then().body("items", empty());
    }

    /** The fingerprint of the query stands in every cursor: only its day is forged. */
    @Test
    void aForgedCursorIsNoFault() {
        records();
        String next = reader().get(ACTIVITIES + "?theme=" + MARK + "&limit=1").path("next");
        String[] parts = new String(Base64.getUrlDecoder().decode(next), StandardCharsets.UTF_8).split("\u001f", -1);
        String forged = String.join("\u001f", parts[0], "+999999999-12-31", parts[2]);
        isProblem(
                reader().queryParam("theme", MARK)
                        .queryParam(
                                "cursor",
                                Base64.getUrlEncoder()
                                        .withoutPadding()
                                        .encodeToString(forged.getBytes(StandardCharsets.UTF_8)))
                        .get(ACTIVITIES)
                        .then(),
                400,
                "cursor-mismatch");
    }
}
