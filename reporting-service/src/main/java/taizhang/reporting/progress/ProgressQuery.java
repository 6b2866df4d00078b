package taizhang.reporting.progress;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import taizhang.api.time.Period;

/**
 * A question for the progress of rectification.
 *
 * @param own the organization alone and not its subtree
 * @param asOf the day of the stocks; what happened after it is left out
 * @param position null: the present one
 */
public record ProgressQuery(
        String organization,
        boolean own,
        Period period,
        LocalDate asOf,
        @Nullable GroupBy groupBy,
        @Nullable Long position) {}
