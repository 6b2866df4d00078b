package taizhang.reporting.effect;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import taizhang.api.database.Database;
import taizhang.api.json.Json;
import taizhang.api.time.Period;
import taizhang.reporting.fact.FactTable;

/**
 * Rows of an import, and facts a second time: as they were at a position, in temporary tables, which are those of one
 * transaction and go with it. In front of the search path, the statements that write and count the first ones write and
 * count these.
 */
@ApplicationScoped
class TrialQueries {

    private static final int CHUNK = 1_000;

    private static final String ROWS =
            """
            create temp table imported_row (
                no bigint generated always as identity primary key, id text not null, version bigint not null,
                before text, after text not null)
            """;

    private static final String KEEP =
            """
            insert into imported_row (id, version, before, after)
            select * from unnest(cast(:ids as text[]), cast(:versions as bigint[]), cast(:befores as text[]),
                cast(:afters as text[]))
            """;

    private static final String CHUNK_AFTER =
            "select no, id, before, after from imported_row where no > :after order by no limit :chunk";

    private static final String WITH_THOSE_ABOVE =
            """
            select distinct y.ancestor, s.year
            from unnest(cast(:organizations as text[]), cast(:years as integer[])) s (organization, year)
            join ancestry_fact y on y.organization = s.organization
                and y.during && daterange(make_date(s.year, 1, 1), make_date(s.year + 1, 1, 1))
                and y.from_position <= :position and y.to_position > :position
            """;

    private static final String SEEN =
            """
            where exists (
                select from ancestry_fact c
                where c.organization = y.ancestor and c.ancestor = :caller
                  and c.from_position <= :position and c.to_position > :position)
            """;

    private static final String WRITTEN =
            """
            select count(*) = (select count(*) from imported_row), min(f.from_position), (
                select t.at from position_time t where t.position >= min(f.from_position) order by t.position limit 1)
            from imported_row r
            join %s f on cast(f.%s as text) = r.id and f.version = r.version
            """;

    // From before all positions on, so that what begins at the position itself can take their place.
    private static final String COPY =
            """
            insert into pg_temp.%1$s (%2$s)
            select %3$s from public.%1$s f
            where f.from_position <= :position and f.to_position > :position
            """;

    private static final String BELOW =
            """
            and f.organization in (
                select y.organization from public.ancestry_fact y
                where y.ancestor = any (:organizations) and y.from_position <= :position and y.to_position > :position)
            """;

    private static final String COUNTED = "and f.standing is not null and f.held_on >= :from and f.held_on < :until";

    // One further than what is counted: cells, which are the first ones, are of no use then.
    private static final String STATE = "create temp table feed_state as select * from public.feed_state";

    private static final String BEHIND = "update pg_temp.feed_state set position = :position + 1";

    private final Database database;

    TrialQueries(Database database) {
        this.database = database;
    }

    /** An organization with its subtree in a year. */
    record Spot(String organization, int year) {

        Period period() {
            return Period.parse(String.valueOf(year)).orElseThrow();
        }
    }

    /**
     * What the rows have become in the facts.
     *
     * @param isWhole whether it is all of them
     * @param first position of a change of the import; 0 without any
     * @param at when it was written
     */
    record Written(boolean isWhole, long first, Optional<Instant> at) {}

    void begin() {
        database.sql(ROWS).execute();
    }

    /**
     * Has what is counted from now on planned for its values: of types that the rows are not of, none of them is looked at.
     * What writes is not to be planned so, for tables that it is about to fill.
     */
    void planEachTime(boolean yes) {
        database.sql("select set_config('plan_cache_mode', :mode, true)")
                .set("mode", yes ? "force_custom_plan" : "auto")
                .one(row -> row.getString(1));
    }

    void keep(List<ImportedRow> rows) {
        database.sql(KEEP)
                .setEach("ids", "text", rows, ImportedRow::id)
                .setEach("versions", "bigint", rows, ImportedRow::version)
                .setEach("befores", "text", rows, row -> row.before() == null ? null : Json.text(row.before()))
                .setEach("afters", "text", rows, row -> Json.text(row.after()))
                .execute();
    }

    /** @param chunk takes all rows in order, a thousand at a time */
    void rows(Consumer<List<ImportedRow>> chunk) {
        long[] last = {0};
        List<ImportedRow> rows;
        do {
            rows = database.sql(CHUNK_AFTER)
                    .set("after", last[0])
                    .set("chunk", CHUNK)
                    .list(row -> {
                        last[0] = row.getLong(1);
                        return new ImportedRow(row.getString(2), json(row.getString(3)), read(row.getString(4)));
                    });
            if (!rows.isEmpty()) {
                chunk.accept(rows);
            }
        } while (rows.size() == CHUNK);
    }

    private static @Nullable JsonNode json(@Nullable String text) {
        return text == null ? null : read(text);
    }

    private static JsonNode read(String text) {
        return Json.read(text, JsonNode.class);
    }

    Written written(ImportedFile.Entity entity) {
        FactTable versions = entity.facts().get(0);
        String id = versions.key().substring(0, versions.key().indexOf(','));
        return database.sql(WRITTEN.formatted(versions.name(), id))
                .one(row -> new Written(
                        row.getBoolean(1),
                        row.getLong(2),
                        Optional.ofNullable(row.getObject(3, OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)));
    }

    /**
     * @param caller the organization whose subtree the caller sees; null: everything
     * @return those with all that stood above them on a day of the year, as far as the caller sees them
     */
    Set<Spot> withThoseAbove(Collection<Spot> spots, @Nullable String caller, long position) {
        return new HashSet<>(database.sql(WITH_THOSE_ABOVE)
                .add(caller == null ? "" : SEEN)
                .setEach("organizations", "text", spots, Spot::organization)
                .setEach("years", "integer", spots, Spot::year)
                .set("position", position)
                .set("caller", caller)
                .list(row -> new Spot(row.getString(1), row.getInt(2))));
    }

    /** From now on until the transaction ends, facts are those of the position, and all changes are changes of these. */
    void copyFacts(ImportedFile.Entity entity, Set<Spot> spots, long position) {
        List<Period> years = spots.stream().map(Spot::period).toList();
        for (FactTable table : entity.facts()) {
            database.sql("create temp table %1$s (like public.%1$s including all)".formatted(table.name()))
                    .execute();
            database.sql(COPY.formatted(table.name(), table.columns(), since(table.columns())))
                    .add(entity == ImportedFile.Entity.ORGANIZATIONS ? "" : BELOW)
                    .add(entity == ImportedFile.Entity.ACTIVITIES ? COUNTED : "")
                    .set("position", position)
                    .setArray(
                            "organizations",
                            "text",
                            spots.stream().map(Spot::organization).distinct().toList())
                    .set(
                            "from",
                            years.stream()
                                    .map(Period::from)
                                    .min(LocalDate::compareTo)
                                    .orElse(null))
                    .set(
                            "until",
                            years.stream()
                                    .map(Period::until)
                                    .max(LocalDate::compareTo)
                                    .orElse(null))
                    .execute();
        }
        database.sql(STATE).execute();
        database.sql(BEHIND).set("position", position).execute();
        // Said and not only so by default: a statement that is prepared already is looked at again when the path is
        // another.
        database.sql("select set_config('search_path', 'pg_temp, public', true)")
                .one(row -> row.getString(1));
    }

    /** Tells PostgreSQL how many there are, which it cannot know of tables that are seconds old. */
    void copied(ImportedFile.Entity entity) {
        entity.facts().forEach(table -> database.sql("analyze pg_temp." + table.name())
                .execute());
    }

    private static String since(String columns) {
        return columns.replace("from_position", "-1").replace("to_position", "9223372036854775807");
    }
}
