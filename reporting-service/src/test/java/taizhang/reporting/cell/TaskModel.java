package taizhang.reporting.cell;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import taizhang.api.time.Period;
import taizhang.reporting.feed.TestTask;

/** Tasks at some position, and what is to be counted of them: step by step, without spans and without a look at the SQL. */
public final class TaskModel {

    public static final String TASKS = "rectification-tasks";
    public static final String CYCLES = "rectification-cycles";
    public static final String ACTIONS = "corrective-actions";

    /** A record that may count, and what a definition can ask of it. */
    public record Entry(
            String id,
            TestTask task,
            LocalDate day,
            String state,
            boolean fixed,
            @Nullable LocalDate dueOn,
            int cycle) {}

    /**
     * @param on null for a stock
     * @param parent only days on which the organization stood directly under it; null: all
     * @param caller only days on which the caller was above; null: all
     * @param asOf the day of stocks, states and deadlines; nothing after it counts
     */
    public record Question(
            String of,
            @Nullable String on,
            Map<String, Object> where,
            String organization,
            boolean own,
            @Nullable String parent,
            @Nullable String caller,
            Period period,
            LocalDate asOf) {}

    private final Model organizations = new Model();
    private final List<TestTask> tasks;

    public TaskModel(Model present, Collection<TestTask> tasks) {
        organizations.organizations.putAll(present.organizations);
        this.tasks = tasks.stream().map(TestTask::copy).toList();
    }

    public List<Entry> counted(Question q) {
        return tasks.stream()
                .flatMap(task -> entries(task, q))
                .filter(e -> q.on() == null
                        || (!e.day().isBefore(q.period().from())
                                && e.day().isBefore(q.period().until())
                                && !e.day().isAfter(q.asOf())))
                .filter(e -> stoodBelow(e, q))
                .filter(e -> fits(e, q))
                .toList();
    }

    public SortedSet<String> organizations() {
        return new TreeSet<>(organizations.organizations.keySet());
    }

    /** @param dimension source or aspect, of which - stands for none */
    public SortedSet<String> values(String dimension) {
        return new TreeSet<>(tasks.stream()
                .map(task -> dimension.equals("source") ? task.source : aspect(task))
                .toList());
    }

    private static String aspect(TestTask task) {
        return task.aspect == null ? "-" : task.aspect;
    }

    /** @return whether it stood directly under the parent on any day of the period until the day, or on that day */
    public boolean isChild(String organization, String parent, Period period, LocalDate asOf) {
        Model.Organization child = organizations.organizations.get(organization);
        return Stream.concat(Stream.of(period.from()), child.placements().keySet().stream())
                        .filter(day -> !day.isBefore(period.from()) && day.isBefore(period.until()))
                        .filter(day -> !day.isAfter(asOf))
                        .anyMatch(day -> parent.equals(child.parent(day)))
                || parent.equals(child.parent(asOf));
    }

    public boolean isVisible(String organization, @Nullable String caller) {
        return caller == null
                || organizations.organizations.values().stream()
                        .flatMap(o -> o.placements().keySet().stream())
                        .anyMatch(day -> chain(organization, day).contains(caller));
    }

    private Stream<Entry> entries(TestTask task, Question q) {
        TestTask.Step now = stepOf(task, q.asOf());
        if (now == null || now.to().equals("void")) {
            return Stream.of();
        }
        return switch (q.of()) {
            case TASKS -> {
                LocalDate closed = closedOn(task, q.asOf());
                LocalDate day = q.on() == null ? q.asOf() : q.on().equals("foundOn") ? task.foundOn : closed;
                yield day == null
                        ? Stream.of()
                        : Stream.of(new Entry(
                                task.id.toString(), task, day, now.to(), closed != null, task.dueOn(q.asOf()), 0));
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
                task.steps.stream().filter(s -> !s.on().isAfter(q.asOf())).toList();
        return past.stream()
                .filter(s -> "closedOn".equals(q.on())
                        ? s.to().equals("done")
                        : s.to().equals("found") || s.to().equals("reopened"))
                .map(s -> {
                    String timeliness = past.stream()
                            .filter(done -> done.to().equals("done") && done.cycle() == s.cycle())
                            // The deadline at the closing: one that was granted later on that day is of the next cycle.
                            .map(done -> timeliness(
                                    done.on(), task.cycles.get(done.cycle() - 1).dueOn()))
                            .findFirst()
                            .orElse("");
                    return new Entry(task.id + "-" + s.cycle(), task, s.on(), timeliness, false, null, s.cycle());
                });
    }

    private static String timeliness(LocalDate closed, @Nullable LocalDate due) {
        return due == null ? "" : closed.isAfter(due) ? "late" : "on-time";
    }

    private static List<Entry> action(TestTask task, TestTask.Action a, Question q) {
        boolean done = a.doneOn() != null && !a.doneOn().isAfter(q.asOf());
        String state = done ? "done" : a.state().equals("done") ? "in-progress" : a.state();
        LocalDate day = q.on() == null ? q.asOf() : q.on().equals("foundOn") ? task.foundOn : a.doneOn();
        List<Entry> entries = new ArrayList<>();
        if (day != null) {
            entries.add(new Entry(a.id().toString(), task, day, state, done, a.dueOn(), 0));
        }
        return entries;
    }

    private boolean stoodBelow(Entry e, Question q) {
        List<String> chain = chain(e.task().organization, e.day());
        return (q.own() ? e.task().organization.equals(q.organization()) : chain.contains(q.organization()))
                && (q.parent() == null
                        || q.parent()
                                .equals(organizations
                                        .organizations
                                        .get(q.organization())
                                        .parent(e.day())))
                && (q.caller() == null || chain.contains(q.caller()));
    }

    private boolean fits(Entry e, Question q) {
        return q.where().entrySet().stream().allMatch(asked -> {
            Object value = asked.getValue();
            return switch (asked.getKey()) {
                case "sources" -> ((List<?>) value).contains(e.task().source);
                case "aspects" -> ((List<?>) value).contains(aspect(e.task()));
                case "campaigns" -> e.task().campaign != null && ((List<?>) value).contains(e.task().campaign);
                case "states", "timeliness" -> ((List<?>) value).contains(e.state());
                case "group" -> e.fixed() == value.equals("fixed");
                case "reopened" -> value.equals(e.cycle() > 1);
                case "dueBy" ->
                    e.dueOn() != null
                            && (value.equals("overdue")
                                    ? e.dueOn().isBefore(q.asOf())
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
