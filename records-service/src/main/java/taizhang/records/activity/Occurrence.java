package taizhang.records.activity;

import taizhang.api.text.Coded;

/** Whether an activity took place. */
enum Occurrence implements Coded {
    PLANNED,
    HELD,
    SUSPENDED,
    CANCELLED
}
