package taizhang.records.imports;

import taizhang.api.text.Coded;

/** What becomes of a row. */
public enum Outcome implements Coded {
    CREATED,
    UPDATED,
    UNCHANGED,
    REJECTED;

    /** Whether the row is, or would be, written. */
    boolean writes() {
        return this == CREATED || this == UPDATED;
    }
}
