package taizhang.records.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a cell.
 *
 * @param text as it reads: a number in plain digits, a day as {@code 2020-03-05}, truth as {@code TRUE}
 * @param day that a number stands for where days are counted as spreadsheets do; null: none
 */
public record Cell(Kind kind, String text, @Nullable LocalDate day) {

    public enum Kind {
        EMPTY,
        TEXT,
        NUMBER,
        DAY,
        TRUTH,
        /** Such as {@code #N/A}: the file itself says that there is no value. */
        ERROR,
        /** A formula that no program has computed before the file was saved. */
        NOT_COMPUTED,
        /** Any cell of merged ones but the first: what is seen there stands in another cell. */
        MERGED
    }

    static final Cell EMPTY = new Cell(Kind.EMPTY, "", null);

    /** Blanks are nothing. */
    public static Cell text(String text) {
        return Blanks.trim(text).isEmpty() ? EMPTY : new Cell(Kind.TEXT, text, null);
    }

    /** @return what stands in a cell that says what a JSON value does */
    static Cell of(JsonNode value) {
        if (value.isArray()) {
            // As JSON: an item may hold what would be a separator.
            ArrayNode texts = JsonNodeFactory.instance.arrayNode();
            value.forEach(each -> texts.add(each.asText()));
            return texts.isEmpty() ? EMPTY : text(texts.toString());
        }
        return switch (value.getNodeType()) {
            case NUMBER -> new Cell(Kind.NUMBER, value.decimalValue().toPlainString(), null);
            case BOOLEAN -> new Cell(Kind.TRUTH, value.asText(), null);
            default -> text(value.asText());
        };
    }

    public boolean isEmpty() {
        return kind == Kind.EMPTY;
    }
}
