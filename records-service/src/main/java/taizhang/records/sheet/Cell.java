package taizhang.records.sheet;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a cell.
 *
 * @param text as it reads: a number in plain digits, a day as {@code 2020-03-05}, truth as {@code TRUE}
 * @param day that a number stands for where days are counted as spreadsheets do; null: none
 */
public record Cell(Kind kind, String text, @Nullable LocalDate day) {

    public enum Kind {
        EMPTY,
        TEXT,
        NUMBER,
        DAY,
        TRUTH,
        /** Such as {@code #N/A}: the file itself says that there is no value. */
        ERROR,
        /** A formula that no program has computed before the file was saved. */
        NOT_COMPUTED,
        /** Any cell of merged ones but the first: what is seen there stands in another cell. */
        MERGED
    }

    static final Cell EMPTY = new Cell(Kind.EMPTY, "", null);

    /** Blanks are nothing. */
    public static Cell text(String text) {
        return Blanks.trim(text).isEmpty() ? EMPTY : new Cell(Kind.TEXT, text, null);
    }

    public boolean isEmpty() {
        return kind == Kind.EMPTY;
    }
}
