package taizhang.api.table;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/** A workbook with one sheet, with real numbers and days. Texts stand in their cells: a table of them would grow. */
final class XlsxWriter implements RowWriter {

    static final int MOST_ROWS = Worksheet.MAX_ROWS - 1;
    /** They are held until the end, and Excel opens no more of them in reasonable time. */
    private static final int MOST_COMMENTS = 10_000;

    /** A light red, on which black can be read. */
    private static final String WRONG = "FFC7CE";

    private static final String DAY = "yyyy-mm-dd";
    /** Excel counts a 29 February 1900, so that programs disagree about the days before. */
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 3, 1);

    private final Workbook book;
    private final Worksheet sheet;
    private int next;
    private int columns;
    private int comments;

    XlsxWriter(OutputStream out, String name) {
        book = new Workbook(out, "Taizhang", null);
        sheet = book.newWorksheet(name);
        sheet.freezePane(0, 1);
    }

    private void mark(int row, int column, String why) {
        sheet.style(row, column).fillColor(WRONG).set();
        if (comments < MOST_COMMENTS) {
            comments++;
            sheet.comment(row, column, SheetText.legible(why));
        }
    }

    @Override
    public void row(List<? extends @Nullable Object> cells) {
        for (int column = 0; column < cells.size(); column++) {
            write(next, column, cells.get(column));
        }
        columns = Math.max(columns, cells.size());
        next++;
    }

    private void write(int row, int column, @Nullable Object cell) {
        if (cell instanceof Marked marked) {
            write(row, column, marked.cell());
            mark(row, column, marked.why());
        } else if (cell instanceof Number number) {
            sheet.value(row, column, number);
        } else if (cell instanceof Boolean truth) {
            sheet.value(row, column, truth);
        } else if (cell instanceof LocalDate day && !day.isBefore(FIRST_DAY)) {
            sheet.value(row, column, day);
            sheet.style(row, column).format(DAY).set();
        } else if (cell != null) {
            SheetText.put(sheet, row, column, cell.toString());
        }
    }

    @Override
    public void filter() {
        sheet.setAutoFilter(0, 0, Math.max(next - 1, 0), Math.max(columns - 1, 0));
    }

    @Override
    public void flush() throws IOException {
        sheet.flush();
    }

    @Override
    public void finish() throws IOException {
        book.finish();
    }
}
