package taizhang.records.sheet;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taizhang.records.imports.RowSource;
import taizhang.records.imports.SheetFault;
import taizhang.records.imports.SourceRow;
import taizhang.records.problem.RecordsProblem;
import taizhang.records.problem.RecordsRule;

/** The rows of a sheet as bodies of single writes. */
final class SheetSource implements RowSource {

    static final int MOST_ROWS = 1_000_000;

    /**
     * What is read for one field.
     *
     * @param heading of the file; of what is the same in all rows, the field that the mapping names
     * @param constant null: each row has its own
     */
    private record Reading(Column column, String heading, int index, @Nullable Cell constant) {

        Cell cell(SheetRow row) {
            return constant == null ? row.cell(index) : constant;
        }
    }

    private final SheetFile file;
    private final Headings headings;
    private final List<Reading> readings = new ArrayList<>();
    private int count;

    private SheetSource(SheetFile file, Headings headings, RowForm form, Mapping mapping) {
        this.file = file;
        this.headings = headings;
        for (Headings.Placed each : headings.columns()) {
            readings.add(new Reading(each.column(), each.heading(), each.index(), null));
        }
        addConstants(form, mapping);
        // Stable: those that lead come first, and all others stay in the order of the file.
        readings.sort((a, b) -> Boolean.compare(b.column.leads(), a.column.leads()));
    }

    /**
     * @throws SheetFault when the file cannot be read, its headings are not known, or there is no row below them
     */
    static SheetSource open(SheetFile file, RowForm form, Mapping mapping) throws SheetFault {
        SheetRow row = file.next();
        Long wanted = mapping.headingRow();
        while (row != null && wanted != null && row.number() < wanted) {
            row = file.next();
        }
        if (wanted != null && (row == null || row.number() != wanted)) {
            throw new SheetFault(RecordsProblem.EMPTY_HEADING_ROW, wanted.toString());
        }
        if (row == null) {
            throw new SheetFault(RecordsProblem.NO_ROWS);
        }
        return new SheetSource(file, Headings.of(row, form, mapping), form, mapping);
    }

    /** What the file says itself, it says better. */
    private void addConstants(RowForm form, Mapping mapping) {
        Set<String> said = new HashSet<>();
        readings.forEach(reading -> said.add(reading.column.field()));
        headings.notes().forEach(placed -> said.add(placed.column().field()));
        mapping.constants().forEach((field, value) -> {
            Column column = Objects.requireNonNull(form.column(field));
            if (!said.contains(column.field())) {
                readings.add(new Reading(column, field, 0, Cell.of(value)));
            }
        });
    }

    @Override
    public List<String> headings() {
        return headings.texts();
    }

    @Override
    public @Nullable SourceRow next() throws SheetFault {
        SheetRow row = file.next();
        if (row == null) {
            if (count == 0) {
                throw new SheetFault(RecordsProblem.NO_ROWS);
            }
            return null;
        }
        if (++count > MOST_ROWS) {
            throw new SheetFault(RecordsProblem.TOO_MANY_IMPORTED_ROWS, String.valueOf(MOST_ROWS));
        }
        return source(row);
    }

    private SourceRow source(SheetRow row) {
        RowBody body = new RowBody();
        for (Reading reading : readings) {
            body.at(reading.heading);
            reading.column.read(reading.cell(row), body);
        }
        readNotes(row, body);
        refuseWithoutHeading(row, body);
        return new SourceRow(row.number(), body.body(), body.errors(), body.columns(), cells(row), body.named());
    }

    private void readNotes(SheetRow row, RowBody body) {
        List<Headings.Placed> notes = headings.notes();
        if (notes.isEmpty()) {
            return;
        }
        List<String> lines = new ArrayList<>();
        for (Headings.Placed each : notes) {
            Cell cell = row.cell(each.index());
            body.at(each.heading());
            switch (cell.kind()) {
                case EMPTY -> {}
                case ERROR, NOT_COMPUTED, MERGED -> each.column().read(cell, body);
                default -> lines.add(each.heading() + "：" + Spelling.plain(cell.text()));
            }
        }
        body.at(notes.get(0).heading());
        notes.get(0).column().read(Cell.text(String.join("\n", lines)), body);
    }

    private void refuseWithoutHeading(SheetRow row, RowBody body) {
        body.at(null);
        for (int i = 0; i < row.cells().size(); i++) {
            boolean named =
                    i < headings.texts().size() && !headings.texts().get(i).isEmpty();
            Cell cell = row.cell(i);
            if (!named && !cell.isEmpty() && cell.kind() != Cell.Kind.MERGED) {
                body.refuse(RecordsRule.NO_HEADING, cell.text(), letters(i));
            }
        }
    }

    /** @return A for 0, AA for 26, as spreadsheets call columns */
    private static String letters(int column) {
        String letters = "";
        for (int rest = column; rest >= 0; rest = rest / 26 - 1) {
            letters = (char) ('A' + rest % 26) + letters;
        }
        return letters;
    }

    private List<String> cells(SheetRow row) {
        List<String> cells = new ArrayList<>();
        for (int i = 0; i < headings.texts().size(); i++) {
            cells.add(row.cell(i).text());
        }
        return cells;
    }

    @Override
    public double read() {
        return file.read();
    }

    @Override
    public void close() {
        file.close();
    }
}
