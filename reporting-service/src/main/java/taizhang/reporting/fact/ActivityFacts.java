package taizhang.reporting.fact;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import taizhang.api.database.Database;

/** Versions of activities, a whole run of changes by two statements. */
@ApplicationScoped
class ActivityFacts {

    private static final String CLOSE =
            """
            update activity_fact f set to_position = c.position
            from unnest(:ids::uuid[], :positions::bigint[]) c (id, position)
            where f.id = c.id and f.to_position = 9223372036854775807
            """;

    // PostgreSQL takes the JSON apart, which is as fast as sending the parts. A type that is not known stops the feed
    // (category is not null): a record that no figure can find must not pass in silence.
    private static final String OPEN =
            """
            insert into activity_fact (id, from_position, to_position, version, type, category, organization, held_on,
                occurrence, status, count, quantities, attributes, themes, campaign, title)
            select a.id, c.from_position, c.to_position, a.version, a.type, t.category, a.organization, a."heldOn",
                a.occurrence, a.status, a.count, a.quantities, a.attributes, coalesce(a.themes, '{}'), a.campaign, a.title
            from unnest(:froms::bigint[], :tos::bigint[], :afters::jsonb[]) c (from_position, to_position, after)
            cross join lateral jsonb_to_record(c.after) a (id uuid, version bigint, type text, organization text,
                "heldOn" date, occurrence text, status text, count numeric, quantities jsonb, attributes jsonb,
                themes text[], campaign text, title text)
            left join activity_type_fact t on t.code = a.type and t.to_position = 9223372036854775807
            """;

    private final Database database;

    ActivityFacts(Database database) {
        this.database = database;
    }

    Touched apply(List<Change> changes) {
        NewVersions versions = NewVersions.of(changes);
        database.sql(CLOSE)
                .setArray("ids", "uuid", versions.records())
                .setArray("positions", "bigint", versions.ends().values())
                .execute();
        database.sql(OPEN)
                .setArray("froms", "bigint", versions.froms())
                .setArray("tos", "bigint", versions.tos())
                .setArray("afters", "text", versions.afters())
                .execute();
        return Touched.activities(versions.before(), versions.position(), versions.records());
    }
}
