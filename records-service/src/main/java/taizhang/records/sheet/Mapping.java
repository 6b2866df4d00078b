package taizhang.records.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a file of one's own says in its own words.
 *
 * @param columns field of ours by heading of theirs; null: left out on purpose
 * @param constants value by field, for what the file does not say
 * @param headingRow number of the row of headings; null: the first that has something in it
 * @param sheet name of the sheet; null: the first that can be seen and has something in it
 * @param charset of a text, as the sender of the file calls it; null: the content tells
 */
public record Mapping(
        Map<String, @Nullable String> columns,
        Map<String, JsonNode> constants,
        @Nullable Long headingRow,
        @Nullable String sheet,
        @Nullable String charset) {

    static final Mapping NONE = new Mapping(Map.of(), Map.of(), null, null);

    public Mapping(
            Map<String, @Nullable String> columns,
            Map<String, JsonNode> constants,
            @Nullable Long headingRow,
            @Nullable String sheet) {
        this(columns, constants, headingRow, sheet, null);
    }

    Mapping in(@Nullable String named) {
        return new Mapping(columns, constants, headingRow, sheet, named);
    }
}
