package taizhang.reporting.indicator;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a definition counts, in both languages. */
@Schema(name = "IndicatorInWords", description = "what is counted in words, in Chinese and in English")
public record InWords(@Schema(required = true) String zh, @Schema(required = true) String en) {

    static final InWords NONE = new InWords("", "");
}
