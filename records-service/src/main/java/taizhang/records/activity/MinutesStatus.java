package taizhang.records.activity;

import taizhang.api.text.Coded;

/** Whether there are minutes of an activity. */
enum MinutesStatus implements Coded {
    MISSING,
    INCOMPLETE,
    COMPLETE
}
