package taizhang.records.imports;

import taizhang.api.text.Coded;

/** Whether the rows are written, or it is only said what would become of them. */
enum ImportMode implements Coded {
    DRY_RUN,
    COMMIT
}
