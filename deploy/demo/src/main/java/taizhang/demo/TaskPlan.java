package taizhang.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taizhang.demo.Task.Step;

/**
 * Turns each line of {@code tasks.csv} into a task. Like {@link Plan} it uses no chance.
 *
 * <p>{@code actions} are the titles of the corrective actions, separated by {@code |}; they have the owner and the deadline
 * of the task. {@code course} names a line of {@code courses.csv}, see {@link Course}.
 */
final class TaskPlan {

    private final Map<String, Course> courses = new HashMap<>();
    private final Map<String, Integer> sameDay = new HashMap<>();

    TaskPlan() {
        WorkingDays workingDays = new WorkingDays();
        for (Map<String, String> row : Table.read("courses.csv")) {
            courses.put(cell(row, "course"), new Course(cell(row, "steps"), workingDays));
        }
    }

    List<Task> tasks() {
        List<Task> tasks = new ArrayList<>();
        for (Map<String, String> row : Table.read("tasks.csv")) {
            tasks.add(task(row, tasks.size()));
        }
        return tasks;
    }

    private Task task(Map<String, String> row, int turn) {
        Course course = courses.get(cell(row, "course"));
        if (course == null) {
            throw new IllegalArgumentException("No course of the name " + cell(row, "course"));
        }
        String identity = cell(row, "source") + ":" + cell(row, "organization") + ":" + cell(row, "foundOn");
        String externalId = "demo:task:" + identity + ":" + sameDay.merge(identity, 1, Integer::sum);
        List<Map<String, @Nullable Object>> actions = actions(row);
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        for (String field : List.of("organization", "supervisor", "source", "aspect", "campaign", "title", "owner")) {
            body.put(field, cell(row, field).isEmpty() ? null : cell(row, field));
        }
        body.put("foundOn", cell(row, "foundOn"));
        body.put("dueOn", cell(row, "dueOn"));
        body.put("externalId", externalId);
        body.put("actions", actions);
        List<Step> steps = course.steps(LocalDate.parse(cell(row, "foundOn")), actions.size(), turn);
        return new Task(externalId, body, steps);
    }

    private static List<Map<String, @Nullable Object>> actions(Map<String, String> row) {
        List<Map<String, @Nullable Object>> actions = new ArrayList<>();
        for (String title : Arrays.asList(cell(row, "actions").split("\\|", -1))) {
            Map<String, @Nullable Object> action = new LinkedHashMap<>();
            action.put("title", title);
            action.put("owner", cell(row, "owner"));
            action.put("dueOn", cell(row, "dueOn"));
            actions.add(action);
        }
        return actions;
    }

    private static String cell(Map<String, String> row, String column) {
        return row.getOrDefault(column, "");
    }
}
