package taizhang.records.rectification;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static taizhang.records.rectification.Tasks.aTask;

import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What cannot be read (400) and what breaks rules (422), each with its place, all at once, and nothing written. */
@QuarkusTest
class TaskBadInputTest extends TaskFixture {

    @Test
    void everythingWrongIsToldAtOnce() throws Exception {
        List<Long> before = rows();
        String tomorrow = today.date().plusDays(1).toString();
        Tasks task = aTask().of("RT-NOWHERE")
                .with("supervisor", "no code")
                .with("source", "gossip")
                .with("aspect", "Not Kebab")
                .with("campaign", "rt-none")
                .titled(" ")
                .with("description", "x".repeat(10_001))
                .with("owner", "x".repeat(201))
                .foundOn(tomorrow)
                .dueOn("2020-01-01")
                .with("externalId", " ")
                .with(
                        "actions",
                        List.of(
                                Map.of("title", "好"),
                                Map.of(
                                        "owner",
                                        "x".repeat(201),
                                        "dueOn",
                                        "1000-01-01",
                                        "state",
                                        "lost",
                                        "doneOn",
                                        "2020-01-01")));
        isProblem(post(task).then(), 422, "invalid")
                .body(
                        "errors.pointer",
                        containsInAnyOrder(
                                "/organization",
                                "/supervisor",
                                "/source",
                                "/aspect",
                                "/campaign",
                                "/title",
                                "/description",
                                "/owner",
                                "/foundOn",
                                "/dueOn",
                                "/externalId",
                                "/actions/1/title",
                                "/actions/1/owner",
                                "/actions/1/dueOn",
                                "/actions/1/state",
                                "/actions/1/doneOn",
                                "/actions/1/doneOn"));
        isProblem(recorder().body("{}").post(TASKS).then(), 422, "invalid")
                .body("errors.pointer", containsInAnyOrder("/organization", "/source", "/title", "/foundOn"));
        assertEquals(before, rows());
    }

    @Test
    void aNumberThatNobodyCanWriteOutIsNoBody() {
        isProblem(
                tagged(recorder(), 1)
                        .body("{\"title\": 1e-2147483648}")
                        .patch(TASKS + "/" + created(aTask()))
                        .then(),
                400,
                "malformed-body");
    }

    @Test
    void datesKeepTheirOrder() {
        isProblem(post(aTask().dueOn("2020-03-01")).then(), 422, "invalid")
                .body("errors.pointer", contains("/dueOn"))
                .body("errors.code", contains("too-early"));
        post(aTask().dueOn("2020-03-02")).then().statusCode(201);
        post(aTask().foundOn(today.date().toString())).then().statusCode(201).body("overdue", equalTo(false));
        post(aTask().dueOn(today.date().toString())).then().statusCode(201).body("overdue", equalTo(false));
        post(aTask().dueOn(today.date().minusDays(1).toString()))
                .then()
                .statusCode(201)
                .body("overdue", equalTo(true));
    }

    @Test
    void whatIsUnknownOrUnreadableIsRefused() throws Exception {
        String id = created(aTask());
        List<Long> before = rows();
        isProblem(post(aTask().with("colour", "red")).then(), 400, "unknown-field")
                .body("errors.pointer", contains("/colour"));
        isProblem(post(aTask().with("state", "done")).then(), 400, "unknown-field");
        isProblem(
                        post(aTask().with("actions", List.of(Map.of("title", "x", "colour", 1))))
                                .then(),
                        400,
                        "unknown-field")
                .body("errors.pointer", contains("/actions/0/colour"));
        isProblem(post(aTask().with("foundOn", "2020-02-30")).then(), 400, "unreadable");
        isProblem(post(aTask().with("foundOn", 20200305)).then(), 400, "unreadable");
        isProblem(post(aTask().with("title", 5)).then(), 400, "unreadable");
        isProblem(recorder().body("{\"title\"").post(TASKS).then(), 400, "malformed-body");
        isProblem(recorder().post(TASKS).then(), 400, "malformed-body");
        isProblem(recorder().body("null").post(TASKS).then(), 400, "malformed-body");
        isProblem(tagged(recorder(), 1).body("[]").patch(TASKS + "/" + id).then(), 400, "malformed-body");
        isProblem(edit(id, 1, Map.of("colour", "red")), 400, "unknown-field");
        isProblem(edit(id, 1, Map.of("title", 5)), 400, "unreadable");
        isProblem(move(recorder(), id, 1, "in-progress", "soon", null), 400, "unreadable");
        isProblem(
                tagged(recorder(), 1)
                        .body(Map.of("to", "planned", "reason", "x"))
                        .post(TASKS + "/" + id + "/transitions")
                        .then(),
                400,
                "unknown-field");
        isProblem(
                recorder()
                        .body(Map.of("note", "x", "percent", "50"))
                        .post(TASKS + "/" + id + "/progress")
                        .then(),
                400,
                "unreadable");
        isProblem(
                recorder()
                        .body(Map.of("note", "x", "percent", 1.5))
                        .post(TASKS + "/" + id + "/progress")
                        .then(),
                400,
                "unreadable");
        isProblem(post(aTask().titled("a\0b")).then(), 400, "unreadable").body("errors.pointer", contains("/title"));
        assertEquals(before, rows());
    }

    @Test
    void addressesThatAreNone() {
        isProblem(reader().get(TASKS + "/1").then(), 400, "invalid-parameter").body("errors.parameter", contains("id"));
        isProblem(reader().get(TASKS + "/" + UUID.randomUUID()).then(), 404, "not-found");
        String id = created(aTask());
        isProblem(reader().get(TASKS + "/" + id + "/actions/x").then(), 400, "invalid-parameter");
        isProblem(
                reader().get(TASKS + "/" + id + "/actions/" + UUID.randomUUID()).then(), 404, "not-found");
        isProblem(reader().get(TASKS + "/" + id + "?fields=all").then(), 400, "unknown-parameter");
        isProblem(tagged(recorder(), 1).delete(TASKS + "/" + id).then(), 405, "method-not-allowed");
    }

    @Test
    void anEditIsAMergePatchOfWhatIsEdited() {
        String id =
                created(aTask().with("owner", "办公室").with("description", "原").dueOn("2020-09-30"));
        Map<String, @Nullable Object> whole =
                new HashMap<>(reader().get(TASKS + "/" + id).path(""));
        whole.put("description", null);
        whole.put("supervisor", "RT-B");
        edit(id, 1, whole)
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("owner", equalTo("办公室"))
                .body("description", equalTo(null))
                .body("supervisor", equalTo("RT-B"));
        isProblem(
                        edit(
                                id,
                                2,
                                Map.of(
                                        "title", " ",
                                        "campaign", "rt-other",
                                        "organization", "RT-B",
                                        "source", "other",
                                        "foundOn", "2020-03-03",
                                        "dueOn", "2020-12-31",
                                        "state", "done",
                                        "externalId", "x",
                                        "version", 9)),
                        422,
                        "invalid")
                .body(
                        "errors.pointer",
                        containsInAnyOrder(
                                "/title",
                                "/campaign",
                                "/organization",
                                "/source",
                                "/foundOn",
                                "/dueOn",
                                "/state",
                                "/externalId",
                                "/version"));
    }
}
