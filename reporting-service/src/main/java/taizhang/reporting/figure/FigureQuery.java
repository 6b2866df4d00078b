package taizhang.reporting.figure;

import java.util.List;
import org.jspecify.annotations.Nullable;
import taizhang.api.time.Period;
import taizhang.reporting.indicator.Indicator;

/**
 * A question that has been read and understood.
 *
 * @param codes of the indicators, empty when there is an inline definition
 * @param own the organization alone and not its subtree
 * @param position null: the present
 */
record FigureQuery(
        List<String> codes,
        @Nullable Indicator inline,
        String organization,
        boolean own,
        List<Period> periods,
        @Nullable GroupBy groupBy,
        boolean compare,
        @Nullable Long position) {}
