package taizhang.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import taizhang.demo.Api.Person;
import taizhang.demo.Task.Step;

/** What must hold for the tasks whatever is written in the tables; what they amount to is checked through the services. */
class TaskPlanTest {

    private static final Map<String, Set<String>> NEXT = Map.of(
            "found", Set.of("planned", "in-progress", "void"),
            "planned", Set.of("in-progress", "void"),
            "in-progress", Set.of("done"),
            "done", Set.of("verified", "reopened"),
            "verified", Set.of("kept-up", "reopened"),
            "kept-up", Set.of("reopened"),
            "reopened", Set.of("in-progress"),
            "void", Set.of());

    private final List<Task> tasks = new TaskPlan().tasks();
    private final Map<String, Map<String, String>> ledger = Table.read("rectification.csv").stream()
            .collect(Collectors.toMap(row -> row.getOrDefault("外部编号", ""), row -> row));
    private final WorkingDays workingDays = new WorkingDays();

    @Test
    void everyRunMakesTheSameTasks() {
        assertEquals(tasks, new TaskPlan().tasks());
    }

    @Test
    void eachTaskHasACourseAndATitleOfItsOwn() {
        Set<String> seen = new HashSet<>();
        tasks.forEach(task -> assertTrue(seen.add(text(task, "存在问题")), task::toString));
        assertEquals(tasks.size(), Table.read("task-courses.csv").size());
    }

    @Test
    void organizationsAndCampaignsAreThere() {
        Set<String> known = Table.read("organizations.csv").stream()
                .map(row -> row.getOrDefault("中文名称", ""))
                .collect(Collectors.toSet());
        Set<String> campaigns = Table.read("campaigns.csv").stream()
                .map(row -> row.getOrDefault("code", ""))
                .collect(Collectors.toSet());
        for (Task task : tasks) {
            assertTrue(known.contains(text(task, "责任单位")), task.externalId());
            assertTrue(known.contains(text(task, "督办单位")), task.externalId());
            assertTrue(text(task, "专项").isEmpty() || campaigns.contains(text(task, "专项")), task.externalId());
        }
    }

    @Test
    void deadlinesComeAfterAWorkingDay() {
        for (Task task : tasks) {
            LocalDate foundOn = LocalDate.parse(text(task, "发现日期"));
            assertTrue(workingDays.contains(foundOn), task.externalId());
            assertTrue(LocalDate.parse(text(task, "整改时限")).isAfter(foundOn), task.externalId());
        }
    }

    @Test
    void stepsAreLegalAndInOrder() {
        for (Task task : tasks) {
            String state = "found";
            String day = text(task, "发现日期");
            for (Step step : task.steps()) {
                if (step.resource().equals("transitions")) {
                    String to = String.valueOf(step.body().get("to"));
                    assertTrue(NEXT.getOrDefault(state, Set.of()).contains(to), task.externalId() + " to " + to);
                    String on = String.valueOf(step.body().get("effectiveOn"));
                    assertTrue(on.compareTo(day) >= 0, task.externalId() + " to " + to);
                    state = to;
                    day = on;
                }
            }
        }
    }

    @Test
    void everyActionIsDoneOnceBeforeItsTask() {
        for (Task task : tasks) {
            Set<Integer> done = new HashSet<>();
            for (Step step : task.steps()) {
                if (step.body().containsKey("doneOn")) {
                    assertTrue(done.add(step.action()), task.externalId());
                }
                if ("done".equals(step.body().get("to"))) {
                    assertEquals(actions(task), done.size(), task.externalId());
                }
            }
        }
    }

    @Test
    void whoVerifiesDidNotReport() {
        for (Task task : tasks) {
            for (Step step : task.steps()) {
                boolean decision = "verified".equals(step.body().get("to"))
                        || step.resource().equals("extensions");
                assertEquals(decision ? Person.APPROVER : Person.RECORDER, step.by(), task.externalId());
                String words = step.resource().equals("extensions") ? "reason" : "note";
                assertTrue(
                        !decision || (step.body().get(words) instanceof String text && !text.isBlank()),
                        task.externalId());
            }
        }
    }

    @Test
    void everyFateOfATaskIsShown() {
        Set<String> fates = tasks.stream().map(TaskPlanTest::fate).collect(Collectors.toSet());
        assertEquals(NEXT.keySet(), fates);
    }

    private static String fate(Task task) {
        String fate = "found";
        for (Step step : task.steps()) {
            fate = step.resource().equals("transitions")
                    ? String.valueOf(step.body().get("to"))
                    : fate;
        }
        return fate;
    }

    private int actions(Task task) {
        return Math.max(text(task, "整改措施").split("\\d\\.", -1).length - 1, 1);
    }

    private String text(Task task, String heading) {
        return ledger.getOrDefault(task.externalId(), Map.of()).getOrDefault(heading, "");
    }
}
