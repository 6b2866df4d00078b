package taizhang.reporting.counting;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import taizhang.api.database.Database;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.ProblemException;
import taizhang.api.time.Today;

/** The one reader of what a question is to be answered by: the present, a position of the ledger, or an instant. */
@ApplicationScoped
public class Moments {

    // What is written when a position has been applied holds from the next one on.
    private static final String AT_POSITION =
            """
            select from_generation
            from reference_version
            where since_position <= :position
            order by since_position desc, from_generation desc
            limit 1
            """;

    private static final String WRITTEN_BY =
            """
            select from_generation
            from reference_version
            where written_at <= :at
            order by written_at desc, from_generation desc
            limit 1
            """;

    private static final String POSITION =
            "select position from position_time where at <= :at order by at desc limit 1";

    private static final String PRESENT_GENERATION = "select generation from feed_state";

    private final Database database;
    private final Today today;

    Moments(Database database, Today today) {
        this.database = database;
        this.today = today;
    }

    /**
     * @param position as it was given: when it was applied; null: not given
     * @param asOf an instant in the form of RFC 3339, as it was given: the ledger up to the last position of which
     *     everything had been written by then, and what had been written here; null: not given
     * @return the present when neither is given
     * @throws ProblemException 400 when both are given or one cannot be read, 422 when the instant is to come (in a body
     *     422 for all that can be read)
     */
    public Moment read(QuestionReader reader, @Nullable Long position, @Nullable String asOf) {
        if (asOf == null) {
            return reader.position(position) == null ? Moment.NOW : at(position);
        }
        return at(reader.instant(asOf, position, today.instant()));
    }

    /**
     * The same, of an answer that says how much of what is written in this service it knew.
     *
     * @param generation as such an answer named it beside its position; null: not given
     * @throws ProblemException as the other one, and 400 when there is no such generation yet
     */
    public Moment read(
            QuestionReader reader, @Nullable Long position, @Nullable Long generation, @Nullable String asOf) {
        Moment moment = read(reader, position, asOf);
        if (generation == null) {
            return moment;
        }
        long present = database.sql(PRESENT_GENERATION).one(row -> row.getLong(1));
        if (generation < 0 || generation > present) {
            throw reader.fault("generation", FieldRule.OUT_OF_RANGE, 0, present);
        }
        return new Moment(moment.position(), generation, moment.day());
    }

    private Moment at(@Nullable Long position) {
        long generation = database.sql(AT_POSITION)
                .set("position", position)
                .first(row -> row.getLong(1))
                .orElse(0L);
        return new Moment(position, generation, null);
    }

    private Moment at(Instant instant) {
        long position = database.sql(POSITION)
                .set("at", instant)
                .first(row -> row.getLong(1))
                .orElse(0L);
        long generation = database.sql(WRITTEN_BY)
                .set("at", instant)
                .first(row -> row.getLong(1))
                .orElse(0L);
        return new Moment(position, generation, today.dateOf(instant));
    }
}
