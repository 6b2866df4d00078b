package taizhang.demo;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import taizhang.demo.Api.Person;
import taizhang.demo.Task.Step;

/**
 * Records each task and takes it through its steps. A step is one change and so one version: the version of a task tells how
 * many of them an earlier load has taken.
 */
final class TaskLoader {

    private static final String TASKS = "/v1/rectification-tasks";

    private final Api api;

    TaskLoader(Api api) {
        this.api = api;
    }

    /** Loads all of them and returns how many were new or had stopped half-way. */
    int load(List<Task> tasks) {
        return Workers.load(tasks, this::load, done -> {});
    }

    private boolean load(Task task) {
        HttpResponse<String> posted = api.send(
                Person.RECORDER, "POST", TASKS, Map.of("Idempotency-Key", task.externalId()), Json.write(task.body()));
        String location = posted.headers().firstValue("Location").orElse(null);
        // A 409 with a Location: the key has been forgotten after its seven days, the task has not.
        if (location == null || (posted.statusCode() != 201 && posted.statusCode() != 409)) {
            throw LoadException.refused(task.externalId(), posted);
        }
        String path = URI.create(location).getPath();
        boolean replayed = posted.headers().firstValue("Idempotency-Replayed").isPresent();
        boolean created = posted.statusCode() == 201 && !replayed;
        HttpResponse<String> current = created ? posted : api.get(Person.RECORDER, path);
        int version = Integer.parseInt(String.valueOf(Json.field(current.body(), "version")));
        List<String> actions = actions(current.body());
        for (int taken = version - 1; taken < task.steps().size(); taken++) {
            take(task, task.steps().get(taken), path, actions, taken + 1);
        }
        return created || version <= task.steps().size();
    }

    private void take(Task task, Step step, String path, List<String> actions, int version) {
        String resource = path + "/" + step.resource();
        HttpResponse<String> response = api.send(
                step.by(),
                step.action() == 0 ? "POST" : "PATCH",
                step.action() == 0 ? resource : resource + "/" + actions.get(step.action() - 1),
                Map.of("If-Match", "\"" + version + "\""),
                Json.write(step.body()));
        // 412: an earlier attempt, whose answer was lost, has taken it already.
        if (response.statusCode() / 100 != 2 && response.statusCode() != 412) {
            throw LoadException.refused(task.externalId() + " " + step.body(), response);
        }
    }

    /** The ids of the corrective actions, in the order in which they were sent. */
    private static List<String> actions(String task) {
        return Json.fields(task.substring(Math.max(task.indexOf("\"actions\""), 0)), "id");
    }
}
