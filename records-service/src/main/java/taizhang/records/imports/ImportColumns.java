package taizhang.records.imports;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import taizhang.api.table.FormulaGuard;

/**
 * The columns of a file as it is given back: those that it has, but for errors of an earlier time. Lines of JSON have one for
 * each field that any of them has, named as tables name it, so that they come back as a sheet that can be mended.
 */
final class ImportColumns {

    private static final int MOST_FIELDS = 1000;

    private final List<String> names = new ArrayList<>();
    /** Of a sheet: which of its columns; of lines: which of their pointers. */
    private final List<Integer> places = new ArrayList<>();

    private final Map<String, Integer> byHeading = new LinkedHashMap<>();
    private final boolean lines;

    private ImportColumns(boolean lines) {
        this.lines = lines;
    }

    /** @param source of which nothing has been read; of lines, all is */
    static ImportColumns of(RowSource source, boolean lines) throws SheetFault {
        ImportColumns columns = new ImportColumns(lines);
        if (!lines) {
            for (int i = 0; i < source.headings().size(); i++) {
                columns.add(source.headings().get(i), source.headings().get(i), i);
            }
            return columns;
        }
        SourceRow row;
        while ((row = source.next()) != null && columns.names.size() < MOST_FIELDS) {
            if (row.body() != null) {
                flatten("", row.body(), (pointer, value) -> columns.addField(pointer));
            }
        }
        return columns;
    }

    private void addField(String pointer) {
        if (!byHeading.containsKey(pointer)) {
            add(pointer, name(pointer), names.size());
        }
    }

    private void add(String heading, String name, int place) {
        if (!ErrorColumn.HEADINGS.contains(heading.toLowerCase(Locale.ROOT).strip())) {
            byHeading.putIfAbsent(heading, names.size());
            names.add(name);
            places.add(place);
        }
    }

    private static String name(String pointer) {
        return pointer.substring(1).replace('/', '.').replace("~1", "/").replace("~0", "~");
    }

    List<String> names() {
        return names;
    }

    /** @return a text, not guarded, a list of such, or a number for each column */
    List<Object> cells(SourceRow row) {
        if (!lines) {
            return places.stream()
                    .<Object>map(place -> place < row.cells().size()
                            // Blanks at the ends are no text; behind the guard of a formula they would be.
                            ? FormulaGuard.takeOff(row.cells().get(place).strip())
                            : "")
                    .toList();
        }
        Map<String, Object> values = new LinkedHashMap<>();
        if (row.body() != null) {
            flatten("", row.body(), (pointer, value) -> values.put(pointer, cell(value)));
        }
        return byHeading.keySet().stream()
                .map(pointer -> values.getOrDefault(pointer, ""))
                .toList();
    }

    /** @return the column that an error is about, or the one that it is in; -1: none of the file */
    int indexOf(String column) {
        Integer index = byHeading.get(column);
        int end = column.lastIndexOf('/');
        return index != null ? index : lines && end > 0 ? indexOf(column.substring(0, end)) : -1;
    }

    private static void flatten(String pointer, ObjectNode body, BiConsumer<String, JsonNode> field) {
        body.properties().forEach(member -> {
            String at = pointer + "/" + member.getKey().replace("~", "~0").replace("/", "~1");
            if (member.getValue() instanceof ObjectNode inner && !inner.isEmpty()) {
                flatten(at, inner, field);
            } else {
                field.accept(at, member.getValue());
            }
        });
    }

    private static Object cell(JsonNode value) {
        if (value.isNumber()) {
            return value.decimalValue();
        }
        if (value.isArray()) {
            return ListCell.of(value);
        }
        return value.isNull() ? "" : value.isValueNode() ? value.asText() : value.toString();
    }
}
