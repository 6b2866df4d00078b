package taizhang.records.imports;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;

/**
 * The rows of a file, some at a time: as many as are written together, fewer when they are long. The next ones are read
 * while the ones before are worked at.
 */
final class Chunks implements AutoCloseable {

    private static final int MOST_CHARACTERS = 1 << 20;

    private final RowSource source;
    private final int mostRows;
    private final Beside reader = new Beside("import-reader", 1);
    private Future<Chunk> next;

    /** @param read how much of the file has been read by then: 0 to 1 */
    record Chunk(List<SourceRow> rows, double read) {}

    Chunks(RowSource source, int mostRows) {
        this.source = source;
        this.mostRows = mostRows;
        next = reader.begin(this::read);
    }

    /** @return empty after the last row */
    Chunk next() throws SheetFault {
        Chunk chunk = Beside.outcome(next);
        if (!chunk.rows().isEmpty()) {
            next = reader.begin(this::read);
        }
        return chunk;
    }

    private Chunk read() throws SheetFault {
        List<SourceRow> rows = new ArrayList<>();
        long characters = 0;
        while (rows.size() < mostRows && characters < MOST_CHARACTERS) {
            SourceRow row = source.next();
            if (row == null) {
                break;
            }
            rows.add(row);
            // An empty cell takes its place in memory, too.
            characters +=
                    row.cells().stream().mapToLong(cell -> cell.length() + 1).sum();
        }
        return new Chunk(rows, source.read());
    }

    @Override
    public void close() {
        reader.close();
    }
}
