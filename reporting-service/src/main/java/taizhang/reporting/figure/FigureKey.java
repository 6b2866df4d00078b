package taizhang.reporting.figure;

import org.jspecify.annotations.Nullable;
import taizhang.api.time.Period;
import taizhang.reporting.counting.Place;

/**
 * What one figure is of.
 *
 * @param within the period asked for that it is a month of; null unless there are several that could be meant
 * @param type of activities; null unless the figures are split by types
 */
record FigureKey(Formulas formulas, Period period, @Nullable Period within, Place place, @Nullable String type) {

    Formula formula() {
        return formulas.of(period);
    }

    /** @return what is counted in a period, of whatever it may be a month */
    FigureKey in(Period other) {
        return new FigureKey(formulas, other, null, place, type);
    }
}
