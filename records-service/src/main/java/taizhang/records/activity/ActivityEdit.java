package taizhang.records.activity;

import java.util.Objects;
import taizhang.records.record.RecordPatch;

/** What a patch makes of a record, whatever the rules say of it. */
record ActivityEdit(
        Activity present, RecordPatch<ActivityContent> patch, ActivityContent before, ActivityContent after) {

    static ActivityEdit of(Activity present, RecordPatch<ActivityContent> patch) {
        ActivityContent before = ActivityContent.of(present.view());
        return new ActivityEdit(present, patch, before, patch.apply(before));
    }

    boolean changesNothing() {
        return after.makesARecord() && edited().view().equals(present.view());
    }

    boolean changesTheWhole() {
        return !Objects.equals(after.partOf(), before.partOf());
    }

    /** The record as it is to be. */
    Activity edited() {
        return present.with(present.view().with(after));
    }
}
