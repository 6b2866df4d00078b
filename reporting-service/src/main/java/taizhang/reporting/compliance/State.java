package taizhang.reporting.compliance;

import taizhang.api.text.Coded;

/** What has become of an obligation: the first state that fits. */
enum State implements Coded {
    MET,
    MET_LATE,
    DUE,
    MISSED,
    EXEMPT,
    /** Nothing was owed: the organization was not there all the time, or is of another kind. */
    NOT_APPLICABLE
}
