package taizhang.reporting.indicator;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import taizhang.api.database.Database;
import taizhang.api.json.Json;

/** The statements of the catalog that are not those of all that is written here. */
@ApplicationScoped
class IndicatorQueries {

    private static final String ATTRIBUTES =
            """
            select distinct jsonb_object_keys(document #> '{where,attributes}') as attribute
            from reference_version
            where kind = 'indicator' and until_generation = 9223372036854775807
            order by attribute
            """;

    private static final String RATIOS_OF =
            """
            select code
            from reference_version
            where kind = 'indicator' and until_generation = 9223372036854775807
              and (document ->> 'numerator' = :code or document ->> 'denominator' = :code)
            order by code
            """;

    private static final String REMOVE = "delete from cell_definition where code = :code";

    private static final String INSERT =
            """
            insert into cell_definition (code, measure, types, categories, attributes, themes, campaigns,
                organization_kinds, has_committee, has_small_groups)
            values (:code, :measure, :types, :categories, cast(:attributes as jsonb), :themes, :campaigns, :kinds,
                :committee, :groups)
            """;

    private final Database database;

    IndicatorQueries(Database database) {
        this.database = database;
    }

    List<String> attributes() {
        return database.sql(ATTRIBUTES).list(row -> row.getString(1));
    }

    /** @return the ratios that have the indicator above or below the line */
    List<String> ratiosOf(String code) {
        return database.sql(RATIOS_OF).set("code", code).list(row -> row.getString(1));
    }

    /** Lets its cells, if it has any of its own, be counted by this version. */
    void define(Indicator indicator) {
        database.sql(REMOVE).set("code", indicator.code()).execute();
        if (!indicator.hasCells()) {
            return;
        }
        Where where = indicator.where();
        database.sql(INSERT)
                .set("code", indicator.code())
                .set("measure", Objects.requireNonNull(indicator.measure()))
                .setArray("types", "text", where.types())
                .setArray("categories", "text", where.categories())
                .set("attributes", where.attributes() == null ? null : Json.text(where.attributes()))
                .setArray("themes", "text", where.themes())
                .setArray("campaigns", "text", where.campaigns())
                .setArray("kinds", "text", where.organizationKinds())
                .set("committee", where.hasCommittee())
                .set("groups", where.hasSmallGroups())
                .execute();
    }
}
