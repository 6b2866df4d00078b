package taizhang.reporting.counting;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import taizhang.api.database.Database;
import taizhang.api.database.Statement;
import taizhang.reporting.fact.OrganizationAmount;
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

    private final Database database;

    RecordQueries(Database database) {
        this.database = database;
    }

    /** @param definitions by their numbers in the question, all of one predicate */
    List<Count.Part> count(
            Map<Integer, Indicator> definitions,
            Sight sight,
            List<Question.Judged> periods,
            @Nullable Dimension dimension,
            long position) {
        if (sight.isBlind()) {
            return List.of();
        }
        Statement statement =
                database.sql("select w.place, ask.no").add(dimension == null ? ", ''" : ", " + dimension.sql());
        boolean one = definitions.size() == 1;
        definitions.forEach((no, definition) -> {
            statement.add(counted(definition, one ? "" : no.toString()));
            if (!one) {
                GivenCondition.records(statement.add("filter (where true"), definition, no.toString(), sight)
                        .add(")");
            }
        });
        Indicator any = definitions.values().iterator().next();
        statement.add(source(any));
        if (one) {
            GivenCondition.records(statement, any, "", sight);
        }
        List<Count.Part> parts = new ArrayList<>();
        bound(statement.add("group by 1, 2, 3"), sight, periods, position).list(row -> {
            int column = 4;
            for (int no : definitions.keySet()) {
                Counted counted = Counted.of(row.getLong(column++));
                parts.add(new Count.Part(no, row.getInt(1), row.getInt(2) - 1, row.getString(3), counted));
            }
            return true;
        });
        return parts;
    }

    private static String counted(Indicator definition, String no) {
        if (definition.quantity() != null) {
            return ", sum(" + OrganizationAmount.sql(definition.quantity(), ":post" + no) + ")";
        }
        return switch (Objects.requireNonNull(definition.measure())) {
            case Indicator.ORGANIZATIONS_MEASURE -> ", count(distinct f.organization)";
            case Indicator.ASPECTS_MEASURE -> ", count(distinct f.aspect)";
            default -> ", count(*)";
        };
    }

    private static String source(Indicator definition) {
        RecordPredicate predicate = definition.predicate();
        return SOURCE.formatted(predicate.facts(), predicate.day(), predicate.counts());
    }

    private static Statement bound(Statement statement, Sight sight, List<Question.Judged> periods, long position) {
        List<Sight.Seen> seen = sight.seen();
        if (seen.size() > Sight.FEW) {
            statement.planEachTime();
        }
        return statement
                .set("position", position)
                .setEach("seen", "text", seen, Sight.Seen::organization)
                .setEach("seenPlaces", "integer", seen, Sight.Seen::place)
                .setEach("seenFroms", "date", seen, each -> each.days().from())
                .setEach("seenUntils", "date", seen, each -> each.days().until())
                .setEach("froms", "date", periods, each -> each.days().from())
                .setEach("untils", "date", periods, each -> each.days().until())
                .setEach("asOfs", "date", periods, Question.Judged::asOf);
    }

    /** @return the beginning of a list as {@link RecordPage} reads it */
    Statement listed(Indicator definition, Sight sight, Question.Judged period, long position) {
        boolean aspects = Indicator.ASPECTS_MEASURE.equals(definition.measure());
        String quantity = definition.quantity();
        Statement statement = database.sql(
                        RecordPage.listed(definition, definition.predicate().day()))
                .add(quantity == null ? "1" : OrganizationAmount.sql(quantity, ":post"))
                .add("as amount, " + (aspects ? "f.aspect" : "f.organization") + " as once")
                .add(source(definition));
        return bound(GivenCondition.records(statement, definition, "", sight), sight, List.of(period), position);
    }
}
