package taizhang.records.imports;

import taizhang.api.text.Coded;

/** What becomes of a record that is there and differs from its row. */
public enum ImportStrategy implements Coded {
    /** It stays, and the row is rejected. */
    CREATE,
    UPSERT
}
