package taizhang.reporting.counting;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import taizhang.api.database.Database;
import taizhang.api.database.Statement;
import taizhang.reporting.fact.ActivityPredicate;
import taizhang.reporting.indicator.Indicator;

/** Counts what each organization held itself: the approved activities of a definition, by parts of the calendar. */
@ApplicationScoped
public class HeldActivities {

    // One row for each organization: a row for each number would take longer to send than to count.
    private static final String PACKED = "select s.organization, s.value, array_agg(s.part), array_agg(s.amount)";

    private static final String COUNTED =
            """
            from (
                select f.organization, %s as value, width_bucket(f.held_on, cast(:starts as date[])) as part,
                    cast(sum(%s) as bigint) as amount
            """;

    private static final String SPACED =
            """
            , array_agg(s.gap)
            from (
                select g.organization, g.value, g.part, cast(sum(g.amount) as bigint) as amount, max(g.gap) as gap
                from (
                    select d.*, d.held_on - lag(d.held_on) over (
                        partition by d.organization, d.value, d.part order by d.held_on) as gap
                    from (
                        select f.organization, %s as value, width_bucket(f.held_on, cast(:starts as date[])) as part,
                            f.held_on, %s as amount
            """;

    private static final String FACTS =
            """
            from activity_fact f
            cross join (select cast(:position as bigint) as position) p
            where f.held_on >= cast(:from as date) and f.held_on < cast(:until as date) and f.standing = 'value' and
            """
                    + ActivityPredicate.VALID;

    private static final String BY_ORGANIZATION = "and f.organization = any (:organizations)";

    private static final String ALL =
            "select count(*) from organization_fact where from_position <= :position and to_position > :position";

    private static final String OF_VALUES = "and f.attributes ->> :each = any (:values)";

    private static final String EACH = "f.attributes ->> :each";

    private static final long MOST = 3;

    private final Database database;

    HeldActivities(Database database) {
        this.database = database;
    }

    /**
     * @param definition of activities that are counted
     * @param each the attribute by whose values they are told apart; null: they are not
     * @param values of it
     * @param starts where the parts begin, in order; some may be empty
     * @param until where the last one ends
     * @param spaced whether the days between two are asked for
     */
    public Held count(
            Indicator definition,
            @Nullable String each,
            List<@Nullable String> values,
            Structure structure,
            List<LocalDate> starts,
            LocalDate until,
            boolean spaced,
            long position) {
        List<String> asked = IntStream.range(0, structure.size())
                .mapToObj(structure::get)
                .filter(Structure.Member::asked)
                .map(Structure.Member::code)
                .toList();
        Held held = new Held(
                values,
                new long[values.size()][structure.size()][],
                new long[spaced ? values.size() : 0][structure.size()][]);
        String value = each == null ? "cast(null as text)" : EACH;
        Statement statement = database.sql(PACKED)
                .add((spaced ? SPACED : COUNTED).formatted(value, ActivityPredicate.COUNT))
                .add(FACTS)
                .add(isOfMost(asked.size(), position) ? "" : BY_ORGANIZATION);
        if (each != null) {
            statement.add(OF_VALUES).set("each", each).setArray("values", "text", values);
        }
        GivenCondition.activities(statement, definition);
        statement.add(spaced ? ") d) g group by 1, 2, 3) s group by 1, 2" : "group by 1, 2, 3) s group by 1, 2");
        if (asked.size() > Sight.FEW) {
            statement.planEachTime();
        }
        statement
                .set("position", position)
                .set("from", starts.get(0))
                .set("until", until)
                .setArray("starts", "date", starts)
                .setArray("organizations", "text", asked)
                .forEach(row -> Line.of(row, spaced), line -> {
                    int organization = structure.number(line.organization());
                    if (organization == Structure.NONE) {
                        return;
                    }
                    int no = values.indexOf(line.value());
                    held.sums()[no][organization] = line.placed(line.amounts(), starts.size(), 0);
                    if (spaced) {
                        held.gaps()[no][organization] = line.placed(line.gaps(), starts.size(), Held.NO_GAP);
                    }
                });
        return held;
    }

    /** Of so many, what the others have held is passed over sooner than each of them is named to PostgreSQL. */
    private boolean isOfMost(int asked, long position) {
        return asked > Sight.FEW
                && asked * MOST >= database.sql(ALL).set("position", position).one(row -> row.getLong(1));
    }

    /** What one organization held of one value: numbers of the parts, from 1, and what is said of each. */
    private record Line(String organization, @Nullable String value, long[] parts, long[] amounts, long[] gaps) {

        static Line of(ResultSet row, boolean spaced) throws SQLException {
            return new Line(
                    row.getString(1),
                    row.getString(2),
                    numbers(row.getArray(3)),
                    numbers(row.getArray(4)),
                    spaced ? numbers(row.getArray(5)) : new long[0]);
        }

        private static long[] numbers(Array array) throws SQLException {
            return Arrays.stream((Number[]) array.getArray())
                    .mapToLong(number -> number == null ? Held.NO_GAP : number.longValue())
                    .toArray();
        }

        long[] placed(long[] numbers, int count, long none) {
            long[] placed = new long[count];
            Arrays.fill(placed, none);
            for (int i = 0; i < parts.length; i++) {
                placed[(int) parts[i] - 1] = numbers[i];
            }
            return placed;
        }
    }
}
