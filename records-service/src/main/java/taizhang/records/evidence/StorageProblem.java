package taizhang.records.evidence;

import org.jboss.logging.Logger;
import taizhang.api.problem.ProblemException;
import taizhang.records.problem.RecordsProblem;

/** What a caller is told when contents cannot be written or read: nothing of paths, buckets or reasons. */
final class StorageProblem {

    private static final Logger LOG = Logger.getLogger(StorageProblem.class);
    private static final String RETRY_AFTER_SECONDS = "30";

    private StorageProblem() {}

    /** @return 503 {@code storage-unavailable} */
    static ProblemException of(Exception failure) {
        LOG.errorf("evidence files cannot be written or read: %s", failure);
        return ProblemException.of(RecordsProblem.STORAGE_UNAVAILABLE).header("Retry-After", RETRY_AFTER_SECONDS);
    }
}
