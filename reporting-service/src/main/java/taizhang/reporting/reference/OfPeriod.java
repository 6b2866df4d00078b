package taizhang.reporting.reference;

import java.time.LocalDate;
import taizhang.api.time.Period;

/** What is about a period. */
public interface OfPeriod extends Reference {

    /** @return code of the indicator */
    String indicator();

    /** @return under its one name */
    String period();

    /** @return what has the same indicator and organization */
    default ReferenceFilter sameFigure() {
        return ReferenceFilter.NONE.with("indicator", indicator()).with("organization", organization());
    }

    @Override
    default LocalDate firstDay() {
        return Period.parse(period()).orElseThrow().from();
    }

    @Override
    default LocalDate lastDay() {
        return Period.parse(period()).orElseThrow().last();
    }
}
