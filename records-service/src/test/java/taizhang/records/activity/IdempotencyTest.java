package taizhang.records.activity;

import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static taizhang.records.activity.Activities.anActivity;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import taizhang.records.record.IdempotencyKeys;

/** A client that repeats itself gets one record. */
@QuarkusTest
class IdempotencyTest extends ActivityFixture {

    private static final int AT_ONCE = 8;

    @Inject
    IdempotencyKeys keys;

    @Test
    void theSameKeyAndBodyReplayTheFirstAnswer() throws Exception {
        String key = UUID.randomUUID().toString();
        Response first = keyed(key, anActivity());
        first.then().statusCode(201).header("Idempotency-Replayed", nullValue());
        String id = first.path("id");
        move(recorder(), id, 1, "submitted", null).statusCode(200);
        List<Long> before = rows();
        Response again = keyed(key, anActivity());
        again.then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .header("ETag", first.header("ETag"))
                .header("Location", first.header("Location"));
        assertEquals(first.asString(), again.asString());
        assertEquals(before, rows());
    }

    @Test
    void anotherBodyIsRefused() throws Exception {
        String key = UUID.randomUUID().toString();
        keyed(key, anActivity()).then().statusCode(201);
        List<Long> before = rows();
        isProblem(keyed(key, anActivity().titled("另一次")).then(), 422, "idempotency-key-reused");
        assertEquals(before, rows());
    }

    @Test
    void anotherClientHasKeysOfItsOwn() {
        String key = UUID.randomUUID().toString();
        keyed(key, anActivity()).then().statusCode(201);
        as("recorder", "act-second", "ACT-BUREAU")
                .header("Idempotency-Key", key)
                .body(anActivity().body())
                .post(ACTIVITIES)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", nullValue());
    }

    @Test
    void aRefusedPostLeavesItsKeyFree() {
        String key = UUID.randomUUID().toString();
        isProblem(keyed(key, anActivity().of("ACT-OTHER")).then(), 422, "invalid");
        isProblem(keyed(key, anActivity().with("title", null)).then(), 422, "invalid");
        keyed(key, anActivity()).then().statusCode(201).header("Idempotency-Replayed", nullValue());
    }

    @Test
    void aKeyIsForgottenAfterSevenDays() throws Exception {
        String young = UUID.randomUUID().toString();
        String old = UUID.randomUUID().toString();
        for (String key : List.of(young, old)) {
            keyed(key, anActivity()).then().statusCode(201);
            execute(
                    "update idempotency_key set created_at = created_at - ?::interval where key = ?",
                    key.equals(old) ? "7 days 1 hour" : "6 days 23 hours",
                    key);
        }
        keys.forget();
        keyed(young, anActivity()).then().statusCode(201).header("Idempotency-Replayed", "true");
        keyed(old, anActivity()).then().statusCode(201).header("Idempotency-Replayed", nullValue());
    }

    @Test
    void aKeyHasAtMost255Characters() {
        keyed("k".repeat(255), anActivity()).then().statusCode(201);
        isProblem(keyed("k".repeat(256), anActivity()).then(), 400, "invalid-parameter");
    }

    @Test
    void simultaneousPostsWithOneKeyMakeOneRecord() throws Exception {
        String key = UUID.randomUUID().toString();
        List<Long> before = rows();
        List<Response> answers = atOnce(() -> keyed(key, anActivity()));
        answers.forEach(answer -> answer.then().statusCode(201));
        assertEquals(1, answers.stream().map(a -> a.path("id")).distinct().count());
        assertEquals(
                AT_ONCE - 1,
                answers.stream()
                        .filter(a -> "true".equals(a.header("Idempotency-Replayed")))
                        .count());
        assertEquals(before.stream().map(n -> n + 1).toList(), rows());
    }

    @Test
    void anExternalIdIsTakenOnce() throws Exception {
        String externalId = UUID.randomUUID().toString();
        Response first = post(anActivity().with("externalId", externalId));
        first.then().statusCode(201);
        List<Long> before = rows();
        ValidatableResponse second =
                post(anActivity().titled("二").with("externalId", externalId)).then();
        isProblem(second, 409, "already-exists");
        second.header("Location", endsWith("/v1/activities/" + first.path("id")));
        assertEquals(before, rows());
        as("recorder", "act-second", "ACT-BUREAU")
                .body(anActivity().with("externalId", externalId).body())
                .post(ACTIVITIES)
                .then()
                .statusCode(201)
                .body("externalId", equalTo(externalId));
    }

    @Test
    void simultaneousPostsWithOneExternalIdMakeOneRecord() throws Exception {
        String externalId = UUID.randomUUID().toString();
        List<Response> answers = atOnce(() -> post(anActivity().with("externalId", externalId)));
        assertEquals(1, answers.stream().filter(a -> a.statusCode() == 201).count());
        assertEquals(
                AT_ONCE - 1, answers.stream().filter(a -> a.statusCode() == 409).count());
        Set<String> locations = answers.stream().map(a -> a.header("Location")).collect(Collectors.toSet());
        assertEquals(
                1,
                locations.stream()
                        .map(l -> l.substring(l.lastIndexOf('/')))
                        .distinct()
                        .count());
    }

    @Test
    void anEditCannotTakeTheExternalIdOfAnotherRecord() {
        String externalId = UUID.randomUUID().toString();
        String first = created(anActivity().with("externalId", externalId));
        String second = created(anActivity());
        ValidatableResponse response = edit(second, 1, java.util.Map.of("externalId", externalId));
        isProblem(response, 409, "already-exists");
        response.header("Location", endsWith(first));
        edit(first, 1, java.util.Map.of("title", "改", "externalId", externalId)).statusCode(200);
    }

    private static Response keyed(String key, Activities activity) {
        return recorder().header("Idempotency-Key", key).body(activity.body()).post(ACTIVITIES);
    }

    private static List<Response> atOnce(Callable<Response> request) throws Exception {
        ExecutorService clients = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Future<Response>> pending = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                pending.add(clients.submit(request));
            }
            List<Response> answers = new ArrayList<>();
            for (Future<Response> answer : pending) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            clients.shutdownNow();
        }
    }

    @Test
    void anAmountTooLongToPrintIsRefusedAndNoFault() {
        String key = UUID.randomUUID().toString();
        isProblem(
                recorder()
                        .header("Idempotency-Key", key)
                        .body(
                                """
                                {"type": "party-lecture", "organization": "ACT-A", "title": "x", "heldOn": "2020-03-05",
                                "quantities": {"person-times": 1e99999}}
                                """)
                        .post(ACTIVITIES)
                        .then(),
                422,
                "invalid");
        keyed(key, anActivity()).then().statusCode(201);
    }

    @Test
    void aKeyOlderThanSevenDaysStandsForNothing() throws Exception {
        String key = UUID.randomUUID().toString();
        String first = keyed(key, anActivity()).then().statusCode(201).extract().path("id");
        execute("update idempotency_key set created_at = created_at - interval '8 days' where key = ?", key);
        Response again = keyed(key, anActivity().titled("另一次"));
        again.then().statusCode(201).header("Idempotency-Replayed", nullValue());
        assertNotEquals(first, again.path("id"));
        keyed(key, anActivity().titled("另一次")).then().statusCode(201).header("Idempotency-Replayed", "true");
    }
}
