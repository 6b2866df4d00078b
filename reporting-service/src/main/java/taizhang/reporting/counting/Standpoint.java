package taizhang.reporting.counting;

import org.jspecify.annotations.Nullable;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.ProblemException;

/**
 * From where a question is answered: what one statement tells at the beginning, all of it of one moment. Facts at its
 * position never change, so that later statements agree with it and with each other.
 *
 * @param position the position asked for, or the present one
 * @param present the present position
 * @param generation goes up when definitions are written or facts built anew
 * @param seen the organization asked for; null when there is none that the caller can see
 * @param covered whether the organization was below the caller's on all days asked, so that cells can answer
 */
record Standpoint(long position, long present, long generation, @Nullable Organization seen, boolean covered) {

    /** @throws ProblemException when there is no such position, or the organization does not exist for the caller */
    Organization organization() {
        if (position > present) {
            throw ProblemException.parameter("position", FieldRule.OUT_OF_RANGE, 0, present);
        }
        if (seen == null) {
            throw ProblemException.notFound();
        }
        return seen;
    }

    /** @return whether cells speak of the same moment and of all that the caller sees */
    boolean fitsCells() {
        return covered && position == present;
    }
}
