package taizhang.records.sheet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import taizhang.records.attachment.ZipDirectory;

/** Which cells of a sheet are merged; it says so behind its rows. */
final class MergedCells {

    private static final Pattern RANGE =
            Pattern.compile("\\$?([A-Z]{1,3})\\$?(\\d{1,7}):\\$?([A-Z]{1,3})\\$?(\\d{1,7})");
    private static final int MOST = 100_000;
    private static final int LETTERS = 26;

    private record Range(long top, long bottom, int left, int right) {

        int width() {
            return Math.max(0, right - left + 1);
        }

        boolean hides(long row, int column) {
            return row >= top && row <= bottom && column >= left && column <= right && (row > top || column > left);
        }
    }

    /** By their first rows. */
    private final List<Range> ranges = new ArrayList<>();

    private final List<Range> open = new ArrayList<>();
    private int next;

    private MergedCells() {}

    static MergedCells none() {
        return new MergedCells();
    }

    static MergedCells of(Part sheet) throws IOException {
        MergedCells merged = new MergedCells();
        while (sheet.nextElement()) {
            if (sheet.name().equals("mergeCell")) {
                merged.add(sheet.attribute("ref"));
            }
        }
        merged.ranges.sort(Comparator.comparingLong(Range::top));
        return merged;
    }

    private void add(@Nullable String reference) throws IOException {
        Matcher range = RANGE.matcher(String.valueOf(reference));
        if (!range.matches()) {
            throw new Part.DamagedException();
        }
        if (ranges.size() == MOST) {
            throw new ZipDirectory.TooLarge();
        }
        ranges.add(new Range(
                Long.parseLong(range.group(2)),
                Long.parseLong(range.group(4)),
                column(range.group(1)),
                column(range.group(3))));
    }

    /** Rows are asked for in their order. */
    List<Cell> mark(long row, List<Cell> cells) throws Part.DamagedException {
        open.removeIf(range -> range.bottom < row);
        while (next < ranges.size() && ranges.get(next).top <= row) {
            open.add(ranges.get(next++));
        }
        if (open.isEmpty()) {
            return cells;
        }
        // No program lets cells be merged twice: each row of such a file could take as long as all others.
        if (open.stream().mapToInt(Range::width).sum() > Rows.MOST_COLUMNS) {
            throw new Part.DamagedException();
        }
        List<Cell> marked = new ArrayList<>(cells);
        for (Range range : open) {
            for (int column = range.left; column <= range.right && column < Rows.MOST_COLUMNS; column++) {
                if (range.hides(row, column)) {
                    while (marked.size() <= column) {
                        marked.add(Cell.EMPTY);
                    }
                    marked.set(column, new Cell(Cell.Kind.MERGED, "", null));
                }
            }
        }
        return marked;
    }

    /** @param letters A is 0, AA is 26 */
    static int column(String letters) {
        int column = 0;
        for (int i = 0; i < letters.length(); i++) {
            column = column * LETTERS + letters.charAt(i) - 'A' + 1;
        }
        return column - 1;
    }
}
