package taizhang.api.page;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taizhang.api.parameter.Parameters;
import taizhang.api.problem.HttpProblem;
import taizhang.api.problem.ProblemException;

/** Between two items of a list that is ordered by day and id: after the one of this day and id. */
public record Place(LocalDate on, UUID id) {

    private static final LocalDate FIRST = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    /**
     * @param first day of the list; null: it has none
     * @param last day of the list; null: it has none
     * @param after where the page before has ended; null: there was none
     * @return where the page begins, which is in the list in any case
     */
    public static Place in(
            @Nullable LocalDate first, @Nullable LocalDate last, boolean descending, @Nullable Place after) {
        if (descending) {
            return after == null || (last != null && after.on.isAfter(last))
                    ? new Place(last == null ? LAST : last, new UUID(-1, -1))
                    : after;
        }
        return after == null || (first != null && after.on.isBefore(first))
                ? new Place(first == null ? FIRST : first, new UUID(0, 0))
                : after;
    }

    /** @throws ProblemException 400 {@code cursor-mismatch} when it was not made by {@link #cursor} for this query */
    public static @Nullable Place of(@Nullable String cursor, Object query) {
        Cursor decoded = Cursor.decode(cursor, query, 2);
        try {
            return decoded == null
                    ? null
                    : new Place(
                            Parameters.day(decoded.key().get(0)),
                            UUID.fromString(decoded.key().get(1)));
        } catch (DateTimeException | IllegalArgumentException forged) {
            throw ProblemException.of(HttpProblem.CURSOR_MISMATCH);
        }
    }

    public Cursor cursor() {
        return new Cursor(List.of(on.toString(), id.toString()));
    }
}
