package taizhang.reporting.reference;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A thing that is written here, in one of its versions, as it is kept and answered: a record with only such fields. */
public interface Reference {

    String code();

    /** @return counts its versions from 1, deletions included; 0 until it is kept */
    long version();

    /** @return whom it is about; null: everybody */
    @Nullable
    String organization();

    /** @return the first of the days it is about; null: it has none */
    default @Nullable LocalDate firstDay() {
        return null;
    }

    /** @return the last of the days it is about; null: it has none */
    default @Nullable LocalDate lastDay() {
        return null;
    }
}
