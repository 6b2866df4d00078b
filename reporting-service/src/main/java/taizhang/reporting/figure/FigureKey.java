package taizhang.reporting.figure;

import org.jspecify.annotations.Nullable;
import taizhang.api.time.Period;
import taizhang.reporting.counting.Place;

/**
 * What one figure is of.
 *
 * @param type of activities; null unless the figures are split by types
 */
record FigureKey(Formula formula, Period period, Place place, @Nullable String type) {

    FigureKey in(Period other) {
        return new FigureKey(formula, other, place, type);
    }
}
