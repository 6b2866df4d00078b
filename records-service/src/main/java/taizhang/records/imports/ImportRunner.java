package taizhang.records.imports;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import taizhang.records.attachment.KeptFiles;
import taizhang.records.attachment.Upload;

/** Takes an import from where it stands to its end: decides all rows, and then writes them, if they are to be written. */
@ApplicationScoped
class ImportRunner {

    private final ImportedKinds entities;
    private final KeptFiles files;
    private final ImportValidation validation;
    private final ImportWriting writing;
    private final ImportEnding ending;

    ImportRunner(
            ImportedKinds entities,
            KeptFiles files,
            ImportValidation validation,
            ImportWriting writing,
            ImportEnding ending) {
        this.entities = entities;
        this.files = files;
        this.validation = validation;
        this.writing = writing;
        this.ending = ending;
    }

    /** @throws ImportQueue.Lost when it is no longer the worker's */
    void run(Import job, UUID worker) {
        ImportedRecords entity = entities.of(job.order().kind());
        try (Upload file = files.copy(job.order().sha256(), job.order().size())) {
            ImportRun run = new ImportRun(job, worker, entity, file);
            ImportQueue.Progress at =
                    job.state() == ImportState.VALIDATING ? validation.validate(run) : ImportQueue.Progress.of(job);
            if (at.state() == ImportState.APPLYING) {
                writing.write(run, at);
            }
        } catch (SheetFault fault) {
            ending.fail(job, worker, Faults.of(fault));
        }
    }
}
