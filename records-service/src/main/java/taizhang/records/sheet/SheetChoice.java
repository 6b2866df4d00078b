package taizhang.records.sheet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taizhang.records.imports.SheetFault;
import taizhang.records.problem.RecordsProblem;

/**
 * Which sheet of a workbook is read. Sheets that are hidden, empty or only explain are left; others with the headings of the
 * first one have rows that nobody may skip without a word.
 */
final class SheetChoice {

    /** A word may stand in two sheets by chance. */
    private static final int TOO_MANY_IN_COMMON = 2;

    private SheetChoice() {}

    static Workbook.Sheet of(Workbook book, @Nullable String name, @Nullable Long headingRow)
            throws SheetFault, IOException {
        return name == null ? first(book, headingRow) : named(book, name);
    }

    private static Workbook.Sheet named(Workbook book, String name) throws SheetFault {
        String wanted = Spelling.folded(name);
        for (Workbook.Sheet sheet : book.sheets()) {
            if (Spelling.folded(sheet.name()).equals(wanted)) {
                return sheet;
            }
        }
        throw new SheetFault(RecordsProblem.UNKNOWN_SHEET, name, names(book.sheets()));
    }

    private static Workbook.Sheet first(Workbook book, @Nullable Long headingRow) throws SheetFault, IOException {
        List<Workbook.Sheet> alike = new ArrayList<>();
        Set<String> headings = Set.of();
        for (Workbook.Sheet sheet : book.sheets()) {
            if (sheet.hidden()) {
                continue;
            }
            try (Rows rows = book.beginning(sheet)) {
                SheetRow row = CsvFile.headings(rows, headingRow);
                if (row == null) {
                    continue;
                }
                Set<String> own = headings(row);
                if (alike.isEmpty()) {
                    alike.add(sheet);
                    headings = own;
                } else if (isAlike(headings, own) && rows.next() != null) {
                    alike.add(sheet);
                }
            }
        }
        if (alike.isEmpty()) {
            throw headingRow == null
                    ? new SheetFault(RecordsProblem.NO_ROWS)
                    : new SheetFault(RecordsProblem.EMPTY_HEADING_ROW, headingRow.toString());
        }
        if (alike.size() > 1) {
            throw new SheetFault(RecordsProblem.SEVERAL_SHEETS, names(alike));
        }
        return alike.get(0);
    }

    private static Set<String> headings(SheetRow row) {
        Set<String> headings = new HashSet<>();
        for (Cell cell : row.cells()) {
            if (!cell.isEmpty()) {
                headings.add(Spelling.folded(cell.text()));
            }
        }
        return headings;
    }

    private static boolean isAlike(Set<String> headings, Set<String> others) {
        long common = others.stream().filter(headings::contains).count();
        return common >= Math.min(TOO_MANY_IN_COMMON, headings.size());
    }

    private static String names(List<Workbook.Sheet> sheets) {
        return String.join(
                ", ", sheets.stream().map(Workbook.Sheet::name).limit(20).toList());
    }
}
