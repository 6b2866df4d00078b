package taizhang.records.rectification;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static taizhang.records.rectification.Tasks.aTask;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One step of many tasks: each as if it were alone. */
@QuarkusTest
class ManyTasksTest extends TaskFixture {

    private static final String MANY = TASKS + "/transitions";

    private static Map<String, Object> item(String id, int version) {
        return Map.of("id", id, "version", version);
    }

    private static Response moveAll(
            RequestSpecification who, String to, @Nullable String on, @Nullable String note, List<?> items) {
        Map<String, @Nullable Object> body = new HashMap<>();
        body.put("to", to);
        body.put("effectiveOn", on);
        body.put("note", note);
        body.put("items", items);
        return who.body(body).post(MANY);
    }

    /** What is refused is answered word for word as the single step answers it. */
    @Test
    void eachIsJudgedAsIfItWereAloneInTheOrderAsked() throws Exception {
        String first = createdIn("done", aTask());
        String own = createdIn("done", aTask().with("owner", "rt-approver"));
        String found = created(aTask());
        String late = createdIn("done", aTask());
        String last = createdIn("done", aTask());
        String foreign = as("recorder", "rt-foreigner", "RT-OTHER")
                .body(aTask().of("RT-OTHER").body())
                .post(TASKS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        int version = version(first);
        execute(
                "update task_transition set effective_on = '2020-06-01' where task = ?::uuid and to_state = 'done'",
                late);
        List<Map<String, Object>> refused = List.of(
                item(own, version), item(foreign, 1), item(found, 1), item(last, version - 1), item(late, version));
        List<Map<String, Object>> singly = new ArrayList<>();
        for (Map<String, Object> one : refused) {
            singly.add(
                    move(approver(), (String) one.get("id"), (int) one.get("version"), "verified", "2020-05-01", "查验")
                            .extract()
                            .path(""));
        }
        List<Map<String, Object>> items = new ArrayList<>(refused);
        items.add(0, item(first, version));
        items.add(item(last, version));
        ValidatableResponse answer =
                moveAll(approver(), "verified", "2020-05-01", "查验", items).then();
        answer.statusCode(200)
                .body(
                        "items.id",
                        equalTo(items.stream().map(one -> one.get("id")).toList()))
                .body("items.status", contains(200, 403, 404, 409, 412, 422, 200))
                .body("items.version", contains(version + 1, version, 1, 1, version - 1, version, version + 1));
        assertEquals(
                singly, answer.extract().jsonPath().getList("items.problem").subList(1, 6));
        String batch = answer.extract().path("batch");
        for (String moved : List.of(first, last)) {
            reader().get(TASKS + "/" + moved + "/transitions")
                    .then()
                    .body("items[-1].to", equalTo("verified"))
                    .body("items[-1].effectiveOn", equalTo("2020-05-01"))
                    .body("items[-1].note", equalTo("查验"));
            history("rectification-task", moved, version + 1).body("items[-1].batch", equalTo(batch));
        }
        assertEquals(2, number("select count(*) from change where batch = ?::uuid", batch));
    }

    @Test
    void theSecondOfTwoIsJudgedAfterTheFirst() {
        String id = created(aTask());
        moveAll(recorder(), "in-progress", null, null, List.of(item(id, 1), item(id, 1)))
                .then()
                .statusCode(200)
                .body("items.status", contains(200, 412));
    }

    @Test
    void aBodyThatIsWrongIsRefusedWhole() throws Exception {
        String id = created(aTask());
        List<Long> before = rows();
        List<?> items = List.of(item(id, 1));
        String tomorrow = today.date().plusDays(1).toString();
        isProblem(moveAll(recorder(), "closed", tomorrow, null, List.of()).then(), 422, "invalid")
                .body("errors.pointer", contains("/to", "/effectiveOn", "/items"));
        isProblem(moveAll(recorder(), "in-progress", "soon", null, items).then(), 400, "unreadable");
        isProblem(
                recorder()
                        .body(Map.of("to", "void", "reason", "x", "items", items))
                        .post(MANY)
                        .then(),
                400,
                "unknown-field");
        isProblem(moveAll(recorder(), "verified", null, "查验", items).then(), 403, "forbidden")
                .body("errors.pointer", contains("/to"));
        isProblem(moveAll(reader(), "in-progress", null, null, items).then(), 403, "forbidden");
        List<Object> tooMany = new ArrayList<>();
        for (int i = 0; i <= 500; i++) {
            tooMany.add(item(UUID.randomUUID().toString(), 1));
        }
        isProblem(moveAll(recorder(), "void", null, null, tooMany).then(), 422, "invalid");
        assertEquals(before, rows());
    }

    @Test
    void aRepetitionIsAnsweredAsTheFirstTime() throws Exception {
        String key = UUID.randomUUID().toString();
        List<?> items = List.of(item(created(aTask()), 1), item(created(aTask()), 9));
        Response first = moveAll(keyed(key), "void", "2020-04-01", "重复", items);
        first.then()
                .statusCode(200)
                .header("Idempotency-Replayed", nullValue())
                .body("items.status", contains(200, 412));
        List<Long> before = rows();
        Response again = moveAll(keyed(key), "void", "2020-04-01", "重复", items);
        again.then().statusCode(200).header("Idempotency-Replayed", "true");
        assertEquals(first.asString(), again.asString());
        isProblem(moveAll(keyed(key), "void", null, "重复", items).then(), 422, "idempotency-key-reused");
        assertEquals(before, rows());
    }

    /** As the service leaves it that dies before its answer is kept. */
    @Test
    void whatWasCutOffGoesOn() throws Exception {
        String key = UUID.randomUUID().toString();
        List<?> items = List.of(item(created(aTask()), 1));
        Response first = moveAll(keyed(key), "in-progress", null, null, items);
        first.then().body("items.status", contains(200));
        List<Long> before = rows();
        execute("update idempotency_key set answer = null where key = ?", key);
        assertEquals(
                first.asString(),
                moveAll(keyed(key), "in-progress", null, null, items).asString());
        assertEquals(before, rows());
    }

    private static RequestSpecification keyed(String key) {
        return recorder().header("Idempotency-Key", key);
    }
}
