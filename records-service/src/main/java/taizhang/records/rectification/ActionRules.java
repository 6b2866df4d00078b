package taizhang.records.rectification;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.Violations;
import taizhang.records.problem.RecordsRule;

/** What a corrective action may say. */
final class ActionRules {

    private ActionRules() {}

    /** @param foundOn of its task */
    static Violations check(ActionContent action, LocalDate foundOn, LocalDate today) {
        Violations found = new Violations();
        check(found, "", action, foundOn, today);
        return found;
    }

    /**
     * @param pointer where the action stands in the body
     * @param foundOn of its task; null when the body does not tell
     */
    static void check(
            Violations found, String pointer, ActionContent action, @Nullable LocalDate foundOn, LocalDate today) {
        found.required(pointer + "/title", action.title());
        found.text(pointer + "/title", action.title(), TaskRules.LONGEST_TITLE);
        found.text(pointer + "/owner", action.owner(), TaskRules.LONGEST_OWNER);
        TaskRules.within(found, pointer + "/dueOn", action.dueOn());
        found.oneOf(pointer + "/state", action.state(), ActionStatus.CODES);
        TaskRules.happened(found, pointer + "/doneOn", action.doneOn(), foundOn, today);
        if (action.doneOn() != null && !action.stateOrPlanned().equals(ActionStatus.DONE.code())) {
            found.add(pointer + "/doneOn", RecordsRule.NOT_DONE);
        }
    }
}
