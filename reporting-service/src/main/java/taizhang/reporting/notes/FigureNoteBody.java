package taizhang.reporting.notes;

import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import taizhang.api.time.Period;

/** A note as callers send it; see {@link FigureNote} for the fields. */
@Schema(requiredProperties = {"indicator", "organization", "period", "text"})
public record FigureNoteBody(
        @Schema(description = "equal to the code in the path") @Nullable String code,
        @Schema(description = "code of an indicator", examples = "lectures-given") @Nullable String indicator,
        @Schema(description = "code of an organization that the caller sees", examples = "BUREAU") @Nullable
                String organization,
        @Schema(
                        description = "2020, 2020-S1 (or 2020-H1), 2020-Q3, 2020-07 or 2020-01-15/2020-06-30",
                        examples = "2020")
                @Nullable
                String period,
        @Schema(maxLength = FigureNoteBody.LONGEST_TEXT, examples = "两个支部年中合并") @Nullable String text,
        @Schema(description = "as read before; ignored, If-Match decides") @Nullable Long version) {

    static final int LONGEST_TEXT = 2000;

    /** Only of a body without violations. */
    FigureNote toFigureNote(String ofCode) {
        return new FigureNote(
                ofCode,
                Objects.requireNonNull(indicator),
                Objects.requireNonNull(organization),
                Period.parse(Objects.requireNonNull(period)).orElseThrow().label(),
                Objects.requireNonNull(text),
                0);
    }
}
