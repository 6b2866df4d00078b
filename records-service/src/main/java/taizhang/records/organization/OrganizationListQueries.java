package taizhang.records.organization;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taizhang.api.database.Database;
import taizhang.api.database.Statement;

/** Lists of organizations of one day, each with the parent that it had on it. */
@ApplicationScoped
class OrganizationListQueries {

    private static final String FROM =
            """
            from organization o
            left join ancestry p on p.organization = o.code and p.depth = 1 and p.during @> cast(:on as date)
            where o.valid_from <= :on and (o.valid_to is null or o.valid_to >= :on)
            """;

    private static final String IN_SCOPE = "and " + OrganizationSql.belowOn("o.code", ":scope", "cast(:on as date)");
    private static final String OF_SUBTREE = "and " + OrganizationSql.belowOn("o.code", ":parent", "cast(:on as date)");
    private static final String SEES_PARENT =
            "and " + OrganizationSql.isVisible("cast(:parent as text)", "cast(:scope as text)");

    private static final String WITH_TEXT =
            "and position(searchable(:q) in searchable(concat_ws(chr(10), o.code, o.name_zh, o.name_en))) > 0";

    private final Database database;

    OrganizationListQueries(Database database) {
        this.database = database;
    }

    /** @return organizations by their codes, in order; none when the caller cannot see the parent that is asked for */
    List<Organization> page(OrganizationQuery query, @Nullable String after, int limit) {
        Statement page = filter(database.sql("select " + OrganizationSql.COLUMNS + ", p.ancestor as parent"), query);
        if (query.parent() != null && query.visibleBelow() != null) {
            page.add(SEES_PARENT);
        }
        return page.given("and o.code > :after", after)
                .add("order by o.code")
                .limit(limit)
                .list(OrganizationRepository::organization);
    }

    long total(OrganizationQuery query) {
        return filter(database.sql("select count(*)"), query).one(row -> row.getLong(1));
    }

    /** Whether the caller sees the parent that is asked for. */
    boolean isVisible(OrganizationQuery query) {
        return query.parent() == null
                || database.sql("select true")
                        .add(SEES_PARENT)
                        .set("parent", query.parent())
                        .set("scope", query.visibleBelow())
                        .one(row -> row.getBoolean(1));
    }

    private static Statement filter(Statement list, OrganizationQuery query) {
        list.add(FROM).set("on", query.on()).set("parent", query.parent()).set("scope", query.visibleBelow());
        if (query.visibleBelow() != null) {
            list.add(IN_SCOPE);
        }
        if (query.parent() != null) {
            list.add(query.subtree() ? OF_SUBTREE : "and p.ancestor = :parent");
        }
        return list.givenAny("and o.kind = :kind", "and o.kind = any (:kinds)", query.kinds())
                .given(WITH_TEXT, query.q());
    }
}
