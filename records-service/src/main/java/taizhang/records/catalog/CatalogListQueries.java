package taizhang.records.catalog;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taizhang.api.database.Database;
import taizhang.api.database.Statement;

/** Lists of activity types. */
@ApplicationScoped
class CatalogListQueries {

    private static final String FROM = "from activity_type t where true";

    private static final String WITH_TEXT =
            """
            and position(searchable(:q) in searchable(concat_ws(chr(10), t.code,
                t.definition -> 'name' ->> 'zh', t.definition -> 'name' ->> 'en'))) > 0
            """;

    private final Database database;

    CatalogListQueries(Database database) {
        this.database = database;
    }

    /** @return types by their codes, in order */
    List<ActivityType> page(CatalogQuery query, @Nullable String after, int limit) {
        return filter(database.sql("select t.definition"), query)
                .given("and t.code > :after", after)
                .add("order by t.code")
                .limit(limit)
                .list(CatalogRepository::type);
    }

    /** @return the categories that any type has, in order */
    List<String> categories() {
        return database.sql("select distinct t.category from activity_type t order by t.category")
                .list(row -> row.getString(1));
    }

    long total(CatalogQuery query) {
        return filter(database.sql("select count(*)"), query).one(row -> row.getLong(1));
    }

    private static Statement filter(Statement list, CatalogQuery query) {
        return list.add(FROM)
                .givenAny("and t.category = :category", "and t.category = any (:categories)", query.categories())
                .given(WITH_TEXT, query.q());
    }
}
