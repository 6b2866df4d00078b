package taizhang.reporting.counting;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import taizhang.api.time.Period;

/**
 * What a caller is told of an organization that it sees.
 *
 * @param placed whether it has ever had a parent; false when nothing could have to be withheld
 */
public record Organization(String kind, LocalDate validFrom, @Nullable LocalDate validTo, boolean placed) {

    public boolean existsIn(Period period) {
        return validFrom.isBefore(period.until()) && (validTo == null || !validTo.isBefore(period.from()));
    }

    public boolean isBelowBureau() {
        return Suppression.isBelowBureau(kind, placed);
    }
}
