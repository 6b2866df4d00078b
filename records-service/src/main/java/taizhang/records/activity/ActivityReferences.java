package taizhang.records.activity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.Violations;
import taizhang.records.campaign.CampaignSql;
import taizhang.records.organization.Membership;
import taizhang.records.organization.OrganizationSql;
import taizhang.records.problem.RecordsRule;
import taizhang.records.record.ExternalIds;

/**
 * What the database knows of what an activity refers to.
 *
 * @param existing the writer's record with the same externalId
 */
record ActivityReferences(
        Membership organization, boolean campaign, boolean partOf, @Nullable UUID existing, boolean existingVisible) {

    /** The columns of this record and what they are read from: {@code given} has the values, one row of them. */
    static final String COLUMNS =
            """
            %s as organization,
            given.campaign is null or %s as campaign,
            given.part_of is null or exists (
                select from activity whole where whole.id = given.part_of and %s) as part_of,
            existing.id as existing,
            existing.id is not null and %s as existing_visible
            from given
            left join activity existing
                on existing.created_by = given.created_by and existing.external_id = given.external_id
            """
                    .formatted(
                            OrganizationSql.membership("given.organization", "given.scope", "given.held_on"),
                            CampaignSql.isVisible("given.campaign", "given.scope"),
                            ActivityStore.isVisible("whole", "given.scope"),
                            ActivityStore.isVisible("existing", "given.scope"));

    static ActivityReferences of(ResultSet row) throws SQLException {
        return new ActivityReferences(
                Membership.valueOf(row.getString("organization")),
                row.getBoolean("campaign"),
                row.getBoolean("part_of"),
                row.getObject("existing", UUID.class),
                row.getBoolean("existing_visible"));
    }

    /** Says so in the words of the rules. */
    void addTo(Violations violations, ActivityContent content) {
        organization.addTo(violations, content.organization(), content.heldOn());
        String code = content.campaign();
        if (code != null && (!campaign || !Violations.isCode(code))) {
            violations.add("/campaign", RecordsRule.UNKNOWN_CAMPAIGN, code);
        }
        if (content.partOf() != null && !partOf) {
            violations.add("/partOf", RecordsRule.UNKNOWN_ACTIVITY, content.partOf());
        }
    }

    /** @param self the record that is edited, which may keep its externalId */
    void refuseDuplicate(@Nullable UUID self) {
        if (existing != null && !existing.equals(self)) {
            throw ExternalIds.taken(existingVisible ? ActivityResource.PATH + existing : null);
        }
    }
}
