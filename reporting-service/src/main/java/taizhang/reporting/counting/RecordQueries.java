package taizhang.reporting.counting;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import taizhang.api.database.Database;
import taizhang.api.database.Statement;
import taizhang.reporting.fact.RecordPredicate;
import taizhang.reporting.indicator.Indicator;

/** Counts and lists what is no activity, from facts: one scan for all definitions of a predicate. */
@ApplicationScoped
class RecordQueries {

    private static final String SOURCE =
            """
            from unnest(cast(:froms as date[]), cast(:untils as date[]), cast(:asOfs as date[]))
                with ordinality ask ("from", until, as_of, no)
            cross join (select cast(:position as bigint) as position) p
            cross join unnest(cast(:seen as text[]), cast(:seenFroms as date[]), cast(:seenUntils as date[]),
                cast(:seenPlaces as integer[])) w (organization, "from", until, place)
            join %1$s f on f.organization = w.organization and %2$s >= w."from" and %2$s < w.until
            where %3$s
            """;

    // Of what is counted once, the first record counts as one and the others as nothing; what has none (an aspect) too.
    private static final String PAGE =
            """
            ),
            matched as (
                select l.*, case when l.measure = 'count' then 1
                    when l.once is not null
                        and row_number() over (partition by l.once order by l.day, l.id collate "C") = 1 then 1
                    else 0 end as contribution
                from listed l
            ),
            whole as (select count(*) as total, coalesce(sum(contribution), 0) as sum from matched)
            select whole.total, whole.sum, page.id, page.record, page.organization, page.day, page.contribution,
                r.version, r.title
            from whole
            left join lateral (
                select * from matched m
                where cast(:afterOn as date) is null
                    or (m.day, m.id collate "C") > (cast(:afterOn as date), cast(:afterId as text))
                order by m.day, m.id collate "C"
                limit :limit) page on true
            left join lateral (%s) r on true
            order by page.day, page.id collate "C"
            """;

    private static final String LISTED =
            """
            with listed as (
                select f.from_position, f.organization, %1$s as day, %2$s as id, %3$s as record,
                    cast(:measure as text) as measure,
                    case cast(:measure as text) when 'organizations' then f.organization when 'aspects' then %4$s end as once
            """;

    private final Database database;

    RecordQueries(Database database) {
        this.database = database;
    }

    /** @param definitions by their numbers in the question, all of one predicate */
    List<Part> count(
            Map<Integer, Indicator> definitions,
            Sight sight,
            List<Judged> periods,
            @Nullable Dimension dimension,
            long position) {
        if (sight.isBlind()) {
            return List.of();
        }
        Statement statement =
                database.sql("select w.place, ask.no").add(dimension == null ? ", ''" : ", " + dimension.sql());
        boolean one = definitions.size() == 1;
        definitions.forEach((no, definition) -> {
            statement.add(counted(definition));
            if (!one) {
                conditions(statement.add("filter (where true"), definition, no.toString())
                        .add(")");
            }
        });
        Indicator any = definitions.values().iterator().next();
        statement.add(source(any));
        if (one) {
            conditions(statement, any, "");
        }
        List<Part> parts = new ArrayList<>();
        bound(statement.add("group by 1, 2, 3"), sight, periods, position).list(row -> {
            int column = 4;
            for (int no : definitions.keySet()) {
                Counted counted = Counted.of(row.getLong(column++));
                parts.add(new Part(no, row.getInt(1), row.getInt(2) - 1, row.getString(3), counted));
            }
            return true;
        });
        return parts;
    }

    private static String counted(Indicator definition) {
        return switch (Objects.requireNonNull(definition.measure())) {
            case Indicator.ORGANIZATIONS_MEASURE -> ", count(distinct f.organization)";
            case Indicator.ASPECTS_MEASURE -> ", count(distinct f.aspect)";
            default -> ", count(*)";
        };
    }

    private static Statement conditions(Statement statement, Indicator definition, String no) {
        for (Asked asked : Asked.of(definition)) {
            statement.add("and " + asked.condition().given(no));
            asked.set(statement, no);
        }
        return statement;
    }

    private static String source(Indicator definition) {
        RecordPredicate predicate = definition.predicate();
        return SOURCE.formatted(predicate.facts(), predicate.day(), predicate.counts());
    }

    private static Statement bound(Statement statement, Sight sight, List<Judged> periods, long position) {
        List<Sight.Seen> seen = sight.seen();
        return statement
                .set("position", position)
                .setEach("seen", "text", seen, Sight.Seen::organization)
                .setEach("seenPlaces", "integer", seen, Sight.Seen::place)
                .setEach("seenFroms", "date", seen, each -> each.days().from())
                .setEach("seenUntils", "date", seen, each -> each.days().until())
                .setEach("froms", "date", periods, each -> each.days().from())
                .setEach("untils", "date", periods, each -> each.days().until())
                .setEach("asOfs", "date", periods, Judged::asOf);
    }

    /** @return at least one line, without a record when the page has none */
    List<Records.Line> page(
            Indicator definition,
            Sight sight,
            Judged period,
            long position,
            @Nullable LocalDate afterOn,
            @Nullable String afterId,
            int limit) {
        RecordPredicate predicate = definition.predicate();
        RecordListing listing = RecordListing.of(predicate);
        Statement statement = database.sql(LISTED.formatted(
                        predicate.day(), listing.id(), listing.record(), predicate.isOfTasks() ? "f.aspect" : "null"))
                .add(source(definition));
        conditions(statement, definition, "");
        return bound(statement.add(PAGE.formatted(listing.source())), sight, List.of(period), position)
                .set("measure", definition.measure())
                .set("afterOn", afterOn)
                .set("afterId", afterId)
                .set("limit", limit)
                .list(row -> read(row, listing));
    }

    private static Records.Line read(ResultSet row, RecordListing listing) throws SQLException {
        String id = row.getString("id");
        EvidenceItem item = id == null
                ? null
                : new EvidenceItem(
                        listing.entity(),
                        id,
                        row.getLong("version"),
                        listing.href().formatted(row.getString("record")),
                        row.getString("organization"),
                        row.getObject("day", LocalDate.class),
                        row.getString("title"),
                        row.getBigDecimal("contribution"));
        return new Records.Line(row.getLong("total"), row.getBigDecimal("sum"), false, item);
    }
}
