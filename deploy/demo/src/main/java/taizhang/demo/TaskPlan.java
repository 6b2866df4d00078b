package taizhang.demo;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What becomes of each task of the ledger {@code rectification.csv}: the steps of its {@link Course}. */
final class TaskPlan {

    /** Of several measures in one cell. */
    private static final Pattern NUMBER = Pattern.compile("(?<=^|；)\\d\\.");

    private final Map<String, Course> courses = new HashMap<>();
    private final Map<String, String> courseOfTask = new HashMap<>();

    TaskPlan() {
        WorkingDays workingDays = new WorkingDays();
        for (Map<String, String> row : Table.read("courses.csv")) {
            courses.put(cell(row, "course"), new Course(cell(row, "steps"), workingDays));
        }
        for (Map<String, String> row : Table.read("task-courses.csv")) {
            courseOfTask.put(cell(row, "externalId"), cell(row, "course"));
        }
    }

    List<Task> tasks() {
        List<Task> tasks = new ArrayList<>();
        for (Map<String, String> row : Table.read("rectification.csv")) {
            tasks.add(task(row, tasks.size()));
        }
        return tasks;
    }

    private Task task(Map<String, String> row, int turn) {
        String externalId = cell(row, "外部编号");
        Course course = courses.get(courseOfTask.getOrDefault(externalId, ""));
        if (course == null) {
            throw new IllegalArgumentException("No course of " + externalId);
        }
        int measures = (int) NUMBER.matcher(cell(row, "整改措施")).results().count();
        LocalDate foundOn = LocalDate.parse(cell(row, "发现日期"));
        return new Task(externalId, course.steps(foundOn, Math.max(measures, 1), turn));
    }

    private static String cell(Map<String, String> row, String column) {
        return row.getOrDefault(column, "");
    }
}
