package taizhang.records.imports;

import java.util.UUID;
import taizhang.records.attachment.Upload;

/** What the steps of one worker at one import have in common. */
record ImportRun(Import job, UUID worker, ImportedRecords entity, Upload file) {

    UUID id() {
        return job.id();
    }

    boolean isCommit() {
        return job.order().mode() == ImportMode.COMMIT;
    }

    boolean isAtomic() {
        return job.order().atomic();
    }

    ImportedRecords.Deciding deciding(boolean writes) {
        return entity.begin(new ImportedRecords.Act(
                job.author(), job.order().strategy(), job.order().duplicates(), writes));
    }
}
