package taizhang.records.organization;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taizhang.api.database.Database;
import taizhang.api.text.Name;

/** The organizations of a day to choose from. */
@ApplicationScoped
public class OrganizationChoices {

    private static final String ON_DAY =
            """
            select o.code, o.name_zh, o.name_en from organization o
            where o.valid_from <= :day and (o.valid_to is null or o.valid_to >= :day) and %s
            order by o.code = :scope desc nulls last, o.code
            """
                    .formatted(OrganizationSql.unscopedOr(
                            "cast(:scope as text)",
                            OrganizationSql.belowOn("o.code", "cast(:scope as text)", "cast(:day as date)")));

    public record Choice(String code, Name name) {}

    private final Database database;

    OrganizationChoices(Database database) {
        this.database = database;
    }

    /** @return those that the caller sees on that day: the caller's own one, then the others by their codes, in order */
    public List<Choice> on(LocalDate day, @Nullable String scope) {
        return database.sql(ON_DAY)
                .set("day", day)
                .set("scope", scope)
                .list(row -> new Choice(
                        row.getString("code"), new Name(row.getString("name_zh"), row.getString("name_en"))));
    }
}
