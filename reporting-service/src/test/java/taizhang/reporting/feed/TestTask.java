package taizhang.reporting.feed;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A rectification task as tests keep it, with the document that the ledger has of it. Rules are the caller's business. */
public final class TestTask {

    public static final Set<String> FIXED = Set.of("done", "verified", "kept-up");

    /** A step, and the cycle that the task is in after it. */
    public record Step(@Nullable String from, String to, LocalDate on, int cycle) {}

    public record Extension(@Nullable LocalDate previous, LocalDate dueOn, LocalDate grantedOn) {}

    /** @param dueOn the deadline that was in force on the day of the closing */
    public record Cycle(int number, LocalDate openedOn, @Nullable LocalDate closedOn, @Nullable LocalDate dueOn) {

        public @Nullable Boolean onTime() {
            return (closedOn == null || dueOn == null) ? null : !closedOn.isAfter(dueOn);
        }
    }

    public record Action(UUID id, @Nullable LocalDate dueOn, String state, @Nullable LocalDate doneOn) {}

    public final UUID id;
    public final String organization;
    public final String source;
    public final LocalDate foundOn;
    public final @Nullable LocalDate firstDueOn;
    public @Nullable String aspect;
    public @Nullable String campaign;
    public final List<Step> steps = new ArrayList<>();
    public final List<Extension> extensions = new ArrayList<>();
    public final List<Cycle> cycles = new ArrayList<>();
    public final List<Action> actions = new ArrayList<>();

    public TestTask(UUID id, String organization, String source, LocalDate foundOn, @Nullable LocalDate dueOn) {
        this.id = id;
        this.organization = organization;
        this.source = source;
        this.foundOn = foundOn;
        this.firstDueOn = dueOn;
        steps.add(new Step(null, "found", foundOn, 1));
        cycles.add(new Cycle(1, foundOn, null, null));
    }

    /** A copy that later steps do not touch. */
    public TestTask copy() {
        TestTask copy = new TestTask(id, organization, source, foundOn, firstDueOn);
        copy.aspect = aspect;
        copy.campaign = campaign;
        copy.steps.clear();
        copy.cycles.clear();
        copy.steps.addAll(steps);
        copy.cycles.addAll(cycles);
        copy.extensions.addAll(extensions);
        copy.actions.addAll(actions);
        return copy;
    }

    public Step last() {
        return steps.get(steps.size() - 1);
    }

    public TestTask aspect(String code) {
        aspect = code;
        return this;
    }

    public TestTask campaign(String code) {
        campaign = code;
        return this;
    }

    public TestTask step(String to, LocalDate on) {
        Step last = last();
        int cycle = last.cycle() + (to.equals("reopened") ? 1 : 0);
        steps.add(new Step(last.to(), to, on, cycle));
        if (to.equals("reopened")) {
            cycles.add(new Cycle(cycle, on, null, null));
        } else if (to.equals("done")) {
            Cycle open = cycles.remove(cycles.size() - 1);
            cycles.add(new Cycle(open.number(), open.openedOn(), on, dueOn(on)));
        }
        return this;
    }

    public TestTask step(String to, String on) {
        return step(to, LocalDate.parse(on));
    }

    public TestTask extend(LocalDate dueOn, LocalDate grantedOn) {
        extensions.add(new Extension(presentDueOn(), dueOn, grantedOn));
        return this;
    }

    public TestTask extend(String dueOn, String grantedOn) {
        return extend(LocalDate.parse(dueOn), LocalDate.parse(grantedOn));
    }

    public TestTask action(UUID action, @Nullable LocalDate dueOn, String state, @Nullable LocalDate doneOn) {
        actions.removeIf(a -> a.id().equals(action));
        actions.add(new Action(action, dueOn, state, doneOn));
        return this;
    }

    /** @return the deadline in force on a day */
    public @Nullable LocalDate dueOn(LocalDate day) {
        LocalDate due = firstDueOn;
        for (Extension extension : extensions) {
            if (!extension.grantedOn().isAfter(day)) {
                due = extension.dueOn();
            }
        }
        return due;
    }

    public @Nullable LocalDate closedOn() {
        return FIXED.contains(last().to()) ? cycles.get(cycles.size() - 1).closedOn() : null;
    }

    private @Nullable LocalDate presentDueOn() {
        return extensions.isEmpty()
                ? firstDueOn
                : extensions.get(extensions.size() - 1).dueOn();
    }

    /** The parts that counting needs, as records-service writes them; others left out. */
    Map<String, Object> document() {
        Map<String, Object> task = new HashMap<>();
        task.put("id", id.toString());
        task.put("organization", organization);
        task.put("supervisor", null);
        task.put("source", source);
        task.put("aspect", aspect);
        task.put("campaign", campaign);
        task.put("title", "问题 \"" + id + "\"\n\\");
        task.put("description", null);
        task.put("owner", "办公室");
        task.put("foundOn", foundOn.toString());
        task.put("dueOn", text(presentDueOn()));
        task.put("state", last().to());
        task.put("cycle", last().cycle());
        task.put("closedOn", text(closedOn()));
        task.put("externalId", null);
        task.put("actions", actions.stream().map(this::document).toList());
        task.put("transitions", steps.stream().map(TestTask::document).toList());
        task.put("cycles", cycles.stream().map(TestTask::document).toList());
        List<Map<String, Object>> granted = new ArrayList<>();
        extensions.forEach(e -> granted.add(document(e, granted.size() + 1)));
        task.put("extensions", granted);
        return task;
    }

    private Map<String, Object> document(Action action) {
        Map<String, Object> document = new HashMap<>();
        document.put("id", action.id().toString());
        document.put("title", "措施 " + action.id());
        document.put("owner", "办公室");
        document.put("dueOn", text(action.dueOn()));
        document.put("state", action.state());
        document.put("doneOn", text(action.doneOn()));
        document.put("keptUp", false);
        return document;
    }

    private static Map<String, Object> document(Step step) {
        Map<String, Object> document = new HashMap<>();
        document.put("from", step.from());
        document.put("to", step.to());
        document.put("effectiveOn", step.on().toString());
        document.put("cycle", step.cycle());
        document.put("note", null);
        return document;
    }

    private static Map<String, Object> document(Cycle cycle) {
        Map<String, Object> document = new HashMap<>();
        document.put("number", cycle.number());
        document.put("openedOn", cycle.openedOn().toString());
        document.put("closedOn", text(cycle.closedOn()));
        document.put("dueOn", text(cycle.dueOn()));
        document.put("onTime", cycle.onTime());
        return document;
    }

    private static Map<String, Object> document(Extension extension, int number) {
        Map<String, Object> document = new HashMap<>();
        document.put("number", number);
        document.put("dueOn", extension.dueOn().toString());
        document.put("previousDueOn", text(extension.previous()));
        document.put("reason", "延期");
        document.put("grantedOn", extension.grantedOn().toString());
        return document;
    }

    private static @Nullable String text(@Nullable Object value) {
        return Objects.toString(value, null);
    }
}
