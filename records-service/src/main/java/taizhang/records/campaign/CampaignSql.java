package taizhang.records.campaign;

import static taizhang.records.organization.OrganizationSql.below;
import static taizhang.records.organization.OrganizationSql.unscopedOr;

/**
 * Which campaigns a caller sees, as conditions of SQL: those of everybody, of its subtree and of what is above it. The
 * function {@code visible_in_subtree} of the database says the same of representations in the ledger.
 *
 * <p>Arguments are SQL expressions, never values; of {@code scope}, null means everything.
 */
public final class CampaignSql {

    private CampaignSql() {}

    /** @param leader of the campaign; null: it is everybody's */
    public static String isVisibleByLeader(String leader, String scope) {
        return unscopedOr(
                scope, "%s is null or %s or %s".formatted(leader, below(leader, scope), below(scope, leader)));
    }

    /** Whether there is a campaign of that code that the caller sees. */
    public static String isVisible(String code, String scope) {
        return "exists (select from campaign c where c.code = %s and %s)"
                .formatted(code, isVisibleByLeader("c.lead_organization", scope));
    }

    /** Whether the caller sees the campaigns of all these codes: an array. */
    public static String areVisible(String codes, String scope) {
        return "not exists (select from unnest(%s) wanted (code) where not %s)"
                .formatted(codes, isVisible("wanted.code", scope));
    }
}
