package taizhang.reporting.figure;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taizhang.api.time.Period;

/**
 * What one statement tells at the beginning of an answer: all of it of one moment.
 *
 * @param position the position asked for, or the present one
 * @param organization null when there is none that the caller can see
 * @param covered whether the organization was below the caller's during the whole time asked, so that cells can answer
 * @param generation goes up when definitions are written or facts built anew
 * @param cells sums of value and pending for each ask of cells
 */
record Head(
        long position,
        long present,
        @Nullable Organization organization,
        boolean covered,
        long generation,
        List<Counted> cells) {

    /** @param placed whether it has ever had a parent; false when nothing is guarded */
    record Organization(String kind, LocalDate validFrom, @Nullable LocalDate validTo, boolean placed) {

        boolean existsIn(Period period) {
            return validFrom.isBefore(period.until()) && (validTo == null || !validTo.isBefore(period.from()));
        }

        boolean isBelowBureau() {
            return Suppression.isBelowBureau(kind, placed);
        }
    }

    /** An organization that stood directly under the one asked for, and whether it did so all the time. */
    record Child(String code, Organization organization, boolean steady) {}
}
