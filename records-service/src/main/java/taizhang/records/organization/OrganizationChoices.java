package taizhang.records.organization;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taizhang.api.database.Database;
import taizhang.records.template.Choices;

/** The organizations of a day to choose from. */
@ApplicationScoped
public class OrganizationChoices {

    private static final String ON_DAY =
            """
            select o.code, o.name_zh from organization o
            where o.valid_from <= :day and (o.valid_to is null or o.valid_to >= :day) and %s
            order by o.code = :scope desc nulls last, o.code
            """
                    .formatted(OrganizationSql.unscopedOr(
                            "cast(:scope as text)",
                            OrganizationSql.belowOn("o.code", "cast(:scope as text)", "cast(:day as date)")));

    private record Choice(String code, String name) {}

    private final Database database;

    OrganizationChoices(Database database) {
        this.database = database;
    }

    /**
     * @return words for those that the caller sees on that day: for the caller's own one, then for the others by their codes,
     *     in order
     */
    public List<String> on(LocalDate day, @Nullable String scope) {
        List<Choice> all = database.sql(ON_DAY)
                .set("day", day)
                .set("scope", scope)
                .list(row -> new Choice(row.getString("code"), row.getString("name_zh")));
        return Choices.of(all, Choice::code, Choice::name);
    }
}
