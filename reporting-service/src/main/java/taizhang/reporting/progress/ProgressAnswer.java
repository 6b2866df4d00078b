package taizhang.reporting.progress;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import taizhang.api.table.Table;
import taizhang.reporting.counting.Provenance;

@Schema(name = "RectificationProgress")
public record ProgressAnswer(
        @Schema(required = true) Provenance provenance,
        @Schema(
                        required = true,
                        description = "the day of open, fixed, verified, keptUp and overdue; nothing after it counts")
                LocalDate asOf,
        @Schema(required = true, description = "one without groupBy") List<ProgressItem> items)
        implements Table.Page<ProgressItem> {

    @Override
    public @Nullable String next() {
        return null;
    }
}
