package taizhang.records.rectification;

import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static taizhang.records.rectification.Tasks.aTask;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** A client that repeats itself gets one task, one action, one extension, one note. */
@QuarkusTest
class TaskIdempotencyTest extends TaskFixture {

    private static final int AT_ONCE = 6;

    @Test
    void theSameKeyAndBodyReplayTheFirstAnswer() throws Exception {
        String key = UUID.randomUUID().toString();
        Tasks task = aTask().dueOn("2020-09-30").action("补", "办公室", "2020-06-01");
        Response first = keyed(recorder(), key).body(task.body()).post(TASKS);
        first.then().statusCode(201).header("Idempotency-Replayed", nullValue());
        move(recorder(), first.path("id"), 1, "planned", null, null).statusCode(200);
        List<Long> before = rows();
        Response again = keyed(recorder(), key).body(task.body()).post(TASKS);
        again.then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .header("ETag", "\"1\"")
                .header("Location", first.header("Location"));
        assertEquals(first.asString(), again.asString());
        isProblem(
                keyed(recorder(), key)
                        .body(aTask().titled("另").body())
                        .post(TASKS)
                        .then(),
                422,
                "idempotency-key-reused");
        assertEquals(before, rows());
        as("recorder", "rt-second", "RT-BUREAU")
                .header("Idempotency-Key", key)
                .body(task.body())
                .post(TASKS)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", nullValue());
    }

    @Test
    void aRefusedPostLeavesItsKeyFree() {
        String key = UUID.randomUUID().toString();
        isProblem(
                keyed(recorder(), key)
                        .body(aTask().of("RT-OTHER").body())
                        .post(TASKS)
                        .then(),
                422,
                "invalid");
        keyed(recorder(), key)
                .body(aTask().body())
                .post(TASKS)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", nullValue());
    }

    @Test
    void partsOfATaskToo() throws Exception {
        String id = created(aTask());
        Map<String, Map<String, Object>> parts = Map.of(
                "actions", Map.of("title", "补"),
                "progress", Map.of("note", "过半"),
                "extensions", Map.of("dueOn", "2020-12-31", "reason", "雨季"));
        for (Map.Entry<String, Map<String, Object>> part : parts.entrySet()) {
            String key = UUID.randomUUID().toString();
            String path = TASKS + "/" + id + "/" + part.getKey();
            Response first = keyed(approver(), key).body(part.getValue()).post(path);
            first.then().statusCode(201).header("Idempotency-Replayed", nullValue());
            approver()
                    .body(Map.of("note", "又"))
                    .post(TASKS + "/" + id + "/progress")
                    .then()
                    .statusCode(201);
            List<Long> before = rows();
            Response again = keyed(approver(), key).body(part.getValue()).post(path);
            again.then().statusCode(201).header("Idempotency-Replayed", "true").header("ETag", first.header("ETag"));
            assertEquals(first.asString(), again.asString());
            isProblem(
                    keyed(approver(), key)
                            .body(part.getValue())
                            .post(TASKS + "/" + created(aTask()) + "/" + part.getKey())
                            .then(),
                    422,
                    "idempotency-key-reused");
            assertEquals(before.get(2), rows().get(2));
        }
    }

    @Test
    void simultaneousPostsWithOneKeyMakeOneTask() throws Exception {
        String key = UUID.randomUUID().toString();
        List<Long> before = rows();
        List<Response> answers =
                atOnce(() -> keyed(recorder(), key).body(aTask().body()).post(TASKS));
        answers.forEach(answer -> answer.then().statusCode(201));
        assertEquals(1, answers.stream().map(a -> a.path("id")).distinct().count());
        assertEquals(before.stream().map(n -> n + 1).toList(), rows());
    }

    @Test
    void simultaneousPostsWithOneKeyAndExternalIdToo() throws Exception {
        String key = UUID.randomUUID().toString();
        Map<String, ?> body = aTask().with("externalId", key).body();
        List<Response> answers = atOnce(() -> keyed(recorder(), key).body(body).post(TASKS));
        answers.forEach(answer -> answer.then().statusCode(201));
        assertEquals(1, answers.stream().map(a -> a.path("id")).distinct().count());
    }

    @Test
    void simultaneousPostsOfAPartWithItsTagMakeOne() throws Exception {
        String id = created(aTask());
        String key = UUID.randomUUID().toString();
        List<Response> answers = atOnce(() ->
                tagged(keyed(recorder(), key), 1).body(Map.of("title", "补")).post(TASKS + "/" + id + "/actions"));
        answers.forEach(answer -> answer.then().statusCode(201).header("ETag", "\"2\""));
        assertEquals(1, answers.stream().map(a -> a.path("id")).distinct().count());
    }

    @Test
    void aKeyOlderThanSevenDaysStandsForNothing() throws Exception {
        String key = UUID.randomUUID().toString();
        Map<String, ?> first = aTask().body();
        Map<String, ?> second = aTask().titled("另一项").body();
        keyed(recorder(), key).body(first).post(TASKS).then().statusCode(201);
        execute("update idempotency_key set created_at = created_at - interval '8 days' where key = ?", key);
        keyed(recorder(), key)
                .body(second)
                .post(TASKS)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", nullValue());
        keyed(recorder(), key).body(second).post(TASKS).then().statusCode(201).header("Idempotency-Replayed", "true");
    }

    @Test
    void anExternalIdIsTakenOnce() throws Exception {
        String externalId = UUID.randomUUID().toString();
        String first = created(aTask().with("externalId", externalId));
        isProblem(post(aTask().titled("二").with("externalId", externalId)).then(), 409, "already-exists")
                .header("Location", endsWith(TASKS + "/" + first));
        as("recorder", "rt-second", "RT-BUREAU")
                .body(aTask().with("externalId", externalId).body())
                .post(TASKS)
                .then()
                .statusCode(201)
                .body("externalId", equalTo(externalId));
        String other = UUID.randomUUID().toString();
        List<Response> answers = atOnce(() -> post(aTask().with("externalId", other)));
        assertEquals(1, answers.stream().filter(a -> a.statusCode() == 201).count());
        String location = answers.stream()
                .filter(a -> a.statusCode() == 201)
                .map(a -> a.<String>path("id"))
                .findFirst()
                .orElseThrow();
        answers.stream().filter(a -> a.statusCode() != 201).forEach(a -> isProblem(a.then(), 409, "already-exists")
                .header("Location", endsWith(location)));
    }

    private static RequestSpecification keyed(RequestSpecification who, String key) {
        return who.header("Idempotency-Key", key);
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
}
