package taizhang.reporting.figure;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import taizhang.api.time.Period;
import taizhang.reporting.cell.Model;
import taizhang.reporting.feed.TestTask;

/** Tasks at some position, and what is to be counted of them: step by step, without spans and without a look at the SQL. */
final class RectificationModel {

    static final String TASKS = "rectification-tasks";
    static final String CYCLES = "rectification-cycles";
    static final String ACTIONS = "corrective-actions";

    /** A record that may count, and what a definition can ask of it. */
    record Entry(
            String id,
            TestTask task,
            LocalDate day,
            String state,
            boolean fixed,
            @Nullable LocalDate dueOn,
            int cycle) {}

    /** @param on null for a stock */
    record Question(
            String of,
            @Nullable String on,
            Map<String, Object> where,
            String organization,
            boolean own,
            @Nullable String caller,
            Period period) {

        LocalDate last() {
            return period.until().minusDays(1);
        }
    }

    private final Model organizations = new Model();
    private final List<TestTask> tasks;

    RectificationModel(Model present, Collection<TestTask> tasks) {
        organizations.organizations.putAll(present.organizations);
        this.tasks = tasks.stream().map(TestTask::copy).toList();
    }

    List<Entry> counted(Question q) {
        return tasks.stream()
                .flatMap(task -> entries(task, q))
                .filter(e -> q.on() == null
                        || (!e.day().isBefore(q.period().from()) && !e.day().isAfter(q.last())))
                .filter(e -> stoodBelow(e, q))
                .filter(e -> fits(e, q))
                .toList();
    }

    boolean isVisible(String organization, @Nullable String caller) {
        return caller == null
                || organizations.organizations.values().stream()
                        .flatMap(o -> o.placements().keySet().stream())
                        .anyMatch(day -> chain(organization, day).contains(caller));
    }

    private Stream<Entry> entries(TestTask task, Question q) {
        TestTask.Step now = stepOf(task, q.last());
        if (now == null || now.to().equals("void")) {
            return Stream.of();
        }
        return switch (q.of()) {
            case TASKS -> {
                LocalDate closed = closedOn(task, q.last());
                LocalDate day = q.on() == null ? q.last() : q.on().equals("foundOn") ? task.foundOn : closed;
                yield day == null
                        ? Stream.of()
                        : Stream.of(new Entry(
                                task.id.toString(), task, day, now.to(), closed != null, task.dueOn(q.last()), 0));
            }
            case CYCLES -> cycles(task, q);
            default ->
                task.actions.stream().filter(a -> !a.state().equals("void")).flatMap(a -> action(task, a, q).stream());
        };
    }

    private static TestTask.@Nullable Step stepOf(TestTask task, LocalDate day) {
        TestTask.Step last = null;
        for (TestTask.Step step : task.steps) {
            last = step.on().isAfter(day) ? last : step;
        }
        return last;
    }

    private static @Nullable LocalDate closedOn(TestTask task, LocalDate day) {
        LocalDate closed = null;
        for (TestTask.Step step : task.steps) {
            if (!step.on().isAfter(day)) {
                closed = step.to().equals("done") ? step.on() : TestTask.FIXED.contains(step.to()) ? closed : null;
            }
        }
        return closed;
    }

    /** Closings, or openings. */
    private static Stream<Entry> cycles(TestTask task, Question q) {
        List<TestTask.Step> past =
                task.steps.stream().filter(s -> !s.on().isAfter(q.last())).toList();
        return past.stream()
                .filter(s -> "closedOn".equals(q.on())
                        ? s.to().equals("done")
                        : s.to().equals("found") || s.to().equals("reopened"))
                .map(s -> {
                    String timeliness = past.stream()
                            .filter(done -> done.to().equals("done") && done.cycle() == s.cycle())
                            .map(done -> timeliness(done.on(), task.dueOn(done.on())))
                            .findFirst()
                            .orElse("");
                    return new Entry(task.id + "-" + s.cycle(), task, s.on(), timeliness, false, null, s.cycle());
                });
    }

    private static String timeliness(LocalDate closed, @Nullable LocalDate due) {
        return due == null ? "" : closed.isAfter(due) ? "late" : "on-time";
    }

    private static List<Entry> action(TestTask task, TestTask.Action a, Question q) {
        boolean done = a.doneOn() != null && !a.doneOn().isAfter(q.last());
        String state = done ? "done" : a.state().equals("done") ? "in-progress" : a.state();
        LocalDate day = q.on() == null ? q.last() : q.on().equals("foundOn") ? task.foundOn : a.doneOn();
        List<Entry> entries = new ArrayList<>();
        if (day != null) {
            entries.add(new Entry(a.id().toString(), task, day, state, done, a.dueOn(), 0));
        }
        return entries;
    }

    private boolean stoodBelow(Entry e, Question q) {
        List<String> chain = chain(e.task().organization, e.day());
        return (q.own() ? e.task().organization.equals(q.organization()) : chain.contains(q.organization()))
                && (q.caller() == null || chain.contains(q.caller()));
    }

    private boolean fits(Entry e, Question q) {
        return q.where().entrySet().stream().allMatch(asked -> {
            Object value = asked.getValue();
            return switch (asked.getKey()) {
                case "sources" -> ((List<?>) value).contains(e.task().source);
                case "aspects" -> e.task().aspect != null && ((List<?>) value).contains(e.task().aspect);
                case "campaigns" -> e.task().campaign != null && ((List<?>) value).contains(e.task().campaign);
                case "states", "timeliness" -> ((List<?>) value).contains(e.state());
                case "group" -> e.fixed() == value.equals("fixed");
                case "reopened" -> value.equals(e.cycle() > 1);
                case "dueBy" ->
                    e.dueOn() != null
                            && (value.equals("overdue")
                                    ? e.dueOn().isBefore(q.last())
                                    : !e.dueOn().isAfter(LocalDate.parse(value.toString())));
                case "organizationKinds" ->
                    ((List<?>) value)
                            .contains(organizations
                                    .organizations
                                    .get(e.task().organization)
                                    .kind());
                default -> throw new IllegalArgumentException(asked.getKey());
            };
        });
    }

    private List<String> chain(String organization, LocalDate day) {
        return organizations.selfAndAncestors(organization, day);
    }
}
