package taizhang.reporting.counting;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
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

    private static final String STANDING =
            """
            select y.organization
            from ancestry_fact y
            join organization_fact o on o.code = y.organization and o.to_position = 9223372036854775807
            where y.ancestor = :organization and y.depth between :least and :most
              and y.during @> cast(:day as date) and y.to_position = 9223372036854775807
              and o.valid_from <= :day and (o.valid_to is null or o.valid_to >= :day)
            """;

    private static final String SEEN =
            """
            and exists (
                select from ancestry_fact c
                where c.organization = y.organization and c.ancestor = :caller and c.during @> cast(:day as date)
                  and c.to_position = 9223372036854775807)
            """;

    // A record that was changed has a version that began later; whether it counted before or counts now, it is one.
    private static final String CHANGED =
            """
            select (
                select count(distinct f.id)
                from activity_fact f
                join ancestry_fact y on y.organization = f.organization and y.ancestor = a.organization
                    and y.during @> f.held_on and y.to_position = 9223372036854775807
                where f.id in (select c.id from activity_fact c where c.from_position > a.position)
                  and f.to_position > a.position and f.standing is not null
                  and f.held_on >= a."from" and f.held_on < a.until
            ) + (
                select count(distinct f.id)
                from task_fact f
                join ancestry_fact y on y.organization = f.organization and y.ancestor = a.organization
                    and y.during @> f.found_on and y.to_position = 9223372036854775807
                where f.id in (select c.id from task_fact c where c.from_position > a.position)
                  and f.to_position > a.position and f.found_on < a.until
            )
            from unnest(cast(:organizations as text[]), cast(:froms as date[]), cast(:untils as date[]),
                cast(:positions as bigint[])) with ordinality a (organization, "from", until, position, no)
            order by a.no
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

    /** @return the codes of those that stood below an organization on a day and existed on it, in order */
    List<String> standing(String organization, boolean children, LocalDate day, @Nullable String caller) {
        return database.sql(STANDING)
                .add(caller == null ? "" : SEEN)
                .add("order by y.organization collate \"C\"")
                .set("caller", caller)
                .set("organization", organization)
                .set("least", children ? 1 : 0)
                .set("most", children ? 1 : Integer.MAX_VALUE)
                .set("day", day)
                .list(row -> row.getString(1));
    }

    /** @return for each how many records have changed */
    List<Long> changed(List<Entered> each) {
        return database.sql(CHANGED)
                .setEach("organizations", "text", each, Entered::organization)
                .setEach("froms", "date", each, one -> one.period().from())
                .setEach("untils", "date", each, one -> one.period().until())
                .setEach("positions", "bigint", each, Entered::position)
                .list(row -> row.getLong(1));
    }
}
