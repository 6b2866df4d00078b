package taizhang.reporting.counting;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taizhang.api.database.Database;
import taizhang.api.problem.ProblemException;
import taizhang.api.text.Name;
import taizhang.api.time.Period;

/** Reads which organizations have entered anything, whatever it counts for. */
@ApplicationScoped
class EntryQueries {

    private static final String ABOUT =
            """
            select name_zh, name_en, kind from organization_fact
            where code = :organization and from_position <= :position and to_position > :position
            """;

    private static final String BELOW =
            """
            with below as (
                select y.organization, greatest(lower(y.during), o.valid_from, cast(:from as date)) as "from",
                    least(upper(y.during), o.valid_to + 1, cast(:until as date)) as until
                from ancestry_fact y
                join organization_fact o on o.code = y.organization
                    and o.from_position <= :position and o.to_position > :position
                where y.ancestor = :organization and y.depth > 0
                  and y.from_position <= :position and y.to_position > :position
            ), seen (organization, "from", until) as (
            """;

    private static final String OF_ALL = "select b.organization, b.\"from\", b.until from below b";

    private static final String OF_CALLER =
            """
                select b.organization, greatest(b."from", lower(c.during)), least(b.until, upper(c.during))
                from below b
                join ancestry_fact c on c.organization = b.organization and c.ancestor = :caller
                    and c.during && daterange(b."from", b.until)
                    and c.from_position <= :position and c.to_position > :position
            """;

    // What counts stands in the index of counts; what was planned or called off, in one of its own.
    private static final String ENTERED =
            """
                where b."from" < b.until
            )
            select s.organization, bool_or(
                exists (
                    select from activity_fact f
                    where f.organization = s.organization and f.held_on >= s."from" and f.held_on < s.until
                      and f.standing is not null
                      and f.from_position <= :position and f.to_position > :position)
                or exists (
                    select from activity_fact f
                    where f.organization = s.organization and f.held_on >= s."from" and f.held_on < s.until
                      and f.standing is null and f.status in ('submitted', 'approved')
                      and f.from_position <= :position and f.to_position > :position))
            from seen s
            group by s.organization
            order by s.organization collate "C"
            """;

    private final Database database;

    EntryQueries(Database database) {
        this.database = database;
    }

    /** @param caller the organization whose subtree the caller sees; null: everything */
    Entries of(String organization, Period period, long position, @Nullable String caller) {
        List<String> silent = new ArrayList<>();
        List<Boolean> entered = database.sql(BELOW)
                .add(caller == null ? OF_ALL : OF_CALLER)
                .add(ENTERED)
                .set("organization", organization)
                .set("from", period.from())
                .set("until", period.until())
                .set("position", position)
                .set("caller", caller)
                .list(row -> {
                    if (!row.getBoolean(2)) {
                        silent.add(row.getString(1));
                    }
                    return row.getBoolean(2);
                });
        return database.sql(ABOUT)
                .set("organization", organization)
                .set("position", position)
                .first(row -> new Entries(
                        new Name(row.getString(1), row.getString(2)), row.getString(3), entered.size(), silent))
                .orElseThrow(ProblemException::notFound);
    }
}
