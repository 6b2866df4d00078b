package taizhang.records.organization;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taizhang.api.database.Database;
import taizhang.api.database.DatabaseException;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;
import taizhang.api.text.Name;
import taizhang.api.time.Today;
import taizhang.records.record.Author;
import taizhang.records.record.RecordIntake;

/** Organizations with their placements in their tables; {@link OrganizationListQueries} has the lists. */
@ApplicationScoped
class OrganizationRepository implements RecordIntake<String, PlacedOrganization> {

    private static final String ONE =
            """
            select %s, p.parent, %s as visible
            from organization o left join placement p on p.organization = o.code and p.during @> :today::date
            where o.code = :code
            """
                    .formatted(OrganizationSql.COLUMNS, OrganizationSql.isVisible("o.code", ":scope::text"));

    private static final String INSERT =
            """
            insert into organization (code, name_zh, name_en, aliases, kind, valid_from, valid_to, based_in, has_committee,
                has_small_groups, member_count, staff_count, credit_code, version)
            values (:code, :nameZh, :nameEn, :aliases, :kind, :validFrom, :validTo, :basedIn, :hasCommittee,
                :hasSmallGroups, :memberCount, :staffCount, :creditCode, :version)
            """;

    private static final String UPDATE =
            """
            update organization
            set name_zh = :nameZh, name_en = :nameEn, aliases = :aliases, kind = :kind, valid_from = :validFrom, valid_to = :validTo,
                based_in = :basedIn, has_committee = :hasCommittee, has_small_groups = :hasSmallGroups,
                member_count = :memberCount, staff_count = :staffCount, credit_code = :creditCode, version = :version
            where code = :code
            """;

    private static final String FOREIGN_KEY_VIOLATION = "23503";

    private static final String VISIBLE = "select " + OrganizationSql.isVisible(":code", ":scope");

    private static final String BELOW_ON =
            "select " + OrganizationSql.belowOn(":code", "coalesce(:scope, :code)", ":day::date");

    private static final String BELOW_FROM =
            """
            select coalesce(range_agg(during) @> daterange(:day, null), false)
            from ancestry where organization = :code and ancestor = coalesce(:scope, :code)
            """;

    private final PlacementRepository placements;
    private final TotalRepository totals;
    private final SuccessionRepository successions;
    private final Database database;
    private final Today today;

    OrganizationRepository(
            PlacementRepository placements,
            TotalRepository totals,
            SuccessionRepository successions,
            Database database,
            Today today) {
        this.placements = placements;
        this.totals = totals;
        this.successions = successions;
        this.database = database;
        this.today = today;
    }

    /**
     * Lets one transaction at a time write organizations, so that two moves cannot make a cycle together. What has left the
     * subtree of the author can still be seen, with its past, but not changed.
     */
    @Override
    public @Nullable PlacedOrganization lock(String code, Author author) {
        database.lock("organization");
        PlacedOrganization present = find(code, author.organization());
        if (present != null && !isOf(BELOW_ON, code, author.organization(), today.date())) {
            throw ProblemException.of(HttpProblem.FORBIDDEN);
        }
        return present;
    }

    /** @throws ProblemException 404 when there is one that the caller cannot see */
    @Nullable
    PlacedOrganization find(String code, @Nullable String scope) {
        return database.sql(ONE)
                .set("code", code)
                .set("scope", scope)
                .set("today", today.date())
                .first(row -> {
                    if (!row.getBoolean("visible")) {
                        throw ProblemException.notFound();
                    }
                    return organization(row);
                })
                .map(found -> new PlacedOrganization(found, placements.of(code), totals.of(code)))
                .orElse(null);
    }

    @Override
    public void insert(PlacedOrganization first, Author author) {
        write(INSERT, first.organization());
        placements.save(first.organization().code(), first.placements());
    }

    @Override
    public void update(PlacedOrganization next) {
        String code = next.organization().code();
        write(UPDATE, next.organization());
        if (!next.placements().equals(placements.of(code))) {
            placements.save(code, next.placements());
        }
        totals.save(code, next.totals());
        successions.save(code, next.organization().successors());
    }

    private void write(String sql, Organization organization) {
        database.sql(sql)
                .set("code", organization.code())
                .set("nameZh", organization.name().zh())
                .set("nameEn", organization.name().en())
                .setArray("aliases", "text", organization.aliases())
                .set("kind", organization.kind())
                .set("validFrom", organization.validFrom())
                .set("validTo", organization.validTo())
                .set("basedIn", organization.basedIn())
                .set("hasCommittee", organization.hasCommittee())
                .set("hasSmallGroups", organization.hasSmallGroups())
                .set("memberCount", organization.memberCount())
                .set("staffCount", organization.staffCount())
                .set("creditCode", organization.creditCode())
                .set("version", organization.version())
                .execute();
    }

    /** @param row with the parent of a day */
    static Organization organization(ResultSet row) throws SQLException {
        return new Organization(
                row.getString("code"),
                new Name(row.getString("name_zh"), row.getString("name_en")),
                texts(row, "aliases"),
                row.getString("kind"),
                row.getString("parent"),
                row.getObject("valid_from", LocalDate.class),
                row.getObject("valid_to", LocalDate.class),
                row.getString("based_in"),
                row.getObject("has_committee", Boolean.class),
                row.getObject("has_small_groups", Boolean.class),
                row.getObject("member_count", Integer.class),
                row.getObject("staff_count", Integer.class),
                row.getString("credit_code"),
                texts(row, "successors"),
                texts(row, "predecessors"),
                row.getLong("version"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    /** @return whether there is one that is in the subtree on any day */
    boolean isVisible(String code, @Nullable String scope) {
        return database.sql(VISIBLE).set("code", code).set("scope", scope).one(row -> row.getBoolean(1));
    }

    /** @return whether it is in the subtree on this day and on every later one */
    boolean isBelowFrom(String code, @Nullable String scope, LocalDate day) {
        return isOf(BELOW_FROM, code, scope, day);
    }

    private boolean isOf(String sql, String code, @Nullable String scope, LocalDate day) {
        return database.sql(sql)
                .set("code", code)
                .set("scope", scope)
                .set("day", day)
                .one(row -> row.getBoolean(1));
    }

    /**
     * Takes a new organization, that is there for others to refer to, away from what it refers to itself: whether that is in
     * use by others can be seen then. For a transaction that is rolled back.
     */
    void detach(String code) {
        for (String sql : List.of(
                """
                delete from ancestry
                where organization in (select organization from ancestry where ancestor = :code)
                  and ancestor in (select ancestor from ancestry where organization = :code and depth > 0)
                """,
                "delete from placement where organization = :code",
                "delete from succession where organization = :code",
                "update organization set based_in = null where code = :code")) {
            database.sql(sql).set("code", code).execute();
        }
    }

    /** @return false when something refers to it; then nothing is removed, and the transaction goes on */
    boolean remove(String code) {
        // PostgreSQL refuses every statement after one that has failed, unless it is taken back alone.
        database.sql("savepoint removal").execute();
        try {
            for (String sql : List.of(
                    "delete from ancestry where organization = :code",
                    "delete from placement where organization = :code",
                    "delete from organization_total where organization = :code",
                    "delete from succession where organization = :code",
                    "delete from organization where code = :code")) {
                database.sql(sql).set("code", code).execute();
            }
            database.sql("release savepoint removal").execute();
            return true;
        } catch (DatabaseException refused) {
            if (FOREIGN_KEY_VIOLATION.equals(refused.state())) {
                database.sql("rollback to savepoint removal").execute();
                return false;
            }
            throw refused;
        }
    }
}
