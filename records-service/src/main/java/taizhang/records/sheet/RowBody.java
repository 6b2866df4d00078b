package taizhang.records.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.Rule;
import taizhang.api.problem.Violation;
import taizhang.records.imports.RowError;
import taizhang.records.problem.RecordsRule;

/** The body of a single write, as it grows out of the cells of a row. */
public final class RowBody {

    /** Of a cell in the text of an error. */
    private static final int LONGEST_QUOTE = 100;

    private record Refusal(@Nullable String heading, Violation violation) {}

    private final ObjectNode body = JsonNodeFactory.instance.objectNode();
    private final List<Refusal> refusals = new ArrayList<>();
    private final Map<String, String> columns = new HashMap<>();
    private final Set<String> named = new HashSet<>();
    private @Nullable String heading;

    /** @param own heading of the column that is read now; null: what is read stands in no column */
    void at(@Nullable String own) {
        heading = own;
    }

    /** Reads a cell for the place that a pointer names in the body; an empty one says that there is no value. */
    public void read(Cell cell, String pointer, CellReader reader) {
        if (heading != null) {
            columns.putIfAbsent(pointer, heading);
        }
        named.add(pointer);
        switch (cell.kind()) {
            case EMPTY -> {}
            case ERROR -> refuse(RecordsRule.ERROR_IN_CELL, cell.text());
            case NOT_COMPUTED -> refuse(RecordsRule.NOT_COMPUTED);
            case MERGED -> refuse(RecordsRule.MERGED_CELL);
            default -> {
                JsonNode value = reader.read(cell, new CellReader.Place(pointer, this));
                if (value != null) {
                    set(pointer, value);
                }
            }
        }
    }

    /** Says that the cell that is read speaks of a place inside its own. */
    public void name(String pointer) {
        named.add(pointer);
    }

    private void set(String pointer, JsonNode value) {
        ObjectNode target = body;
        String[] steps = pointer.substring(1).split("/", -1);
        for (int i = 0; i < steps.length - 1; i++) {
            target = target.withObjectProperty(unescaped(steps[i]));
        }
        String last = unescaped(steps[steps.length - 1]);
        if (target.has(last)) {
            refuse(FieldRule.DUPLICATE, last);
        } else {
            target.set(last, value);
        }
    }

    private static String unescaped(String step) {
        return step.replace("~1", "/").replace("~0", "~");
    }

    /** Says what is wrong with the cell that is read. */
    public void refuse(Rule rule, Object... arguments) {
        refuse(Violation.at(
                "", rule, Arrays.stream(arguments).map(RowBody::quoted).toArray()));
    }

    public void refuse(Violation violation) {
        if (refusals.size() < RowError.MOST) {
            refusals.add(new Refusal(heading, violation));
        }
    }

    static String quoted(Object argument) {
        String text = String.valueOf(argument);
        if (text.length() <= LONGEST_QUOTE) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST_QUOTE - 1)) ? LONGEST_QUOTE - 1 : LONGEST_QUOTE;
        return text.substring(0, end) + "…";
    }

    /** @return what has been read for a field of the body; null: nothing */
    public @Nullable String text(String field) {
        JsonNode value = body.get(field);
        return value == null ? null : value.textValue();
    }

    ObjectNode body() {
        return body;
    }

    List<RowError> errors() {
        return refusals.stream()
                .map(each -> RowError.of(each.heading, each.violation))
                .toList();
    }

    List<Violation> violations() {
        return refusals.stream().map(Refusal::violation).toList();
    }

    Map<String, String> columns() {
        return columns;
    }

    /** @return pointers of what the columns that are read so far speak of, even with an empty cell */
    public Set<String> named() {
        return named;
    }
}
