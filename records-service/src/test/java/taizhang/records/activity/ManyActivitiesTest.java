package taizhang.records.activity;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static taizhang.records.activity.Activities.anActivity;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import taizhang.api.testing.Token;
import taizhang.records.record.Author;
import taizhang.records.record.IdempotencyKeys;
import taizhang.records.record.Precondition;
import taizhang.records.record.RecordVersion;

/** One step of many activities: each as if it were alone. */
@QuarkusTest
class ManyActivitiesTest extends ActivityFixture {

    private static final String MANY = ACTIVITIES + "/transitions";

    @Inject
    IdempotencyKeys keys;

    @Inject
    ActivityService service;

    private static Map<String, Object> item(String id, int version) {
        return Map.of("id", id, "version", version);
    }

    private static Response moveAll(RequestSpecification who, String to, @Nullable String reason, List<?> items) {
        Map<String, @Nullable Object> body = new HashMap<>();
        body.put("to", to);
        body.put("reason", reason);
        body.put("items", items);
        return who.body(body).post(MANY);
    }

    private static String submitted() {
        return created(anActivity().status("submitted"));
    }

    private static String submittedBy(RequestSpecification who, String organization) {
        return who.body(anActivity().of(organization).status("submitted").body())
                .post(ACTIVITIES)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    /** What is refused is answered as the single step answers it, in the language of the caller and word for word. */
    @Test
    void eachIsJudgedAsIfItWereAloneInTheOrderAsked() throws Exception {
        String first = submitted();
        String own = submittedBy(approver(), "ACT-A");
        String foreign = submittedBy(foreigner("recorder"), "ACT-OTHER");
        String draft = created(anActivity());
        String wrong = submitted();
        execute("update activity set held_on = '2100-01-01' where id = ?::uuid", wrong);
        String last = submitted();
        List<Map<String, Object>> refused = List.of(
                item(own, 1),
                item(foreign, 1),
                item(UUID.randomUUID().toString(), 1),
                item(draft, 1),
                item(last, 7),
                item(wrong, 1));
        List<Map<String, Object>> singly = new ArrayList<>();
        for (Map<String, Object> one : refused) {
            singly.add(move(chinese(), (String) one.get("id"), (int) one.get("version"), "approved", null)
                    .extract()
                    .path(""));
        }
        List<Map<String, Object>> items = new ArrayList<>(refused);
        items.add(0, item(first, 1));
        items.add(item(last, 1));
        ValidatableResponse answer = moveAll(chinese(), "approved", null, items).then();
        answer.statusCode(200)
                .header("Idempotency-Replayed", nullValue())
                .body(
                        "items.id",
                        equalTo(items.stream().map(one -> one.get("id")).toList()))
                .body("items.status", contains(200, 403, 404, 404, 409, 412, 422, 200))
                .body("items.version", contains(2, 1, 1, 1, 1, 7, 1, 2))
                .body("items[0].problem", nullValue())
                .body("items[7].problem", nullValue());
        assertEquals(
                singly, answer.extract().jsonPath().getList("items.problem").subList(1, 7));
        String batch = answer.extract().path("batch");
        for (String moved : List.of(first, last)) {
            reader().get(ACTIVITIES + "/" + moved).then().body("status", equalTo("approved"));
            history("activity", moved, 2)
                    .body("items.batch", contains(null, batch))
                    .body("items.actor", contains("act-recorder", "act-approver"));
        }
        assertEquals(2, number("select count(*) from change where batch = ?::uuid", batch));
        reader().get(ACTIVITIES + "/" + own).then().body("status", equalTo("submitted"));
    }

    private static RequestSpecification chinese() {
        return approver().header("Accept-Language", "zh-CN");
    }

    @Test
    void theSecondOfTwoIsJudgedAfterTheFirst() {
        String id = submitted();
        moveAll(approver(), "returned", "重填", List.of(item(id, 1), item(id, 1), item(id, 2)))
                .then()
                .statusCode(200)
                .body("items.status", contains(200, 412, 409))
                .body("items.problem.code", contains("precondition-failed", "illegal-transition"));
        reader().get(ACTIVITIES + "/" + id).then().body("version", equalTo(2));
    }

    @Test
    void aReturnNeedsAReasonOfEachThatMayBeReturned() {
        moveAll(approver(), "returned", null, List.of(item(submitted(), 1), item(created(anActivity()), 1)))
                .then()
                .statusCode(200)
                .body("items.status", contains(422, 409))
                .body("items[0].problem.errors.pointer", contains("/reason"));
    }

    @Test
    void eachAnswerHasItsOwnBatch() {
        String id = created(anActivity());
        String first =
                moveAll(recorder(), "submitted", null, List.of(item(id, 1))).path("batch");
        String second =
                moveAll(approver(), "approved", null, List.of(item(id, 2))).path("batch");
        history("activity", id, 3).body("items.batch", contains(null, first, second));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
                    null                                                          | 400 | malformed-body |
                    {"to": "submitted", "items": [ID], "colour": 1}               | 400 | unknown-field  | /colour
                    {"to": "submitted", "items": [{"id": "ID", "if": 1}]}         | 400 | unknown-field  | /items/0/if
                    {"to": "submitted", "items": [{"id": "x", "version": 1}]}     | 400 | unreadable     | /items/0/id
                    {"to": "submitted", "items": [{"id": "ID", "version": "1"}]}  | 400 | unreadable     | /items/0/version
                    {"to": "submitted", "items": {"id": "ID", "version": 1}}      | 400 | unreadable     | /items
                    {"to": "submitted"}                                           | 422 | invalid        | /items
                    {"to": "submitted", "items": null}                            | 422 | invalid        | /items
                    {"to": "submitted", "items": []}                              | 422 | invalid        | /items
                    {"to": "submitted", "items": [OK, null]}                      | 422 | invalid        | /items/1
                    {"to": "submitted", "items": [OK, {"id": "ID"}]}              | 422 | invalid        | /items/1/version
                    {"to": "submitted", "items": [OK, {"version": 1}]}            | 422 | invalid        | /items/1/id
                    {"items": [OK]}                                               | 422 | invalid        | /to
                    {"to": "closed", "items": [OK]}                               | 422 | invalid        | /to
                    {"to": "closed", "reason": "LONG", "items": []}               | 422 | invalid        | /to,/reason,/items
                    {"to": "approved", "items": [OK]}                             | 403 | forbidden      | /to
                    """)
    void aBodyThatIsWrongIsRefusedWhole(String body, int status, String code, @Nullable String pointers)
            throws Exception {
        String id = created(anActivity());
        List<Long> before = rows();
        String sent = body.replace("OK", "{\"id\": \"ID\", \"version\": 1}")
                .replace("[ID]", "[{\"id\": \"ID\", \"version\": 1}]")
                .replace("ID", id)
                .replace("LONG", "长".repeat(1001));
        ValidatableResponse refused = recorder()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(sent)
                .post(MANY)
                .then();
        isProblem(refused, status, code);
        if (pointers != null) {
            refused.body("errors.pointer", equalTo(List.of(pointers.split(","))));
        }
        assertEquals(before, rows());
    }

    @Test
    void aReaderMovesNothing() {
        isProblem(
                moveAll(reader(), "submitted", null, List.of(item(created(anActivity()), 1)))
                        .then(),
                403,
                "forbidden");
    }

    @Test
    void atMost500() throws Exception {
        String id = created(anActivity());
        List<Map<String, Object>> items = new ArrayList<>();
        Stream.generate(() -> item(UUID.randomUUID().toString(), 1)).limit(499).forEach(items::add);
        items.add(item(id, 1));
        List<Map<String, Object>> oneMore = new ArrayList<>(items);
        oneMore.add(0, item(UUID.randomUUID().toString(), 1));
        List<Long> before = rows();
        ValidatableResponse refused =
                moveAll(recorder(), "submitted", null, oneMore).then();
        isProblem(refused, 422, "invalid");
        refused.body("errors.pointer", contains("/items")).body("errors.code", contains("too-many"));
        assertEquals(before, rows());
        moveAll(recorder(), "submitted", null, items)
                .then()
                .statusCode(200)
                .body("items", hasSize(500))
                .body(
                        "items.id",
                        equalTo(items.stream().map(one -> one.get("id")).toList()))
                .body("items[499].status", equalTo(200))
                .body("items.status.subList(0, 499)", everyItem(equalTo(404)));
    }

    @Test
    void aRepetitionIsAnsweredAsTheFirstTimeAndDoesNothing() throws Exception {
        String key = UUID.randomUUID().toString();
        List<Map<String, Object>> items = List.of(item(created(anActivity()), 1), item(created(anActivity()), 9));
        Response first = moveAll(keyed(recorder(), key), "submitted", null, items);
        first.then()
                .statusCode(200)
                .header("Idempotency-Replayed", nullValue())
                .body("items.status", contains(200, 412));
        List<Long> before = rows();
        Response again = moveAll(keyed(recorder(), key), "submitted", null, items);
        again.then().statusCode(200).header("Idempotency-Replayed", "true");
        assertEquals(first.asString(), again.asString());
        isProblem(moveAll(keyed(recorder(), key), "voided", null, items).then(), 422, "idempotency-key-reused");
        isProblem(
                keyed(recorder(), key)
                        .body(anActivity().body())
                        .post(ACTIVITIES)
                        .then(),
                422,
                "idempotency-key-reused");
        assertEquals(before, rows());
    }

    @Test
    void aKeyOfACreatedRecordIsNoneOfABatch() {
        String key = UUID.randomUUID().toString();
        String id = keyed(recorder(), key)
                .body(anActivity().body())
                .post(ACTIVITIES)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        isProblem(
                moveAll(keyed(recorder(), key), "submitted", null, List.of(item(id, 1)))
                        .then(),
                422,
                "idempotency-key-reused");
        reader().get(ACTIVITIES + "/" + id).then().body("version", equalTo(1));
    }

    @Test
    void aKeyOlderThanSevenDaysStandsForNothing() throws Exception {
        String key = UUID.randomUUID().toString();
        List<Map<String, Object>> items = List.of(item(created(anActivity()), 1));
        String first = moveAll(keyed(recorder(), key), "submitted", null, items).path("batch");
        execute("update idempotency_key set created_at = created_at - interval '8 days' where key = ?", key);
        moveAll(keyed(recorder(), key), "submitted", null, items)
                .then()
                .statusCode(200)
                .header("Idempotency-Replayed", nullValue())
                .body("batch", not(equalTo(first)))
                .body("items.status", contains(412));
    }

    /** As the service leaves it that dies after the first of three. */
    @Test
    void whatWasCutOffGoesOn() throws Exception {
        String key = UUID.randomUUID().toString();
        String done = created(anActivity());
        String left = created(anActivity());
        MoveActivities many =
                new MoveActivities("submitted", null, List.of(version(done), version(done), version(left)));
        Author author = new Author("act-recorder", "ACT-BUREAU", Set.of("reader", "recorder"), null, null);
        UUID batch = keys.batch(IdempotencyKeys.read(key, author, ActivityResource.PATH, "ACT-BUREAU", many))
                .id();
        service.move(
                new Author("act-recorder", "ACT-BUREAU", author.roles(), batch, null),
                UUID.fromString(done),
                Precondition.NONE,
                many.step());
        List<Map<String, Object>> items = List.of(item(done, 1), item(done, 1), item(left, 1));
        Response first = moveAll(keyed(recorder(), key), "submitted", null, items);
        first.then()
                .statusCode(200)
                .body("batch", equalTo(batch.toString()))
                .body("items.status", contains(200, 412, 200))
                .body("items.version", contains(2, 1, 2));
        history("activity", done, 2).body("items.version", contains(1, 2));
        history("activity", left, 2).body("items.batch", contains(null, batch.toString()));
        assertEquals(
                first.asString(),
                moveAll(keyed(recorder(), key), "submitted", null, items).asString());
    }

    private static RecordVersion version(String id) {
        return new RecordVersion(UUID.fromString(id), 1L);
    }

    @Test
    void simultaneousRepetitionsTakeEachStepOnce() throws Exception {
        String key = UUID.randomUUID().toString();
        List<Map<String, Object>> items =
                Stream.generate(() -> item(created(anActivity()), 1)).limit(20).toList();
        ExecutorService clients = Executors.newFixedThreadPool(4);
        try {
            List<Future<Response>> pending = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                pending.add(clients.submit(() -> moveAll(keyed(recorder(), key), "submitted", null, items)));
            }
            String first = pending.get(0).get().asString();
            for (Future<Response> one : pending) {
                one.get().then().statusCode(200).body("items.status", everyItem(equalTo(200)));
                assertEquals(first, one.get().asString());
            }
            List<String> replayed = new ArrayList<>();
            for (Future<Response> one : pending) {
                replayed.add(String.valueOf(one.get().header("Idempotency-Replayed")));
            }
            replayed.sort(null);
            assertEquals(List.of("null", "true", "true", "true"), replayed);
            String batch = pending.get(0).get().path("batch");
            assertEquals(20, number("select count(*) from change where batch = ?::uuid", batch));
        } finally {
            clients.shutdownNow();
        }
    }

    private static RequestSpecification keyed(RequestSpecification who, String key) {
        return who.header("Idempotency-Key", key);
    }

    @Test
    void thereIsNothingToReadAtThatAddress() {
        // Not validated: the document has no GET there, and the validator takes it for an id.
        given().auth()
                .oauth2(Token.of("reader"))
                .get(MANY)
                .then()
                .statusCode(405)
                .header("Allow", "OPTIONS, POST");
    }
}
