package taizhang.records.rectification;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static taizhang.records.rectification.Tasks.aTask;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists: every filter, the search, the order and the pages. */
@QuarkusTest
class TaskListTest extends TaskFixture {

    private static final String MARK = "rt-list";
    private static boolean recorded;

    private void records() {
        if (recorded) {
            return;
        }
        recorded = true;
        created(task("甲 台账不全", "2020-03-05")
                .dueOn("2020-05-01")
                .with("campaign", "rt-open")
                .action("补", "办公室", null));
        createdIn(
                "done",
                task("乙", "2020-03-06")
                        .of("RT-B")
                        .with("source", "self-inspection")
                        .with("description", "台账与 Budget"));
        createdIn("kept-up", task("丙", "2020-03-07").of("RT-MOVED").with("source", "public-demand"));
        createdIn("void", task("丁 100%_'", "2020-03-08").dueOn("2020-06-01"));
        created(task("戊", "2021-02-01").of("RT-MOVED").dueOn("2021-03-01"));
    }

    private static Tasks task(String title, String foundOn) {
        return aTask().titled(title).foundOn(foundOn).with("aspect", MARK);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            textBlock =
                    """
                    organization=RT-BUREAU                   | 甲乙丙丁戊
                    organization=RT-A                        | 甲丙丁
                    organization=RT-A&scope=self             | 甲丁
                    organization=RT-B                        | 乙戊
                    organization=RT-B&scope=subtree          | 乙戊
                    organization=RT-A&overdueOn=2022-01-01   | 甲
                    organization=RT-B&overdueOn=2022-01-01   | 戊
                    source=inspection-tour                   | 甲丁戊
                    source=self-inspection,public-demand     | 乙丙
                    state=found                              | 甲戊
                    state=done,kept-up                       | 乙丙
                    state=void                               | 丁
                    group=open                               | 甲戊
                    group=fixed                              | 乙丙
                    group=open,fixed                         | 甲乙丙戊
                    group=fixed&state=done,found             | 乙
                    group=fixed&state=found                  | none
                    overdueOn=2020-05-02                     | 甲
                    overdueOn=2020-05-01                     | none
                    campaign=rt-open                         | 甲
                    foundFrom=2020-03-07                     | 丙丁戊
                    foundTo=2020-03-07                       | 甲乙丙
                    foundFrom=2020-03-06&foundTo=2020-03-06  | 乙
                    dueBefore=2020-06-01                     | 甲
                    dueBefore=2020-06-02                     | 甲丁
                    q=台账                                    | 甲乙
                    q=budget                                 | 乙
                    q=100%_'                                 | 丁
                    q=账台                                    | none
                    sort=-foundOn                            | 戊丁丙乙甲
                    """)
    void filters(String query, String expected) {
        records();
        RequestSpecification request = reader().queryParam("aspect", MARK);
        for (String parameter : query.split("&", -1)) {
            request.queryParam(parameter.split("=", 2)[0], parameter.split("=", 2)[1]);
        }
        List<String> titles = request.queryParam("include", "total")
                .get(TASKS)
                .then()
                .statusCode(200)
                .body("total", equalTo(expected == null ? 0 : expected.length()))
                .extract()
                .path("items.title");
        assertEquals(
                expected == null ? "" : expected,
                titles.stream().map(title -> title.substring(0, 1)).reduce("", String::concat));
    }

    @Test
    void pagesNeitherRepeatNorSkip() {
        String mark = "rt-pages";
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            ids.add(created(aTask().with("aspect", mark).foundOn("2020-03-0" + (1 + i / 3))));
        }
        for (String sort : List.of("foundOn", "-foundOn")) {
            List<String> seen = new ArrayList<>();
            String cursor = null;
            do {
                RequestSpecification page = reader().queryParam("aspect", mark)
                        .queryParam("limit", 2)
                        .queryParam("sort", sort);
                Map<String, Object> answer = (cursor == null ? page : page.queryParam("cursor", cursor))
                        .get(TASKS)
                        .then()
                        .statusCode(200)
                        .extract()
                        .path("");
                ((List<?>) answer.get("items")).forEach(item -> seen.add((String) ((Map<?, ?>) item).get("id")));
                cursor = (String) answer.get("next");
            } while (cursor != null);
            List<String> expected = new ArrayList<>(ids);
            if (sort.startsWith("-")) {
                java.util.Collections.reverse(expected);
            }
            assertEquals(expected, seen);
        }
        String next = reader().queryParam("aspect", mark)
                .queryParam("limit", 2)
                .get(TASKS)
                .path("next");
        isProblem(
                reader().queryParam("aspect", "other")
                        .queryParam("cursor", next)
                        .get(TASKS)
                        .then(),
                400,
                "cursor-mismatch");
        // The fingerprint of the query stands in every cursor: only its day is forged.
        String[] parts = new String(Base64.getUrlDecoder().decode(next), StandardCharsets.UTF_8).split("\u001f", -1);
        byte[] forged =
                String.join("\u001f", parts[0], "+999999999-12-31", parts[2]).getBytes(StandardCharsets.UTF_8);
        isProblem(
                reader().queryParam("aspect", mark)
                        .queryParam(
                                "cursor",
                                Base64.getUrlEncoder().withoutPadding().encodeToString(forged))
                        .get(TASKS)
                        .then(),
                400,
                "cursor-mismatch");
    }

    @Test
    void aListShowsTheActionsOfEachTask() {
        records();
        reader().queryParam("aspect", MARK)
                .queryParam("state", "found")
                .get(TASKS)
                .then()
                .body("items.actions.title", contains(List.of("补"), List.of()));
    }

    @Test
    void allThatCannotBeReadIsToldTogether() {
        isProblem(
                        reader().queryParam("source", "gossip")
                                .queryParam("state", "closed")
                                .queryParam("group", "all")
                                .queryParam("overdueOn", "2020-13-01")
                                .queryParam("foundFrom", "yesterday")
                                .queryParam("foundTo", "+12020-01-01")
                                .queryParam("dueBefore", "2020-02-30")
                                .queryParam("campaign", "a,,b")
                                .queryParam("aspect", "'; --")
                                .queryParam("organization", "no code")
                                .queryParam("scope", "all")
                                .queryParam("q", "党")
                                .queryParam("sort", "title")
                                .get(TASKS)
                                .then(),
                        400,
                        "invalid-parameter")
                .body(
                        "errors.parameter",
                        containsInAnyOrder(
                                "source",
                                "state",
                                "group",
                                "overdueOn",
                                "foundFrom",
                                "foundTo",
                                "dueBefore",
                                "campaign",
                                "aspect",
                                "organization",
                                "scope",
                                "q",
                                "sort"));
        isProblem(reader().queryParam("include", "everything").get(TASKS).then(), 400, "invalid-parameter");
        isProblem(reader().queryParam("limit", 0).get(TASKS).then(), 400, "invalid-parameter");
        isProblem(reader().queryParam("stat", "done").get(TASKS).then(), 400, "unknown-parameter");
        isProblem(reader().queryParam("scope", "self").get(TASKS).then(), 400, "invalid-parameter");
        isProblem(reader().queryParam("aspect", "Governance").get(TASKS).then(), 400, "invalid-parameter");
        isProblem(
                        reader().queryParam("foundFrom", "2020-03-02")
                                .queryParam("foundTo", "2020-03-01")
                                .get(TASKS)
                                .then(),
                        400,
                        "invalid-parameter")
                .body("errors.parameter", contains("foundTo"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'; drop table rectification_task; --", "%", "\\", "x' or '1'='1", "$1 ${x} :text ?"})
    void sqlIsOnlyText(String text) {
        String id = created(aTask().titled("题 " + text + " 完").with("description", text));
        reader().queryParam("q", text + " ")
                .queryParam("limit", 500)
                .get(TASKS)
                .then()
                .statusCode(text.length() < 2 ? 400 : 200);
        reader().queryParam("q", "题 " + text).get(TASKS).then().statusCode(200).body("items.id", contains(id));
        reader().queryParam("q", text + "x没有").get(TASKS).then().statusCode(200).body("items", empty());
    }
}
