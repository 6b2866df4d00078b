package taizhang.records.rectification;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.Violations;
import taizhang.api.text.Coded;
import taizhang.records.problem.RecordsRule;
import taizhang.records.record.ExternalIds;

/** What a task and what is sent to it may say. What only the database knows is checked by {@link TaskReferences}. */
final class TaskRules {

    static final List<String> SOURCES = Coded.codes(TaskSource.class);

    static final int LONGEST_TITLE = 500;
    static final int LONGEST_OWNER = 200;
    private static final int LONGEST_DESCRIPTION = 10_000;
    private static final int LONGEST_NOTE = 1000;
    private static final int LONGEST_PROGRESS = 2000;
    /** More measures against one finding are a list of findings. */
    static final int MOST_ACTIONS = 200;
    /** Notes, and extensions, of one task: they are answered whole. */
    static final int MOST_FOLLOW_UPS = 1000;
    /** Outside these years a date is a slip of the hand. */
    private static final LocalDate EARLIEST = LocalDate.of(1921, 1, 1);

    private static final LocalDate LATEST = LocalDate.of(2199, 12, 31);

    private TaskRules() {}

    static Violations check(CreateTask body, LocalDate today) {
        Violations found = new Violations();
        found.required("/organization", body.organization());
        if (found.required("/source", body.source())) {
            found.oneOf("/source", body.source(), SOURCES);
        }
        content(found, body.content());
        ExternalIds.check(found, body.externalId());
        if (found.required("/foundOn", body.foundOn())) {
            happened(found, "/foundOn", body.foundOn(), null, today);
        }
        within(found, "/dueOn", body.dueOn());
        notBefore(found, "/dueOn", body.dueOn(), body.foundOn());
        actions(found, body, today);
        return found;
    }

    private static void actions(Violations found, CreateTask body, LocalDate today) {
        List<@Nullable ActionContent> actions = body.actionsOrNone();
        if (actions.size() > MOST_ACTIONS) {
            found.add("/actions", FieldRule.TOO_MANY, MOST_ACTIONS);
            return;
        }
        for (int i = 0; i < actions.size(); i++) {
            ActionContent action = actions.get(i);
            if (found.required("/actions/" + i, action) && action != null) {
                ActionRules.check(found, "/actions/" + i, action, body.foundOn(), today);
            }
        }
    }

    static Violations check(TaskContent content) {
        Violations found = new Violations();
        content(found, content);
        return found;
    }

    /** What is written at the recording and by edits. */
    private static void content(Violations found, TaskContent content) {
        found.required("/title", content.title());
        found.text("/title", content.title(), LONGEST_TITLE);
        found.text("/description", content.description(), LONGEST_DESCRIPTION);
        found.text("/owner", content.owner(), LONGEST_OWNER);
        found.kebab("/aspect", content.aspect());
    }

    /** What is wrong with a step before it is known from where it is taken. */
    static Violations check(MoveTask step, LocalDate today) {
        Violations found = new Violations();
        if (found.required("/to", step.to())) {
            found.oneOf("/to", step.to(), TaskStatus.CODES);
        }
        found.text("/note", step.note(), LONGEST_NOTE);
        happened(found, "/effectiveOn", step.effectiveOn(), null, today);
        return found;
    }

    /** What is wrong with a legal step of this task. */
    static Violations check(TaskEntity task, TaskStatus to, LocalDate effectiveOn, @Nullable String note) {
        Violations found = new Violations();
        if (to.needsNote()) {
            found.required("/note", note);
        }
        notBefore(found, "/effectiveOn", effectiveOn, task.lastEffectiveOn());
        if (to == TaskStatus.PLANNED && task.actions.stream().noneMatch(CorrectiveAction::promised)) {
            found.add("/to", RecordsRule.NO_PLANNED_ACTION);
        }
        long open = task.actions.stream()
                .filter(action -> !action.dropped() && !action.done())
                .count();
        if (to == TaskStatus.DONE && open > 0) {
            found.add("/to", RecordsRule.ACTIONS_NOT_DONE, open);
        }
        return found;
    }

    static Violations check(GrantExtension extension) {
        Violations found = new Violations();
        found.required("/dueOn", extension.dueOn());
        within(found, "/dueOn", extension.dueOn());
        found.required("/reason", extension.reason());
        found.text("/reason", extension.reason(), LONGEST_NOTE);
        return found;
    }

    static Violations check(TaskEntity task, LocalDate extended) {
        Violations found = new Violations();
        notBefore(found, "/dueOn", extended, task.foundOn);
        if (task.dueOn != null && !extended.isAfter(task.dueOn)) {
            found.add("/dueOn", RecordsRule.NOT_LATER, task.dueOn);
        }
        return found;
    }

    static Violations check(ReportProgress report, LocalDate today) {
        Violations found = new Violations();
        found.required("/note", report.note());
        found.text("/note", report.note(), LONGEST_PROGRESS);
        found.range("/percent", report.percent(), 0, 100);
        happened(found, "/on", report.on(), null, today);
        return found;
    }

    /** @param from the earliest day; null: any */
    static void happened(
            Violations found, String pointer, @Nullable LocalDate day, @Nullable LocalDate from, LocalDate today) {
        within(found, pointer, day);
        notBefore(found, pointer, day, from);
        if (day != null && day.isAfter(today)) {
            found.add(pointer, RecordsRule.IN_THE_FUTURE, today);
        }
    }

    static void notBefore(Violations found, String pointer, @Nullable LocalDate day, @Nullable LocalDate from) {
        if (day != null && from != null && day.isBefore(from)) {
            found.add(pointer, RecordsRule.TOO_EARLY, from);
        }
    }

    static void within(Violations found, String pointer, @Nullable LocalDate day) {
        found.day(pointer, day, EARLIEST, LATEST);
    }
}
