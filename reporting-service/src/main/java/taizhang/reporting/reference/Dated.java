package taizhang.reporting.reference;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What holds from a day on, until its own last day or until another version of it holds. */
public interface Dated {

    /** @return its first day; null: from the beginning */
    @Nullable
    LocalDate validFrom();

    /** @return its last day; null: it has none of its own */
    @Nullable
    LocalDate validTo();
}
