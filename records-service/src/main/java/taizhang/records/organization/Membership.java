package taizhang.records.organization;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.Violations;
import taizhang.records.problem.RecordsRule;

/** Whether a record of a day may belong to an organization, as {@link OrganizationSql#membership} finds. */
public enum Membership {
    OK,
    /** There is none of that code that the writer sees. */
    UNKNOWN,
    /** It did not exist on the day. */
    NOT_VALID;

    /** Says so in the words of the rules. What is no code was not looked for. */
    public void addTo(Violations violations, @Nullable String code, @Nullable LocalDate day) {
        if (code == null || code.isBlank()) {
            return;
        }
        if (this == UNKNOWN || !Violations.isCode(code)) {
            violations.add("/organization", RecordsRule.UNKNOWN_ORGANIZATION, code);
        } else if (this == NOT_VALID) {
            violations.add("/organization", RecordsRule.ORGANIZATION_NOT_VALID, code, String.valueOf(day));
        }
    }
}
