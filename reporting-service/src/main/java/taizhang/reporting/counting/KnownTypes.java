package taizhang.reporting.counting;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import taizhang.api.database.Database;
import taizhang.api.problem.Rule;
import taizhang.reporting.indicator.Where;
import taizhang.reporting.problem.ReportingRule;

/** What the ledger knows of activity types: what a definition misspells would count nothing, and look like a true zero. */
@ApplicationScoped
public class KnownTypes {

    private static final String UNKNOWN =
            """
            select 'types', no - 1, code
            from unnest(cast(:types as text[])) with ordinality t (code, no)
            where not exists (select from activity_type_fact f where f.code = t.code
                and f.from_position <= :position and f.to_position > :position)
            union all
            select 'categories', no - 1, category
            from unnest(cast(:categories as text[])) with ordinality c (category, no)
            where not exists (select from activity_type_fact f where f.category = c.category
                and f.from_position <= :position and f.to_position > :position)
            order by 1, 2
            """;

    /** What conditions name in a field ({@code types} or {@code categories}) and no activity type has. */
    public record Unknown(String field, int index, String code) {

        Rule rule() {
            return field.equals("types") ? ReportingRule.UNKNOWN_TYPE : ReportingRule.UNKNOWN_CATEGORY;
        }
    }

    private final Database database;

    KnownTypes(Database database) {
        this.database = database;
    }

    public List<Unknown> unknown(Where where, long position) {
        if (where.types() == null && where.categories() == null) {
            return List.of();
        }
        return database.sql(UNKNOWN)
                .setArray("types", "text", where.types())
                .setArray("categories", "text", where.categories())
                .set("position", position)
                .list(row -> new Unknown(row.getString(1), row.getInt(2), row.getString(3)));
    }
}
