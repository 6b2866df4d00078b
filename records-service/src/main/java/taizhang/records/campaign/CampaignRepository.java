package taizhang.records.campaign;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import taizhang.api.database.Database;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;
import taizhang.api.text.Name;
import taizhang.api.time.Today;
import taizhang.records.organization.OrganizationSql;
import taizhang.records.record.Author;
import taizhang.records.record.RecordIntake;

/** Campaigns in their table; {@link CampaignListQueries} has the lists. */
@ApplicationScoped
class CampaignRepository implements RecordIntake<String, Campaign> {

    private static final String ONE = "select c.*, "
            + CampaignSql.isVisibleByLeader("c.lead_organization", ":scope::text")
            + " as visible from campaign c where c.code = :code";

    private static final String CAN_LEAD =
            "select " + OrganizationSql.belowOn(":leader", "coalesce(:scope, :leader)", ":day::date");

    private static final String INSERT =
            """
            insert into campaign (code, name_zh, name_en, kind, lead_organization, starts_on, ends_on, version)
            values (:code, :nameZh, :nameEn, :kind, :leader, :startsOn, :endsOn, :version)
            """;

    private static final String UPDATE =
            """
            update campaign
            set name_zh = :nameZh, name_en = :nameEn, kind = :kind, lead_organization = :leader,
                starts_on = :startsOn, ends_on = :endsOn, version = :version
            where code = :code
            """;

    private final Database database;
    private final Today today;

    CampaignRepository(Database database, Today today) {
        this.database = database;
        this.today = today;
    }

    /** Lets one transaction at a time write campaigns. */
    @Override
    public @Nullable Campaign lock(String code, Author author) {
        database.lock("campaign");
        Campaign present = find(code, author.organization());
        String leader = present == null ? null : present.leadOrganization();
        if (present != null && author.isScoped() && (leader == null || !canLead(leader, author.organization()))) {
            throw ProblemException.of(HttpProblem.FORBIDDEN);
        }
        return present;
    }

    /** @throws ProblemException 404 when there is one that the caller cannot see */
    @Nullable
    Campaign find(String code, @Nullable String scope) {
        return database.sql(ONE)
                .set("code", code)
                .set("scope", scope)
                .first(row -> {
                    if (!row.getBoolean("visible")) {
                        throw ProblemException.notFound();
                    }
                    return campaign(row);
                })
                .orElse(null);
    }

    @Override
    public void insert(Campaign first, Author author) {
        write(INSERT, first);
    }

    @Override
    public void update(Campaign next) {
        write(UPDATE, next);
    }

    private void write(String sql, Campaign campaign) {
        database.sql(sql)
                .set("code", campaign.code())
                .set("nameZh", campaign.name().zh())
                .set("nameEn", campaign.name().en())
                .set("kind", campaign.kind())
                .set("leader", campaign.leadOrganization())
                .set("startsOn", campaign.startsOn())
                .set("endsOn", campaign.endsOn())
                .set("version", campaign.version())
                .execute();
    }

    /** @return whether the organization exists today and, for a caller with an organization, is in its subtree */
    boolean canLead(String organization, @Nullable String scope) {
        return database.sql(CAN_LEAD)
                .set("leader", organization)
                .set("scope", scope)
                .set("day", today.date())
                .one(row -> row.getBoolean(1));
    }

    static Campaign campaign(ResultSet row) throws SQLException {
        return new Campaign(
                row.getString("code"),
                new Name(row.getString("name_zh"), row.getString("name_en")),
                row.getString("kind"),
                row.getString("lead_organization"),
                row.getObject("starts_on", LocalDate.class),
                row.getObject("ends_on", LocalDate.class),
                row.getLong("version"));
    }
}
