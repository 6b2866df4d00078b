package taizhang.records.rectification;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static taizhang.records.rectification.Tasks.aTask;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Outside the organizations that a task has belonged to since it was found, it is not there. */
@QuarkusTest
class TaskScopeTest extends TaskFixture {

    @Test
    void noOperationReachesAForeignTask() throws Exception {
        String id = created(aTask().dueOn("2020-09-30").action("一", null, null));
        String action = reader().get(TASKS + "/" + id).path("actions[0].id");
        String address = TASKS + "/" + id;
        List<Long> before = rows();
        for (String role : List.of("approver", "admin")) {
            for (String part : List.of(
                    "", "/transitions", "/cycles", "/actions", "/actions/" + action, "/extensions", "/progress")) {
                isProblem(foreigner(role).get(address + part).then(), 404, "not-found");
            }
            isProblem(move(foreigner(role), id, 1, "in-progress", null, null), 404, "not-found");
            isProblem(
                    tagged(foreigner(role), 1)
                            .body(Map.of("title", "x"))
                            .patch(address)
                            .then(),
                    404,
                    "not-found");
            isProblem(
                    tagged(foreigner(role), 1)
                            .body(Map.of("title", "x"))
                            .patch(address + "/actions/" + action)
                            .then(),
                    404,
                    "not-found");
            isProblem(
                    foreigner(role)
                            .body(Map.of("title", "x"))
                            .post(address + "/actions")
                            .then(),
                    404,
                    "not-found");
            isProblem(
                    foreigner(role)
                            .body(Map.of("note", "x"))
                            .post(address + "/progress")
                            .then(),
                    404,
                    "not-found");
            isProblem(
                    foreigner(role)
                            .body(Map.of("dueOn", "2021-01-01", "reason", "x"))
                            .post(address + "/extensions")
                            .then(),
                    404,
                    "not-found");
            foreigner(role)
                    .queryParam("limit", 500)
                    .get(TASKS)
                    .then()
                    .statusCode(200)
                    .body("items.id", not(hasItem(id)));
        }
        assertEquals(before, rows());
    }

    @Test
    void aTaskIsSeenWhereverItsOrganizationStoodSince() {
        String moved = created(aTask().of("RT-MOVED").foundOn("2020-12-31"));
        String later = created(aTask().of("RT-MOVED").foundOn("2021-01-01"));
        for (String unit : List.of("RT-A", "RT-B", "RT-BUREAU", "RT-MOVED")) {
            as("reader", "rt-x", unit).get(TASKS + "/" + moved).then().statusCode(200);
        }
        as("reader", "rt-x", "RT-B").get(TASKS + "/" + later).then().statusCode(200);
        isProblem(as("reader", "rt-x", "RT-A").get(TASKS + "/" + later).then(), 404, "not-found");
        as("reader", "rt-x", "RT-A")
                .queryParam("limit", 500)
                .get(TASKS)
                .then()
                .body("items.id", hasItem(moved))
                .body("items.id", not(hasItem(later)));
    }

    @Test
    void itsHistoryIsSeenWhereTheTaskIs() {
        String task = created(aTask().of("RT-MOVED").foundOn("2021-01-01"));
        String history = "/v1/changes?entity=rectification-task&id=" + task;
        as("reader", "rt-x", "RT-B").get(history + "&wait=8").then().body("items.operation", contains("created"));
        as("reader", "rt-x", "RT-A").get(history).then().statusCode(200).body("items", empty());
    }

    @Test
    void anActionOfAnotherTaskIsNotThere() {
        String id = created(aTask().action("一", null, null));
        String other = created(aTask());
        String action = reader().get(TASKS + "/" + id).path("actions[0].id");
        isProblem(reader().get(TASKS + "/" + other + "/actions/" + action).then(), 404, "not-found");
        isProblem(editAction(other, action, 1, Map.of("title", "x")), 404, "not-found");
    }

    @Test
    void aForeignOrganizationDoesNotExist() throws Exception {
        List<Long> before = rows();
        for (String organization : List.of("RT-OTHER", "RT-NOWHERE", "no code '; --")) {
            isProblem(post(aTask().of(organization)).then(), 422, "invalid")
                    .body("errors.pointer", contains("/organization"))
                    .body("errors.code", contains("unknown-organization"));
        }
        isProblem(post(aTask().of("RT-OLD")).then(), 422, "invalid")
                .body("errors.code", contains("organization-not-valid"));
        isProblem(
                        post(aTask().with("supervisor", "RT-NOWHERE").with("campaign", "rt-other"))
                                .then(),
                        422,
                        "invalid")
                .body("errors.pointer", contains("/supervisor", "/campaign"));
        for (String filter :
                List.of("organization=RT-OTHER", "organization=RT-NOWHERE", "campaign=rt-other", "campaign=rt-none")) {
            isProblem(reader().get(TASKS + "?" + filter).then(), 404, "not-found");
        }
        assertEquals(before, rows());
    }

    @Test
    void aReaderWritesNothing() throws Exception {
        String id = created(aTask().dueOn("2020-09-30"));
        List<Long> before = rows();
        isProblem(reader().body(aTask().body()).post(TASKS).then(), 403, "forbidden");
        isProblem(move(reader(), id, 1, "in-progress", null, null), 403, "forbidden");
        for (String part : List.of("actions", "progress", "extensions")) {
            isProblem(reader().body("{}").post(TASKS + "/" + id + "/" + part).then(), 403, "forbidden");
        }
        isProblem(tagged(reader(), 1).body("{}").patch(TASKS + "/" + id).then(), 403, "forbidden");
        isProblem(as("feed").get(TASKS).then(), 403, "forbidden");
        assertEquals(before, rows());
    }

    private static io.restassured.specification.RequestSpecification foreigner(String role) {
        return as(role, "rt-foreigner", "RT-OTHER");
    }
}
