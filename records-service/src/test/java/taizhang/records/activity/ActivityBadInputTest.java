package taizhang.records.activity;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static taizhang.records.activity.Activities.anActivity;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import taizhang.api.testing.Token;

/** Input that is wrong on purpose: a problem of the right status and place, never a 500, and nothing is written. */
@QuarkusTest
class ActivityBadInputTest extends ActivityFixture {

    private List<Long> before = List.of();

    @BeforeEach
    void count() throws Exception {
        before = rows();
    }

    @AfterEach
    void nothingIsWritten() throws Exception {
        assertEquals(before, rows());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    {                                       | malformed-body |
                    ``                                      | malformed-body |
                    null                                    | malformed-body |
                    {"title": "a"} x                        | malformed-body |
                    {"title": "a", "title": "b"}            | malformed-body |
                    {"colour": "red"}                       | unknown-field  | /colour
                    {"id": "0197"}                          | unknown-field  | /id
                    {"heldOn": "2020-02-30"}                | unreadable     | /heldOn
                    {"heldOn": "05.03.2020"}                | unreadable     | /heldOn
                    {"heldOn": 20200305}                    | unreadable     | /heldOn
                    {"title": 7}                            | unreadable     | /title
                    {"count": 1.5}                          | unreadable     | /count
                    {"count": "1"}                          | unreadable     | /count
                    {"count": 99999999999}                  | unreadable     | /count
                    {"quantities": {"person-times": "a"}}   | unreadable     | /quantities/person-times
                    {"quantities": []}                      | unreadable     | /quantities
                    {"attributes": {"mode": true}}          | unreadable     | /attributes/mode
                    {"themes": "a"}                         | unreadable     | /themes
                    {"themes": [1]}                         | unreadable     | /themes/0
                    {"partOf": "x"}                         | unreadable     | /partOf
                    """)
    void bodiesThatCannotBeRead(String body, String code, String pointer) {
        ValidatableResponse response = recorder().body(body).post(ACTIVITIES).then();
        isProblem(response, 400, code);
        if (pointer != null) {
            response.body("errors.pointer", hasItem(pointer));
        }
    }

    @Test
    void everyBrokenRuleIsToldAtOnce() {
        ValidatableResponse response = post(anActivity()
                        .with("type", "dance")
                        .of("ACT-OTHER")
                        .with("title", "")
                        .heldOn("2999-01-01")
                        .with("endedOn", "2000-01-01")
                        .with("occurrence", "done")
                        .with("count", 0)
                        .themes("Big")
                        .with("campaign", "act-other")
                        .with("minutesStatus", "lost")
                        .with("partOf", "01970000-0000-7000-8000-000000000000")
                        .status("closed"))
                .then();
        isProblem(response, 422, "invalid");
        response.body(
                "errors.pointer",
                containsInAnyOrder(
                        "/type",
                        "/organization",
                        "/title",
                        "/heldOn",
                        "/endedOn",
                        "/occurrence",
                        "/count",
                        "/themes/0",
                        "/campaign",
                        "/minutesStatus",
                        "/partOf",
                        "/status"));
    }

    /** Or it would be given out in some files, and in others not. */
    @Test
    void charactersThatNotEveryFileCanHold() {
        ValidatableResponse response = post(anActivity()
                        .with("title", "党课\u0007")
                        .with("notes", "一\u000b二"))
                .then();
        isProblem(response, 422, "invalid");
        response.body("errors.pointer", containsInAnyOrder("/title", "/notes"))
                .body("errors.code", everyItem(equalTo("hidden-characters")));
    }

    @Test
    void heldInTheFuture() {
        ValidatableResponse response = post(anActivity().heldOn("2199-01-01")).then();
        isProblem(response, 422, "invalid");
        response.body("errors[0].pointer", equalTo("/heldOn")).body("errors[0].code", equalTo("in-the-future"));
    }

    @Test
    void valuesOutsideTheVocabularyOfTheType() {
        ValidatableResponse response = post(anActivity()
                        .attribute("lecturer-role", "cook")
                        .attribute("mood", "good")
                        .quantity("people", 1))
                .then();
        isProblem(response, 422, "invalid");
        response.body(
                "errors.pointer",
                containsInAnyOrder("/attributes/lecturer-role", "/attributes/mood", "/quantities/people"));
    }

    @Test
    void aBodyOfTwoMegabytes() {
        isProblem(post(anActivity().with("notes", "x".repeat(2 << 20))).then(), 413, "too-large");
    }

    @Test
    void anotherMediaType() {
        isProblem(
                recorder().contentType("text/plain").body("x").post(ACTIVITIES).then(), 415, "unsupported-media-type");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "0197", "not-a-uuid", "1-1-1-1-1", "'; drop table activity; --"})
    void idsThatAreNone(String id) {
        isProblem(reader().get(ACTIVITIES + "/{id}", id).then(), 400, "invalid-parameter");
        isProblem(
                recorder()
                        .header("If-Match", "\"1\"")
                        .delete(ACTIVITIES + "/{id}", id)
                        .then(),
                400,
                "invalid-parameter");
    }

    @Test
    void anIdThatIsNowhere() {
        isProblem(
                reader().get(ACTIVITIES + "/01970000-0000-7000-8000-000000000000")
                        .then(),
                404,
                "not-found");
    }

    @Test
    void tokensThatAreNotGood() {
        for (String token : List.of(
                Token.expired("recorder"),
                Token.signedByAnotherKey("recorder"),
                Token.forAnotherAudience("recorder"),
                "nonsense")) {
            isProblem(bearer(token).body(anActivity().body()).post(ACTIVITIES).then(), 401, "unauthenticated");
            isProblem(bearer(token).get(ACTIVITIES).then(), 401, "unauthenticated");
        }
        isProblem(anonymous().get(ACTIVITIES).then(), 401, "unauthenticated");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'; delete from activity; --",
                "' or '1'='1",
                "\") or true --",
                "%",
                "\\",
                "a\u0000b",
                "$1",
                "?::text"
            })
    void sqlInEveryTextFilter(String attack) {
        for (String parameter : List.of(
                "organization",
                "scope",
                "type",
                "category",
                "period",
                "heldFrom",
                "heldTo",
                "status",
                "occurrence",
                "campaign",
                "theme",
                "attribute",
                "sort",
                "limit",
                "cursor",
                "include")) {
            isProblem(
                    reader().queryParam(parameter, attack).get(ACTIVITIES).then(),
                    400,
                    parameter.equals("cursor") && attack.indexOf('\0') < 0 ? "cursor-mismatch" : "invalid-parameter");
        }
        int status = reader().queryParam("q", attack).get(ACTIVITIES).statusCode();
        assertEquals(attack.length() < 2 || attack.indexOf('\0') >= 0 ? 400 : 200, status);
        isProblem(
                reader().queryParam("attribute", "mode:" + attack)
                        .get(ACTIVITIES)
                        .then(),
                400,
                "invalid-parameter");
    }

    @Test
    void aBodyWithHalfACharacterOrNul() {
        for (String text : List.of("a\\u0000b", "a\\ud800b")) {
            ValidatableResponse response = recorder()
                    .body(
                            "{\"type\":\"party-lecture\",\"organization\":\"ACT-A\",\"heldOn\":\"2020-03-05\",\"title\":\""
                                    + text + "\",\"notes\":\"" + text + "\",\"externalId\":\"" + text + "\"}")
                    .post(ACTIVITIES)
                    .then();
            isProblem(response, 400, "unreadable");
            response.body("errors.pointer", contains("/title"));
        }
    }

    @Test
    void anEditThatIsNoObject() {
        for (Object body : List.of("[]", "7", "", "{", "null")) {
            isProblem(
                    recorder()
                            .header("If-Match", "\"1\"")
                            .body(body)
                            .patch(ACTIVITIES + "/01970000-0000-7000-8000-000000000000")
                            .then(),
                    400,
                    "malformed-body");
        }
    }

    @Test
    void messagesComeInChinese() {
        recorder()
                .header("Accept-Language", "zh")
                .body(Map.of())
                .post(ACTIVITIES)
                .then()
                .statusCode(422)
                .body("title", equalTo("不符合规则"))
                .body("errors.detail", hasItem("必填"));
    }
}
