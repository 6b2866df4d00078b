package taizhang.records.imports;

import taizhang.api.text.Coded;

/** What becomes of a row without externalId that seems to be there already. */
public enum Duplicates implements Coded {
    REJECT,
    SKIP,
    WRITE
}
