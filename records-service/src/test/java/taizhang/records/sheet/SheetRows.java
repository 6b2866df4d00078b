package taizhang.records.sheet;

import java.util.ArrayList;
import java.util.List;
import taizhang.api.problem.Violation;
import taizhang.records.imports.RowError;

/** Rows of tests of the features' forms. */
public final class SheetRows {

    private SheetRows() {}

    /**
     * @param cells heading, cell, heading, cell, …
     * @return body and errors
     */
    public static String read(RowForm form, String... cells) {
        RowBody row = new RowBody();
        for (boolean leads : new boolean[] {true, false}) {
            for (int i = 0; i < cells.length; i += 2) {
                Column column = form.column(cells[i]);
                if (column == null) {
                    throw new AssertionError("no column " + cells[i]);
                }
                if (column.leads() == leads) {
                    row.at(cells[i]);
                    column.read(Cell.text(cells[i + 1]), row);
                }
            }
        }
        return told(row);
    }

    public static String told(RowBody row) {
        List<String> errors = new ArrayList<>();
        List<Violation> violations = row.violations();
        for (int i = 0; i < violations.size(); i++) {
            RowError error = row.errors().get(i);
            String nearest = violations.get(i).nearest();
            errors.add(error.column() + " " + error.code() + (nearest == null ? "" : " → " + nearest));
        }
        return row.body() + " " + errors;
    }
}
