package taizhang.records.activity;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;
import taizhang.api.problem.Violations;
import taizhang.records.problem.RecordsRule;

/** Says of what the database found in the words of the rules. */
final class References {

    private References() {}

    static void addTo(Violations violations, ActivityContent content, ActivityInsert.Finding finding) {
        String organization = content.organization();
        if (organization != null && !organization.isBlank()) {
            if (!Violations.isCode(organization)) {
                violations.add("/organization", RecordsRule.UNKNOWN_ORGANIZATION, organization);
            } else if (finding.organization() == ActivityInsert.Membership.UNKNOWN) {
                violations.add("/organization", RecordsRule.UNKNOWN_ORGANIZATION, organization);
            } else if (finding.organization() == ActivityInsert.Membership.NOT_VALID) {
                violations.add(
                        "/organization",
                        RecordsRule.ORGANIZATION_NOT_VALID,
                        organization,
                        String.valueOf(content.heldOn()));
            }
        }
        String campaign = content.campaign();
        if (campaign != null && (!finding.campaign() || !Violations.isCode(campaign))) {
            violations.add("/campaign", RecordsRule.UNKNOWN_CAMPAIGN, campaign);
        }
        if (content.partOf() != null && !finding.partOf()) {
            violations.add("/partOf", RecordsRule.UNKNOWN_ACTIVITY, content.partOf());
        }
    }

    /** @param self the record that is edited, which may keep its externalId */
    static void refuseDuplicate(ActivityInsert.Finding finding, @Nullable UUID self) {
        UUID existing = finding.existing();
        if (existing == null || existing.equals(self)) {
            return;
        }
        ProblemException duplicate = ProblemException.of(HttpProblem.ALREADY_EXISTS);
        throw finding.existingVisible() ? duplicate.header("Location", "/v1/activities/" + existing) : duplicate;
    }
}
