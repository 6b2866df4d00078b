package taizhang.reporting.figure;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import taizhang.api.table.Table;

@Schema(name = "Figures")
public record FigureAnswer(
        @Schema(required = true) Provenance provenance, @Schema(required = true) List<Figure> figures)
        implements Table.Page<Figure> {

    @Override
    public List<Figure> items() {
        return figures;
    }

    @Override
    public @Nullable String next() {
        return null;
    }

    /** What the numbers were computed from. */
    public record Provenance(
            @Schema(
                            required = true,
                            description =
                                    "of the ledger; the same question at it gives the same figures, if it is of days that are over")
                    long position,
            @Schema(required = true) Instant computedAt,
            @Schema(required = true, description = "event-date: ancestors are those of the day of each record")
                    String hierarchy) {}
}
