package taizhang.reporting.entries;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import taizhang.reporting.reference.OfPeriod;
import taizhang.reporting.reference.ReferenceKind;

@Schema(
        description =
                "A number that no record can give, of an indicator of entries. It counts at its organization; of a"
                        + " flow in each period that its own lies in, of a stock from its day on until there is a later one.")
public record FigureEntry(
        @Schema(required = true, examples = "volunteers-2020") String code,
        @Schema(required = true, description = "code of an indicator of entries") String indicator,
        @Schema(required = true, examples = "BUREAU") String organization,
        @Schema(required = true, examples = "2020") String period,
        @Schema(required = true, examples = "240") BigDecimal value,
        @Schema(required = true, description = "that of the indicator", examples = "people") String unit,
        @Schema(required = true, description = "the day that the number is of", examples = "2020-12-31") LocalDate asOf,
        @Schema(required = true, description = "where the number is from", examples = "组织部年报") String source,
        @Schema(required = true, examples = "1") long version)
        implements OfPeriod {

    static final ReferenceKind<FigureEntry> KIND = new ReferenceKind<>("figure-entry", FigureEntry.class, false);

    boolean sharesDaysWith(FigureEntry other) {
        return !firstDay().isAfter(other.lastDay()) && !other.firstDay().isAfter(lastDay());
    }
}
