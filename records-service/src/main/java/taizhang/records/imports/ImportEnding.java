package taizhang.records.imports;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import taizhang.api.time.Today;

/** Brings imports to their ends. */
@ApplicationScoped
class ImportEnding {

    private final ImportQueue queue;
    private final ImportRepository imports;
    private final ImportRowRepository rows;
    private final Today today;

    ImportEnding(ImportQueue queue, ImportRepository imports, ImportRowRepository rows, Today today) {
        this.queue = queue;
        this.imports = imports;
        this.rows = rows;
        this.today = today;
    }

    /** In a transaction. @throws ImportQueue.Lost */
    void complete(ImportRun run, ImportState was, ImportQueue.Progress at) {
        queue.hold(run.id(), run.worker(), was, at);
        ImportState state = at.counts().rejected() == 0 ? ImportState.COMPLETED : ImportState.COMPLETED_WITH_ERRORS;
        imports.end(run.id(), state, null, null, today.instant());
    }

    /** What was decided and is not written is forgotten. @throws ImportQueue.Lost */
    void fail(Import job, UUID worker, Import.Fault fault) {
        InTransaction.run(() -> {
            Import present = imports.lockForWorker(job.id(), worker);
            if (present == null) {
                throw new ImportQueue.Lost();
            }
            rows.deleteUnwritten(job.id(), present.appliedTo());
            imports.recount(job.id());
            imports.end(job.id(), ImportState.FAILED, fault, null, today.instant());
        });
    }
}
