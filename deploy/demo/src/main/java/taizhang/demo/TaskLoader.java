package taizhang.demo;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import taizhang.demo.Api.Person;
import taizhang.demo.Task.Step;

/**
 * Takes the tasks of the ledger through their steps. A step is one change and so one version: the version of a task tells how
 * many of them an earlier load has taken.
 */
final class TaskLoader {

    private static final String TASKS = "/v1/rectification-tasks";

    private final Api api;

    TaskLoader(Api api) {
        this.api = api;
    }

    /** Takes all of them where they belong and returns how many were not there. */
    int load(List<Task> tasks) {
        String list = TASKS + "?organization=BUREAU&scope=subtree";
        HttpResponse<String> known = api.send(Person.RECORDER, "GET", list, Map.of("Accept", "text/csv"), null);
        if (known.statusCode() != 200) {
            throw LoadException.refused(list, known);
        }
        Map<String, Map<String, String>> present = Table.parse(known.body()).stream()
                .collect(Collectors.toMap(
                        row -> row.getOrDefault("externalId", ""), Function.identity(), (one, other) -> one));
        return Workers.load(tasks, task -> load(task, present.get(task.externalId())));
    }

    private boolean load(Task task, @Nullable Map<String, String> present) {
        if (present == null) {
            throw new LoadException("There is no task " + task.externalId());
        }
        int version = Integer.parseInt(present.getOrDefault("version", ""));
        if (version > task.steps().size()) {
            return false;
        }
        String path = TASKS + "/" + present.get("id");
        List<String> actions = actions(api.get(Person.RECORDER, path).body());
        for (int taken = version - 1; taken < task.steps().size(); taken++) {
            take(task, task.steps().get(taken), path, actions, taken + 1);
        }
        return true;
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

    /** The ids of the corrective actions, in the order of the ledger. */
    private static List<String> actions(String task) {
        return Json.fields(task.substring(Math.max(task.indexOf("\"actions\""), 0)), "id");
    }
}
