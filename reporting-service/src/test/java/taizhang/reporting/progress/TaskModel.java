package taizhang.reporting.progress;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import taizhang.reporting.cell.Model;
import taizhang.reporting.feed.TestTask;

/** What there was at some position, counted one by one without a look at the SQL. */
final class TaskModel {

    private static final Set<String> OPEN = Set.of("found", "planned", "in-progress", "reopened");

    private final Model model = new Model();
    private final List<TestTask> tasks = new ArrayList<>();

    TaskModel(Model present, Map<?, TestTask> tasks) {
        model.organizations.putAll(present.organizations);
        this.tasks.addAll(tasks.values());
    }

    /**
     * @param parent only days on which the organization stood directly under it; null: all
     * @param caller only days on which the caller was above; null: all
     */
    record Whose(String organization, boolean own, @Nullable String parent, @Nullable String caller) {}

    /** @return the numbers by name; what is missing is 0 */
    Map<String, Integer> count(
            Whose whose, LocalDate from, LocalDate last, LocalDate asOf, String dimension, String value) {
        Map<String, Integer> counts = new HashMap<>();
        for (TestTask task : tasks) {
            String state = state(task, asOf);
            if (!group(task, dimension).equals(value) || "void".equals(state) || state == null) {
                continue;
            }
            if (belongs(task, whose, asOf)) {
                names(task, state, asOf).forEach(name -> counts.merge(name, 1, Integer::sum));
            }
            LocalDate end = last.isBefore(asOf) ? last : asOf;
            if (within(task.foundOn, from, end) && belongs(task, whose, task.foundOn)) {
                counts.merge("found", 1, Integer::sum);
            }
            for (TestTask.Cycle cycle : task.cycles) {
                LocalDate closed = cycle.closedOn();
                if (closed != null
                        && cycle.onTime() != null
                        && within(closed, from, end)
                        && belongs(task, whose, closed)) {
                    counts.merge(Objects.equals(cycle.onTime(), true) ? "onTime" : "late", 1, Integer::sum);
                }
                if (cycle.number() > 1
                        && within(cycle.openedOn(), from, end)
                        && belongs(task, whose, cycle.openedOn())) {
                    counts.merge("reopened", 1, Integer::sum);
                }
            }
        }
        return counts;
    }

    Set<String> values(String dimension) {
        return new java.util.TreeSet<>(
                tasks.stream().map(t -> group(t, dimension)).toList());
    }

    Set<String> organizations() {
        return new TreeMap<>(model.organizations).keySet();
    }

    boolean isVisible(String organization, @Nullable String caller) {
        return caller == null
                || days().anyMatch(
                                day -> model.selfAndAncestors(organization, day).contains(caller));
    }

    /** @return whether it stood directly under the parent on any of the days */
    boolean isChild(String organization, String parent, LocalDate from, LocalDate last, LocalDate asOf) {
        LocalDate end = last.isBefore(asOf) ? last : asOf;
        return Stream.concat(Stream.of(from), days())
                        .filter(day -> within(day, from, end))
                        .anyMatch(day -> parent.equals(
                                model.organizations.get(organization).parent(day)))
                || parent.equals(model.organizations.get(organization).parent(asOf));
    }

    private Stream<LocalDate> days() {
        return model.organizations.values().stream().flatMap(o -> o.placements().keySet().stream());
    }

    private static List<String> names(TestTask task, String state, LocalDate asOf) {
        LocalDate due = task.dueOn(asOf);
        List<String> names = new ArrayList<>();
        names.add(OPEN.contains(state) ? "open" : "fixed");
        if (state.equals("verified")) {
            names.add("verified");
        }
        if (state.equals("kept-up")) {
            names.add("keptUp");
        }
        if (OPEN.contains(state) && due != null && due.isBefore(asOf)) {
            names.add("overdue");
        }
        return names;
    }

    private static @Nullable String state(TestTask task, LocalDate day) {
        String state = null;
        for (TestTask.Step step : task.steps) {
            state = step.on().isAfter(day) ? state : step.to();
        }
        return state;
    }

    private boolean belongs(TestTask task, Whose whose, LocalDate day) {
        List<String> chain = model.selfAndAncestors(task.organization, day);
        return (whose.own() ? task.organization.equals(whose.organization()) : chain.contains(whose.organization()))
                && (whose.parent() == null
                        || whose.parent()
                                .equals(model.organizations
                                        .get(whose.organization())
                                        .parent(day)))
                && (whose.caller() == null || chain.contains(whose.caller()));
    }

    private static boolean within(LocalDate day, LocalDate from, LocalDate last) {
        return !day.isBefore(from) && !day.isAfter(last);
    }

    static String group(TestTask task, String dimension) {
        return switch (dimension) {
            case "source" -> task.source;
            case "aspect" -> task.aspect == null ? "" : task.aspect;
            default -> "";
        };
    }
}
