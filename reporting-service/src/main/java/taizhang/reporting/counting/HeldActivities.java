package taizhang.reporting.counting;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import taizhang.api.database.Database;
import taizhang.api.database.Statement;
import taizhang.reporting.fact.ActivityPredicate;
import taizhang.reporting.indicator.Indicators;

/** Counts what each organization held itself: its approved activities, by parts of the calendar. */
@ApplicationScoped
public class HeldActivities {

    // One row for each organization: a row for each activity would take longer to send than to read, and PostgreSQL
    // longer
    // to sum up by parts than to send the days, as measured.
    private static final String LINES =
            """
            select f.organization, %s, array_agg(f.type), array_agg(f.held_on - cast(:from as date)), array_agg(cast(%s as bigint))
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

    /** @return what was held of each, in the order of what is sought */
    public List<Held> count(List<Sought> sought, Structure structure, long position) {
        List<String> asked = IntStream.range(0, structure.size())
                .mapToObj(structure::get)
                .filter(Structure.Member::asked)
                .map(Structure.Member::code)
                .toList();
        return count(sought, structure, isOfMost(asked.size(), position) ? null : asked, position);
    }

    /** @param organizations codes of those whose activities are counted; null: all of the structure */
    public List<Held> count(
            List<Sought> sought, Structure structure, @Nullable Collection<String> organizations, long position) {
        List<HeldTally> tallies = sought.stream()
                .map(each -> new HeldTally(each, structure.size()))
                .toList();
        // What differs by types only is read together.
        Map<Sought.With, List<HeldTally>> together = new LinkedHashMap<>();
        tallies.forEach(tally -> together.computeIfAbsent(tally.sought().with(), with -> new ArrayList<>())
                .add(tally));
        together.forEach((with, each) -> read(with, each, organizations, structure, position));
        return tallies.stream().map(HeldTally::held).toList();
    }

    private void read(
            Sought.With with,
            List<HeldTally> tallies,
            @Nullable Collection<String> organizations,
            Structure structure,
            long position) {
        LocalDate from = tallies.stream()
                .map(tally -> tally.sought().from())
                .min(LocalDate::compareTo)
                .orElseThrow();
        LocalDate until = tallies.stream()
                .map(tally -> tally.sought().until())
                .max(LocalDate::compareTo)
                .orElseThrow();
        long first = from.toEpochDay();
        Map<String, List<HeldTally>> byType = new HashMap<>();
        tallies.forEach(tally -> tally.sought().types().stream().distinct().forEach(type -> byType.computeIfAbsent(
                        type, each -> new ArrayList<>())
                .add(tally)));
        String value = with.each() == null ? "cast(null as text)" : EACH;
        Statement statement = database.sql(LINES.formatted(value, ActivityPredicate.COUNT));
        if (organizations != null) {
            statement.add(BY_ORGANIZATION).setArray("organizations", "text", organizations);
        }
        if (with.each() != null) {
            statement.add(OF_VALUES).set("each", with.each()).setArray("values", "text", with.values());
        }
        GivenCondition.activities(
                statement, Indicators.ofActivities(List.copyOf(byType.keySet()), with.attributes(), with.themes()));
        if (organizations == null || organizations.size() > Sight.FEW) {
            statement.planEachTime();
        }
        statement
                .add("group by 1, 2")
                .set("position", position)
                .set("from", from)
                .set("until", until);
        Consumer<Line> add = line -> {
            int organization = structure.number(line.organization());
            if (organization != Structure.NONE) {
                int no = with.values().indexOf(line.value());
                for (int i = 0; i < line.types().length; i++) {
                    for (HeldTally tally : byType.getOrDefault(line.types()[i], List.of())) {
                        tally.add(no, organization, first + line.days()[i], line.counts()[i]);
                    }
                }
                tallies.forEach(tally -> tally.end(no, organization));
            }
        };
        if (organizations == null) {
            // In a transaction they come while PostgreSQL goes on reading, and are not all in memory at once. What is
            // fetched in parts is never read in parallel: a plan for it would be run by one process, in detours.
            QuarkusTransaction.joiningExisting().run(() -> {
                database.sql("set local max_parallel_workers_per_gather = 0").execute();
                statement.forEach(Line::of, add);
            });
        } else {
            statement.forEach(Line::of, add);
        }
    }

    /** Of so many, what the others have held is passed over sooner than each of them is named to PostgreSQL. */
    private boolean isOfMost(int asked, long position) {
        return asked > Sight.FEW
                && asked * MOST >= database.sql(ALL).set("position", position).one(row -> row.getLong(1));
    }

    /** What one organization held of one value: the type, the day (from the first on) and the count of each activity. */
    private record Line(String organization, @Nullable String value, String[] types, Integer[] days, Long[] counts) {

        static Line of(ResultSet row) throws SQLException {
            return new Line(
                    row.getString(1),
                    row.getString(2),
                    (String[]) row.getArray(3).getArray(),
                    (Integer[]) row.getArray(4).getArray(),
                    (Long[]) row.getArray(5).getArray());
        }
    }
}
