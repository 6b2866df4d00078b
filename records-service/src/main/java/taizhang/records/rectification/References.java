package taizhang.records.rectification;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.Violations;
import taizhang.records.problem.RecordsRule;

/** What the database says of the codes that a task refers to, in the words of the rules. */
record References(Membership organization, boolean supervisor, boolean campaign) {

    /** The finding about the organization on the day. */
    enum Membership {
        OK,
        UNKNOWN,
        NOT_VALID
    }

    void addTo(
            Violations violations,
            @Nullable String organizationCode,
            @Nullable LocalDate foundOn,
            @Nullable String supervisorCode,
            @Nullable String campaignCode) {
        if (organizationCode != null && !organizationCode.isBlank()) {
            if (organization == Membership.UNKNOWN || !Violations.isCode(organizationCode)) {
                violations.add("/organization", RecordsRule.UNKNOWN_ORGANIZATION, organizationCode);
            } else if (organization == Membership.NOT_VALID) {
                violations.add(
                        "/organization", RecordsRule.ORGANIZATION_NOT_VALID, organizationCode, String.valueOf(foundOn));
            }
        }
        if (supervisorCode != null && (!supervisor || !Violations.isCode(supervisorCode))) {
            violations.add("/supervisor", RecordsRule.UNKNOWN_ORGANIZATION, supervisorCode);
        }
        if (campaignCode != null && (!campaign || !Violations.isCode(campaignCode))) {
            violations.add("/campaign", RecordsRule.UNKNOWN_CAMPAIGN, campaignCode);
        }
    }
}
