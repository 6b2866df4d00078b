package taizhang.records.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.Violation;
import taizhang.api.problem.Violations;
import taizhang.records.imports.ErrorColumn;
import taizhang.records.imports.SourceRow;
import taizhang.records.problem.RecordsRule;

/** Whether a mapping names what there is, so that no file fails by it later. */
public final class MappingCheck {

    public static final int MOST_COLUMNS = 1000;
    private static final int LONGEST_HEADING = 500;

    private final Violations found;
    private final RowForm form;
    private final Set<String> said = new HashSet<>();

    private MappingCheck(Violations found, RowForm form) {
        this.found = found;
        this.form = form;
    }

    /**
     * @param found what is wrong is added here, by pointers into the body of a mapping
     * @return the constants as a row, whose headings are pointers into the body of the mapping
     */
    public static SourceRow check(
            Violations found,
            RowForm form,
            Map<String, @Nullable String> columns,
            Map<String, @Nullable JsonNode> constants) {
        MappingCheck check = new MappingCheck(found, form);
        if (columns.size() > MOST_COLUMNS) {
            found.add("/columns", FieldRule.TOO_MANY, MOST_COLUMNS);
        }
        check.columns(columns);
        RowBody row = check.constants(constants);
        return new SourceRow(1, row.body(), row.errors(), row.columns(), List.of(), row.named());
    }

    private void columns(Map<String, @Nullable String> columns) {
        Set<String> headings = new HashSet<>();
        for (Map.Entry<String, @Nullable String> each : columns.entrySet()) {
            String heading = each.getKey();
            String pointer = "/columns" + Violation.pointer(heading);
            found.text(pointer, heading, LONGEST_HEADING);
            if (found.required(pointer, heading) && !headings.add(Headings.key(heading))) {
                found.add(pointer, FieldRule.DUPLICATE, heading);
            }
            String field = each.getValue();
            if (field != null && ErrorColumn.HEADINGS.contains(Headings.key(heading))) {
                found.add(pointer, RecordsRule.OF_ERRORS);
            }
            Column column = field == null ? null : field(pointer, field);
            if (column != null && !said.add(column.field()) && !column.field().equals(form.notes())) {
                found.add(pointer, FieldRule.DUPLICATE, column.field());
            }
        }
    }

    private @Nullable Column field(String pointer, String name) {
        Column column = form.column(name);
        if (column == null) {
            found.unknown(pointer, FieldRule.UNKNOWN_FIELD, name, form.known());
        }
        return column;
    }

    private RowBody constants(Map<String, @Nullable JsonNode> constants) {
        record Constant(String pointer, Column column, JsonNode value) {}
        List<Constant> all = new ArrayList<>();
        constants.forEach((name, value) -> {
            String pointer = "/constants" + Violation.pointer(name);
            Column column = field(pointer, name);
            if (value == null || value.isNull()) {
                found.add(pointer, FieldRule.REQUIRED, name);
            } else if (!isPlain(value) || (value.isArray() && !isList(column))) {
                found.add(pointer, FieldRule.UNREADABLE, name);
            } else if (Cell.of(value).isEmpty()) {
                found.add(pointer, FieldRule.REQUIRED, name);
            } else if (column != null) {
                if (said.add(column.field())) {
                    all.add(new Constant(pointer, column, value));
                } else {
                    found.add(pointer, FieldRule.DUPLICATE, column.field());
                }
            }
        });
        all.sort(Comparator.comparing(constant -> !constant.column.leads()));
        RowBody row = new RowBody();
        for (Constant constant : all) {
            int before = row.violations().size();
            row.at(constant.pointer);
            constant.column.check(Cell.of(constant.value), row);
            row.violations().stream()
                    .skip(before)
                    .map(each -> new Violation(constant.pointer, null, each.rule(), each.arguments(), each.nearest()))
                    .forEach(found::add);
        }
        return row;
    }

    private static boolean isList(@Nullable Column column) {
        return column instanceof Field field && field.reader() == CellReaders.LIST;
    }

    /** One value, or a list of them. */
    private static boolean isPlain(JsonNode value) {
        if (!value.isArray()) {
            return value.isValueNode();
        }
        for (JsonNode each : value) {
            if (!each.isValueNode() || each.isNull()) {
                return false;
            }
        }
        return true;
    }
}
