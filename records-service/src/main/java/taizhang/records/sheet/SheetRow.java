package taizhang.records.sheet;

import java.util.List;

/**
 * A row that has something in it.
 *
 * @param number as a spreadsheet numbers it: the first is 1, empty ones count
 * @param cells from the first column on; those behind the last that has something may be missing
 */
record SheetRow(long number, List<Cell> cells) {

    Cell cell(int column) {
        return column < cells.size() ? cells.get(column) : Cell.EMPTY;
    }
}
