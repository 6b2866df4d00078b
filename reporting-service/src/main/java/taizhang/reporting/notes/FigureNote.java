package taizhang.reporting.notes;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import taizhang.reporting.reference.OfPeriod;
import taizhang.reporting.reference.ReferenceKind;

@Schema(description = "Why a number is as it is, said once and shown wherever the number is.")
public record FigureNote(
        @Schema(required = true, examples = "merger-2020") String code,
        @Schema(required = true, description = "code of the indicator", examples = "lectures-given") String indicator,
        @Schema(required = true, examples = "BUREAU") String organization,
        @Schema(required = true, examples = "2020") String period,
        @Schema(required = true, examples = "两个支部年中合并") String text,
        @Schema(required = true, examples = "1") long version)
        implements OfPeriod {

    public static final ReferenceKind<FigureNote> KIND = new ReferenceKind<>("figure-note", FigureNote.class, false);
}
