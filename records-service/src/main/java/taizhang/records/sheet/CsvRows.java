package taizhang.records.sheet;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taizhang.records.imports.SheetFault;
import taizhang.records.problem.RecordsProblem;

/**
 * CSV (RFC 4180) with any separator and any mixture of line ends. Text behind a closing quotation mark says that the mark
 * opens another cell, and that some mark before was never closed.
 */
final class CsvRows implements Rows {

    private static final int END = -1;
    /** What one cell may have: a quotation mark that is never closed makes a cell of the rest of the file. */
    private static final int LONGEST_CELL = 2 << 20;

    private final TextEncoding.Source source;
    private final Reader text;
    private final char separator;
    private final StringBuilder cell = new StringBuilder();
    private long number;
    private int ahead;
    private int length;
    private boolean begun;

    CsvRows(TextEncoding.Source source, char separator) {
        this.source = source;
        this.text = source.text();
        this.separator = separator;
    }

    @Override
    public @Nullable SheetRow next() throws SheetFault, IOException {
        for (List<Cell> cells = record(); cells != null; cells = record()) {
            if (!cells.stream().allMatch(Cell::isEmpty)) {
                return new SheetRow(number, cells);
            }
        }
        return null;
    }

    /** @return null at the end of the file */
    private @Nullable List<Cell> record() throws SheetFault, IOException {
        if (!begun) {
            ahead = text.read();
            begun = true;
        }
        if (ahead == END) {
            return null;
        }
        number++;
        length = 0;
        List<Cell> cells = new ArrayList<>();
        while (true) {
            cells.add(ahead == '"' ? quoted() : plain());
            if (cells.size() > MOST_COLUMNS) {
                throw new SheetFault(RecordsProblem.ROW_TOO_LONG, String.valueOf(number));
            }
            if (ahead != separator) {
                endLine();
                return cells;
            }
            ahead = text.read();
        }
    }

    private Cell plain() throws SheetFault, IOException {
        cell.setLength(0);
        while (!isEnd(ahead)) {
            add(RecordsProblem.ROW_TOO_LONG);
        }
        return Cell.text(cell.toString());
    }

    private Cell quoted() throws SheetFault, IOException {
        cell.setLength(0);
        ahead = text.read();
        while (true) {
            if (ahead == END) {
                throw unclosed();
            }
            if (ahead != '"') {
                add(RecordsProblem.UNCLOSED_QUOTE);
                continue;
            }
            ahead = text.read();
            if (ahead == '"') {
                add(RecordsProblem.UNCLOSED_QUOTE);
            } else if (isEnd(ahead)) {
                return Cell.text(cell.toString());
            } else {
                throw unclosed();
            }
        }
    }

    private void add(RecordsProblem tooLong) throws SheetFault, IOException {
        cell.append((char) ahead);
        if (cell.length() > LONGEST_CELL || ++length > LONGEST) {
            throw new SheetFault(tooLong, String.valueOf(number));
        }
        ahead = text.read();
    }

    private boolean isEnd(int c) {
        return c == separator || c == '\n' || c == '\r' || c == END;
    }

    /** One step over the line end, be it of one character or of two. */
    private void endLine() throws IOException {
        int before = ahead;
        if (before != END) {
            ahead = text.read();
        }
        if (before == '\r' && ahead == '\n') {
            ahead = text.read();
        }
    }

    private SheetFault unclosed() {
        return new SheetFault(RecordsProblem.UNCLOSED_QUOTE, String.valueOf(number));
    }

    @Override
    public double read() {
        return source.read();
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
