package taizhang.reporting.indicator;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import taizhang.api.database.Database;
import taizhang.api.database.Statement;
import taizhang.api.json.Json;

/** Every statement of the catalog. */
@ApplicationScoped
class IndicatorQueries {

    /** A version as it is kept. */
    record Kept(Indicator indicator, long sincePosition, String changedBy) {}

    /** What a list is narrowed to. */
    record Filter(@Nullable String q, @Nullable String of) {}

    /** What stands in {@code measure} of a ratio, which no predicate reads and no cell counts. */
    private static final String RATIO = "ratio";

    private static final String VERSIONS =
            """
            select definition, version, since_position, changed_by from indicator_version
            """;

    private static final String WITH_TEXT =
            "and position(searchable(:q) in searchable(concat_ws(chr(10), code, name_zh, name_en))) > 0";

    private static final String ATTRIBUTES =
            """
            select distinct jsonb_object_keys(attributes) as attribute
            from indicator_version
            where current
            order by attribute
            """;

    private static final String RATIOS_OF =
            """
            select code
            from indicator_version
            where current and (definition ->> 'numerator' = :code or definition ->> 'denominator' = :code)
            order by code
            """;

    private static final String SUPERSEDE =
            "update indicator_version set current = false where code = :code and current";

    private static final String NEXT_GENERATION = "update feed_state set generation = generation + 1";

    private static final String INSERT =
            """
            insert into indicator_version (code, version, since_position, name_zh, name_en, unit, "of", measure,
                types, categories, attributes, themes, campaigns, organization_kinds, has_committee, has_small_groups,
                definition, changed_at, changed_by, current)
            values (:code, :version, :sincePosition, :zh, :en, :unit, :of, :measure,
                :types, :categories, cast(:attributes as jsonb), :themes, :campaigns, :kinds, :committee, :groups,
                cast(:definition as jsonb), :at, :by, true)
            """;

    private final Database database;

    IndicatorQueries(Database database) {
        this.database = database;
    }

    Optional<Kept> current(String code) {
        return database.sql(VERSIONS)
                .add("where current and code = :code")
                .set("code", code)
                .first(IndicatorQueries::read);
    }

    List<Kept> versions(String code) {
        return database.sql(VERSIONS)
                .add("where code = :code order by version")
                .set("code", code)
                .list(IndicatorQueries::read);
    }

    List<String> codes() {
        return database.sql("select code from indicator_version where current order by code")
                .list(row -> row.getString(1));
    }

    List<Indicator> page(Filter filter, @Nullable String after, int limit) {
        return filtered(database.sql(VERSIONS), filter)
                .given("and code > :after", after)
                .add("order by code")
                .limit(limit)
                .list(row -> read(row).indicator());
    }

    long total(Filter filter) {
        return filtered(database.sql("select count(*) from indicator_version"), filter)
                .one(row -> row.getLong(1));
    }

    List<String> attributes() {
        return database.sql(ATTRIBUTES).list(row -> row.getString(1));
    }

    /** @return the ratios that have the indicator above or below the line */
    List<String> ratiosOf(String code) {
        return database.sql(RATIOS_OF).set("code", code).list(row -> row.getString(1));
    }

    void insert(Indicator indicator, long sincePosition, Instant at, String by) {
        database.sql(SUPERSEDE).set("code", indicator.code()).execute();
        Where where = indicator.where();
        database.sql(INSERT)
                .set("code", indicator.code())
                .set("version", indicator.version())
                .set("sincePosition", sincePosition)
                .set("zh", indicator.name().zh())
                .set("en", indicator.name().en())
                .set("unit", indicator.unit())
                .set("of", indicator.of())
                .set("measure", indicator.isRatio() || indicator.measure() == null ? RATIO : indicator.measure())
                .setArray("types", "text", where.types())
                .setArray("categories", "text", where.categories())
                .set("attributes", where.attributes() == null ? null : Json.text(where.attributes()))
                .setArray("themes", "text", where.themes())
                .setArray("campaigns", "text", where.campaigns())
                .setArray("kinds", "text", where.organizationKinds())
                .set("committee", where.hasCommittee())
                .set("groups", where.hasSmallGroups())
                .set("definition", Json.text(indicator))
                .set("at", at)
                .set("by", by)
                .execute();
        database.sql(NEXT_GENERATION).execute();
    }

    private static Statement filtered(Statement list, Filter filter) {
        return list.add("where current").given("and \"of\" = :of", filter.of()).given(WITH_TEXT, filter.q());
    }

    private static Kept read(ResultSet row) throws SQLException {
        Indicator indicator = Json.read(row.getString(1), Indicator.class);
        return new Kept(indicator.withVersion(row.getLong(2)), row.getLong(3), row.getString(4));
    }
}
