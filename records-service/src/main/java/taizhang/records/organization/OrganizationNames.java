package taizhang.records.organization;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taizhang.api.database.Database;

/** Finds what organizations are called, for files that name many. */
@ApplicationScoped
public class OrganizationNames {

    private static final String BELOW =
            """
            select o.code, o.name_zh, o.name_en, o.aliases,
                lower(days.there) as first_day, upper(days.there) as day_after
            from organization o
            join ancestry line on line.organization = o.code and line.ancestor = coalesce(:scope::text, o.code)
            cross join lateral (
                select line.during * daterange(o.valid_from, o.valid_to, '[]') as there) days
            """;

    private static final String ABOVE =
            """
            union all
            select o.code, o.name_zh, o.name_en, o.aliases, o.valid_from, o.valid_to + 1
            from organization o
            where exists (
                select from ancestry line
                where line.organization = :scope and line.ancestor = o.code and line.ancestor <> :scope)
            """;

    private final Database database;

    OrganizationNames(Database database) {
        this.database = database;
    }

    /** @return those in the subtree of an organization, on the days on which they are; null: all */
    public NamedOrganizations below(@Nullable String scope) {
        return new NamedOrganizations(list(BELOW, scope));
    }

    /** @return these, and those above, whose codes are known as those of superiors */
    public NamedOrganizations belowOrAbove(@Nullable String scope) {
        return new NamedOrganizations(list(BELOW + ABOVE, scope));
    }

    private List<NamedOrganizations.Stay> list(String sql, @Nullable String scope) {
        return database.sql(sql).set("scope", scope).list(OrganizationNames::stay);
    }

    private static NamedOrganizations.Stay stay(ResultSet row) throws SQLException {
        return new NamedOrganizations.Stay(
                row.getString("code"),
                row.getString("name_zh"),
                row.getString("name_en"),
                List.of((String[]) row.getArray("aliases").getArray()),
                row.getObject("first_day", LocalDate.class),
                row.getObject("day_after", LocalDate.class));
    }
}
