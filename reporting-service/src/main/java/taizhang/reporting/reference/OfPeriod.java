package taizhang.reporting.reference;

import java.time.LocalDate;
import taizhang.api.time.Period;

/** What is about a period. */
public interface OfPeriod extends Reference {

    /** @return under its one name */
    String period();

    @Override
    default LocalDate firstDay() {
        return Period.parse(period()).orElseThrow().from();
    }

    @Override
    default LocalDate lastDay() {
        return Period.parse(period()).orElseThrow().last();
    }
}
