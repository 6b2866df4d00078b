package taizhang.records.imports;

import taizhang.api.text.Coded;

/** What the rows of a file are. */
public enum ImportKind implements Coded {
    ACTIVITIES,
    RECTIFICATION_TASKS,
    ORGANIZATIONS
}
