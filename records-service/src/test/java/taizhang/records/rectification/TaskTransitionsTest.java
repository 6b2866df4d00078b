package taizhang.records.rectification;

import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static taizhang.records.rectification.Tasks.aTask;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every step from every state; who may take it, when, and what must be there first. */
@QuarkusTest
class TaskTransitionsTest extends TaskFixture {

    static List<String> states() {
        return TaskStatus.CODES;
    }

    @ParameterizedTest
    @MethodSource("states")
    void eightTimesEight(String from) throws Exception {
        TaskStatus state = TaskStatus.of(from);
        List<String> legal = state.next().stream().map(TaskStatus::code).toList();
        String id = createdIn(from, aTask());
        int version = version(id);
        List<Long> before = rows();
        for (String to : TaskStatus.CODES) {
            if (!legal.contains(to)) {
                ValidatableResponse refused =
                        isProblem(move(approver(), id, version, to, null, null), 409, "illegal-transition");
                for (String allowed : legal) {
                    refused.body("detail", containsString(allowed));
                }
                refused.body("detail", containsString("From " + from));
            }
        }
        assertEquals(before, rows());
        for (String to : legal) {
            String one = createdIn(from, aTask());
            if (to.equals("done")) {
                finishActions(one, version(one));
            }
            move(approver(), one, version(one), to, null, "查验").statusCode(200).body("state", equalTo(to));
        }
    }

    @Test
    void whoIsInvolvedCannotVerify() {
        String id = created(aTask().with("owner", "rt-owner"));
        move(recorder(), id, 1, "in-progress", null, null).statusCode(200);
        move(as("approver", "rt-doer", "RT-BUREAU"), id, 2, "done", null, null).statusCode(200);
        for (String involved : List.of("rt-recorder", "rt-doer", "rt-owner")) {
            isProblem(move(as("approver", involved, "RT-BUREAU"), id, 3, "verified", null, "查验"), 403, "four-eyes");
        }
        move(approver(), id, 3, "verified", null, "查验").statusCode(200);
    }

    @Test
    void onlyTheLatestReporterOfDoneIsInvolved() {
        String id = created(aTask());
        move(recorder(), id, 1, "in-progress", null, null).statusCode(200);
        move(approver(), id, 2, "done", null, null).statusCode(200);
        move(recorder(), id, 3, "reopened", null, null).statusCode(200);
        move(recorder(), id, 4, "in-progress", null, null).statusCode(200);
        move(as("recorder", "rt-second", "RT-BUREAU"), id, 5, "done", null, null)
                .statusCode(200);
        isProblem(move(as("approver", "rt-second", "RT-BUREAU"), id, 6, "verified", null, "查验"), 403, "four-eyes");
        move(approver(), id, 6, "verified", null, "查验").statusCode(200);
    }

    @Test
    void verifyingNeedsAnApproverAndANote() {
        String id = createdIn("done", aTask());
        int version = version(id);
        isProblem(move(as("recorder", "rt-third", "RT-BUREAU"), id, version, "verified", null, "查验"), 403, "forbidden")
                .body("errors.pointer", contains("/to"));
        for (String note : new String[] {null, " "}) {
            isProblem(move(approver(), id, version, "verified", null, note), 422, "invalid")
                    .body("errors.pointer", contains("/note"))
                    .body("errors.code", contains("required"));
        }
    }

    @Test
    void twoReviewersAtOnce() throws Exception {
        for (int round = 0; round < 5; round++) {
            String id = createdIn("done", aTask());
            int version = version(id);
            List<String> steps = List.of("verified", "reopened");
            ExecutorService reviewers = Executors.newFixedThreadPool(2);
            try {
                List<Future<Response>> pending = new ArrayList<>();
                for (String to : steps) {
                    pending.add(reviewers.submit(
                            () -> move(as("approver", "rt-" + to, "RT-BUREAU"), id, version, to, null, "同时")
                                    .extract()
                                    .response()));
                }
                List<Integer> answers = new ArrayList<>();
                for (Future<Response> answer : pending) {
                    answers.add(answer.get().statusCode());
                }
                assertTrue(answers.equals(List.of(200, 412)) || answers.equals(List.of(412, 200)), answers::toString);
                reader().get(TASKS + "/" + id)
                        .then()
                        .body("state", equalTo(steps.get(answers.indexOf(200))))
                        .body("version", equalTo(version + 1));
            } finally {
                reviewers.shutdownNow();
            }
        }
    }

    @Test
    void plannedNeedsAnActionWithOwnerAndDueDate() {
        String id = created(aTask().action("无人", null, "2020-06-01")
                .action("无期", "办公室", null)
                .action("空白", " ", "2020-06-01"));
        isProblem(move(recorder(), id, 1, "planned", null, null), 422, "invalid")
                .body("errors.pointer", contains("/to"))
                .body("errors.code", contains("no-planned-action"));
        String first = reader().get(TASKS + "/" + id).path("actions[0].id");
        editAction(id, first, 1, Map.of("owner", "办公室", "state", "void")).statusCode(200);
        isProblem(move(recorder(), id, 2, "planned", null, null), 422, "invalid");
        editAction(id, first, 2, Map.of("state", "planned")).statusCode(200);
        move(recorder(), id, 3, "planned", null, null).statusCode(200);
    }

    @Test
    void doneNeedsEveryActionDoneThatIsNotVoid() {
        String id =
                created(aTask().action("一", "办公室", null).action("二", null, null).action("三", null, null));
        List<String> actions = reader().get(TASKS + "/" + id).path("actions.id");
        move(recorder(), id, 1, "in-progress", null, null).statusCode(200);
        editAction(id, actions.get(0), 2, Map.of("state", "done")).statusCode(200);
        editAction(id, actions.get(1), 3, Map.of("state", "void")).statusCode(200);
        isProblem(move(recorder(), id, 4, "done", null, null), 422, "invalid")
                .body("errors.code", contains("actions-not-done"))
                .body("errors[0].detail", containsString("1"));
        editAction(id, actions.get(2), 4, Map.of("state", "done")).statusCode(200);
        move(recorder(), id, 5, "done", null, null).statusCode(200);
    }

    @Test
    void aStepIsNeitherInTheFutureNorBeforeTheOneBefore() {
        String id = created(aTask().foundOn("2020-03-02"));
        String tomorrow = today.date().plusDays(1).toString();
        isProblem(move(recorder(), id, 1, "in-progress", tomorrow, null), 422, "invalid")
                .body("errors.pointer", contains("/effectiveOn"))
                .body("errors.code", contains("in-the-future"));
        isProblem(move(recorder(), id, 1, "in-progress", "2020-03-01", null), 422, "invalid")
                .body("errors.code", contains("too-early"));
        move(recorder(), id, 1, "in-progress", "2020-03-02", null).statusCode(200);
        move(recorder(), id, 2, "done", "2020-03-05", null).statusCode(200);
        isProblem(move(recorder(), id, 3, "reopened", "2020-03-04", null), 422, "invalid")
                .body("errors[0].detail", containsString("2020-03-05"));
        move(recorder(), id, 3, "reopened", today.date().toString(), null).statusCode(200);
    }

    /** Body, role, existence, version, state, four eyes, rules. */
    @Test
    void theOrderOfTheChecks() {
        String id = createdIn("done", aTask().with("owner", "rt-owner"));
        String path = TASKS + "/" + id + "/transitions";
        isProblem(
                        recorder()
                                .body(Map.of("to", "closed", "effectiveOn", "1800-01-01"))
                                .post(path)
                                .then(),
                        422,
                        "invalid")
                .body("errors.pointer", contains("/to", "/effectiveOn"));
        isProblem(
                recorder()
                        .body(Map.of("to", "verified", "note", "x"))
                        .post(path)
                        .then(),
                403,
                "forbidden");
        isProblem(
                approver()
                        .body(Map.of("to", "verified", "note", "x"))
                        .post(path)
                        .then(),
                428,
                "precondition-required");
        isProblem(move(approver(), id, 1, "verified", null, "x"), 412, "precondition-failed");
        int version = version(id);
        isProblem(
                move(as("approver", "rt-owner", "RT-BUREAU"), id, version, "kept-up", "2020-01-01", "x"),
                409,
                "illegal-transition");
        isProblem(
                move(as("approver", "rt-owner", "RT-BUREAU"), id, version, "verified", "2020-01-01", "x"),
                403,
                "four-eyes");
        isProblem(move(approver(), id, version, "verified", "2020-01-01", "x"), 422, "invalid");
        isProblem(
                        approver()
                                .header("Accept-Language", "zh")
                                .header("If-Match", "\"" + version + "\"")
                                .body(Map.of("to", "planned"))
                                .post(path)
                                .then(),
                        409,
                        "illegal-transition")
                .body("detail", allOf(containsString("verified"), containsString("可变更为")));
    }
}
