package taizhang.reporting.fact;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import taizhang.api.database.Database;

/** Placements and their closure by days, in versions. Only rows that differ get a new version. */
@ApplicationScoped
class AncestryFacts {

    private static final String BELOW =
            """
            select distinct organization from ancestry_fact
            where ancestor = :code and depth > 0 and to_position = 9223372036854775807
            """;

    // A placement holds until the next one. On the days before the first one the organization stands under nobody.
    private static final String PLACE =
            """
            with wanted as (
                select :code as organization, parent, daterange(day, lead(day) over (order by day)) as during
                from unnest(:days::date[], :parents::text[]) p (day, parent)
            ), closed as (
                update placement_fact f set to_position = :position
                where f.organization = :code and f.to_position = 9223372036854775807 and not exists (
                    select from wanted w where w.parent is not distinct from f.parent and w.during = f.during)
            )
            insert into placement_fact (organization, parent, during, from_position)
            select w.organization, w.parent, w.during, :position from wanted w
            where not exists (
                select from placement_fact f
                where f.organization = w.organization and f.to_position = 9223372036854775807
                  and w.parent is not distinct from f.parent and w.during = f.during)
            """;

    // Every organization is its own ancestor on all days, so that no record can fall out of its own cells. The limit of
    // depth keeps a cycle, which the ledger does not have, from running for ever.
    private static final String CLOSURE =
            """
            with recursive up (organization, ancestor, depth, during) as (
                select code, code, 0, daterange(null, null) from unnest(:codes::text[]) code
                union all
                select up.organization, p.parent, up.depth + 1, up.during * p.during
                from up
                join placement_fact p on p.organization = up.ancestor and p.to_position = 9223372036854775807
                    and p.parent is not null and p.during && up.during
                where up.depth < 100
            ), closed as (
                update ancestry_fact f set to_position = :position
                where f.organization = any (:codes::text[]) and f.to_position = 9223372036854775807 and not exists (
                    select from up where (up.organization, up.ancestor, up.depth, up.during)
                        = (f.organization, f.ancestor, f.depth, f.during))
            )
            insert into ancestry_fact (organization, ancestor, depth, during, from_position)
            select up.*, :position from up
            where not exists (
                select from ancestry_fact f
                where f.to_position = 9223372036854775807 and (up.organization, up.ancestor, up.depth, up.during)
                    = (f.organization, f.ancestor, f.depth, f.during))
            """;

    private static final String REMOVE_PLACEMENTS =
            """
            update placement_fact set to_position = :position
            where organization = :code and to_position = 9223372036854775807
            """;

    private static final String REMOVE_ANCESTORS =
            """
            update ancestry_fact set to_position = :position
            where organization = :code and to_position = 9223372036854775807
            """;

    private final Database database;

    AncestryFacts(Database database) {
        this.database = database;
    }

    /** @return the organization and all that stood below it on any day: their ancestors may have changed */
    List<String> place(String code, List<Placement> placements, long position) {
        database.sql(PLACE)
                .set("code", code)
                .set("position", position)
                .setArray(
                        "days", "date", placements.stream().map(Placement::from).toList())
                .setArray(
                        "parents",
                        "text",
                        placements.stream().map(Placement::parent).toList())
                .execute();
        List<String> below = database.sql(BELOW).set("code", code).list(row -> row.getString(1));
        List<String> affected = Stream.concat(Stream.of(code), below.stream()).toList();
        database.sql(CLOSURE)
                .setArray("codes", "text", affected)
                .set("position", position)
                .execute();
        return affected;
    }

    void remove(String code, long position) {
        database.sql(REMOVE_PLACEMENTS)
                .set("code", code)
                .set("position", position)
                .execute();
        database.sql(REMOVE_ANCESTORS)
                .set("code", code)
                .set("position", position)
                .execute();
    }
}
