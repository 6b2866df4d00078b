package taizhang.records.imports;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import taizhang.api.database.DatabaseException;
import taizhang.api.problem.ProblemException;
import taizhang.api.time.Today;
import taizhang.records.attachment.KeptFiles;
import taizhang.records.attachment.Upload;
import taizhang.records.problem.RecordsProblem;
import taizhang.records.record.RecordId;

/**
 * Takes an import from its file to its end: decides all rows, and then, if they are to be written, decides and writes them
 * chunk after chunk. Whatever it does can be cut off: deciding begins anew, writing goes on after the last chunk.
 */
@ApplicationScoped
class ImportRunner {

    /** A chunk holds its locks for less than a second; an import of all or nothing is one transaction. */
    private static final Duration LONGEST = Duration.ofHours(1);

    /** A race is lost to one that is decided by then. */
    private static final int TRIES = 5;

    private final ImportedKinds entities;
    private final RowReaders readers;
    private final KeptFiles files;
    private final ImportQueue queue;
    private final ImportRepository imports;
    private final ImportRowRepository rows;
    private final EarlierRows earlier;
    private final Today today;

    ImportRunner(
            ImportedKinds entities,
            RowReaders readers,
            KeptFiles files,
            ImportQueue queue,
            ImportRepository imports,
            ImportRowRepository rows,
            EarlierRows earlier,
            Today today) {
        this.entities = entities;
        this.readers = readers;
        this.files = files;
        this.queue = queue;
        this.imports = imports;
        this.rows = rows;
        this.earlier = earlier;
        this.today = today;
    }

    /** Carries out of a transaction what is known, and rolls it back. */
    private static class RolledBack extends RuntimeException {
        private static final long serialVersionUID = 1;
        final transient List<ImportRowRepository.Decided> decided;

        RolledBack(List<ImportRowRepository.Decided> decided) {
            super("rolled back", null, false, false);
            this.decided = decided;
        }
    }

    /** Rows of an import of all or nothing are rejected, after all. */
    private static final class RowsRejected extends RolledBack {
        private static final long serialVersionUID = 1;

        RowsRejected(List<ImportRowRepository.Decided> decided) {
            super(decided);
        }
    }

    /** What the steps of one run have in common. */
    private record Run(Import job, UUID worker, ImportedRecords entity, Upload file) {

        UUID id() {
            return job.id();
        }

        ImportedRecords.Act act(boolean writes) {
            return new ImportedRecords.Act(
                    job.author(), job.order().strategy(), job.order().duplicates(), writes);
        }
    }

    /** @throws ImportQueue.Lost when it is no longer the worker's */
    void run(Import job, UUID worker) {
        ImportedRecords entity = entities.of(job.order().kind());
        try (Upload file = files.copy(job.order().sha256(), job.order().size())) {
            Run run = new Run(job, worker, entity, file);
            ImportQueue.Progress at =
                    new ImportQueue.Progress(job.state(), job.counts(), job.progress(), job.appliedTo());
            if (job.state() == ImportState.VALIDATING) {
                at = validate(run);
            }
            if (at.state() == ImportState.APPLYING) {
                apply(run, at);
            }
        } catch (SheetFault fault) {
            fail(job, worker, Faults.of(fault));
        }
    }

    private ImportQueue.Progress validate(Run run) throws SheetFault {
        inTransaction(() -> {
            queue.lock(run.id(), run.worker(), ImportState.VALIDATING);
            rows.delete(run.id());
            return null;
        });
        boolean commit = run.job().order().mode() == ImportMode.COMMIT;
        ImportQueue.Progress at = new ImportQueue.Progress(ImportState.VALIDATING, Import.Counts.NONE, 0, 0);
        try (RowSource source = readers.open(run.job(), run.file().file())) {
            Chunks chunks = new Chunks(source, run.entity().rowsAtOnce());
            List<SourceRow> chunk;
            while (!(chunk = chunks.next()).isEmpty()) {
                List<ImportRowRepository.Decided> decided = decideWithoutWriting(run, chunk);
                Import.Counts counts = at.counts().plus(Tally.of(decided));
                if (counts.rows() > ImportLimit.MOST_ROWS) {
                    throw new SheetFault(RecordsProblem.TOO_MANY_IMPORTED_ROWS, String.valueOf(ImportLimit.MOST_ROWS));
                }
                ImportQueue.Progress next =
                        new ImportQueue.Progress(ImportState.VALIDATING, counts, source.read() * (commit ? 0.5 : 1), 0);
                inTransaction(() -> {
                    queue.hold(run.id(), run.worker(), ImportState.VALIDATING, next);
                    rows.insert(run.id(), decided, !commit);
                    return null;
                });
                at = next;
            }
        }
        if (at.counts().rows() == 0) {
            throw new SheetFault(RecordsProblem.NO_ROWS);
        }
        if (!commit) {
            end(run, ImportState.VALIDATING, at);
            return new ImportQueue.Progress(ImportState.COMPLETED, at.counts(), 1, 0);
        }
        if (run.job().order().atomic() && at.counts().rejected() > 0) {
            throw Faults.rowsRejected(at.counts().rejected());
        }
        ImportQueue.Progress applying = new ImportQueue.Progress(ImportState.APPLYING, at.counts(), 0.5, 0);
        inTransaction(() -> {
            queue.hold(run.id(), run.worker(), ImportState.VALIDATING, applying);
            return null;
        });
        return applying;
    }

    /** What is decided leaves nothing behind, whatever the feature does to find out. */
    private List<ImportRowRepository.Decided> decideWithoutWriting(Run run, List<SourceRow> chunk) {
        List<ImportRowRepository.Decided> decided;
        try {
            decided = inTransaction(() -> {
                throw new RolledBack(
                        ChunkDecisions.decide(run.entity(), run.act(false), chunk, row -> RecordId.next()));
            });
        } catch (RolledBack done) {
            decided = done.decided;
        }
        return earlier.compare(run.id(), run.job().order().duplicates(), decided);
    }

    private void apply(Run run, ImportQueue.Progress from) throws SheetFault {
        if (!run.job().order().atomic()) {
            applyChunks(run, from, false);
            return;
        }
        try {
            inTransaction(() -> applyChunks(run, from, true));
        } catch (RowsRejected refused) {
            inTransaction(() -> {
                queue.lock(run.id(), run.worker(), ImportState.APPLYING);
                rows.update(run.id(), refused.decided);
                return null;
            });
            throw Faults.rowsRejected(refused.decided.size());
        }
    }

    private @Nullable Void applyChunks(Run run, ImportQueue.Progress from, boolean atomic) throws SheetFault {
        ImportQueue.Progress at = from;
        try (RowSource source = readers.open(run.job(), run.file().file())) {
            Chunks chunks = new Chunks(source, run.entity().rowsAtOnce());
            List<SourceRow> chunk;
            while (!(chunk = chunks.next()).isEmpty()) {
                long last = chunk.get(chunk.size() - 1).number();
                if (last <= from.appliedTo()) {
                    continue;
                }
                ImportQueue.Progress present = at;
                List<SourceRow> todo = chunk.stream()
                        .filter(row -> row.number() > from.appliedTo())
                        .toList();
                double progress = 0.5 + source.read() / 2;
                if (atomic) {
                    at = write(run, todo, present, progress);
                    ImportQueue.Progress seen =
                            new ImportQueue.Progress(ImportState.APPLYING, from.counts(), progress, 0);
                    inTransaction(() -> {
                        queue.hold(run.id(), run.worker(), ImportState.APPLYING, seen);
                        return null;
                    });
                } else {
                    at = inTransaction(() -> {
                        queue.lock(run.id(), run.worker(), ImportState.APPLYING);
                        ImportQueue.Progress next = write(run, todo, present, progress);
                        queue.hold(run.id(), run.worker(), ImportState.APPLYING, next);
                        return next;
                    });
                }
            }
        }
        ImportQueue.Progress done = at;
        if (atomic) {
            endHere(run, ImportState.APPLYING, done);
        } else {
            end(run, ImportState.APPLYING, done);
        }
        return null;
    }

    /** Writes the good rows of a chunk, in the present transaction: what was decided is decided again, under the locks. */
    private ImportQueue.Progress write(Run run, List<SourceRow> chunk, ImportQueue.Progress at, double progress) {
        long last = chunk.get(chunk.size() - 1).number();
        Map<Long, ImportRowRepository.Stored> stored =
                rows.decided(run.id(), chunk.get(0).number(), last);
        List<SourceRow> good =
                chunk.stream().filter(row -> stored.containsKey(row.number())).toList();
        boolean hasUuid = run.job().order().kind().hasUuid();
        List<ImportRowRepository.Decided> decided = good.isEmpty()
                ? List.of()
                : ChunkDecisions.decide(run.entity(), run.act(true), good, row -> {
                    ImportRowRepository.Stored before = stored.get(row.number());
                    return hasUuid && before != null && before.outcome() == Outcome.CREATED
                            ? UUID.fromString(before.record())
                            : RecordId.next();
                });
        List<ImportRowRepository.Decided> others = new ArrayList<>();
        for (ImportRowRepository.Decided each : decided) {
            Decision now = each.decision();
            ImportRowRepository.Stored before = stored.get(each.row());
            if (before == null
                    || now.outcome() != before.outcome()
                    || now.version() != before.version()
                    || !before.record().equals(now.record())) {
                others.add(each);
            }
        }
        List<ImportRowRepository.Decided> rejected = others.stream()
                .filter(each -> each.decision().outcome() == Outcome.REJECTED)
                .toList();
        if (run.job().order().atomic() && !rejected.isEmpty()) {
            throw new RowsRejected(rejected);
        }
        if (!others.isEmpty()) {
            rows.update(run.id(), others);
        }
        Import.Counts counts = Tally.corrected(at.counts(), stored, others);
        return new ImportQueue.Progress(ImportState.APPLYING, counts, progress, last);
    }

    private void end(Run run, ImportState was, ImportQueue.Progress at) {
        inTransaction(() -> {
            endHere(run, was, at);
            return null;
        });
    }

    private void endHere(Run run, ImportState was, ImportQueue.Progress at) {
        queue.hold(run.id(), run.worker(), was, at);
        ImportState state = at.counts().rejected() == 0 ? ImportState.COMPLETED : ImportState.COMPLETED_WITH_ERRORS;
        imports.end(run.id(), state, null, null, today.instant());
    }

    /** What was decided and is not written is forgotten. */
    void fail(Import job, UUID worker, Import.Fault fault) {
        inTransaction(() -> {
            Import present = imports.lockForWorker(job.id(), worker);
            if (present == null) {
                throw new ImportQueue.Lost();
            }
            rows.deleteUnwritten(job.id(), present.appliedTo());
            imports.recount(job.id());
            imports.end(job.id(), ImportState.FAILED, fault, null, today.instant());
            return null;
        });
    }

    private static <T extends @Nullable Object> T inTransaction(Callable<T> step) {
        for (int attempt = 1; ; attempt++) {
            try {
                return QuarkusTransaction.requiringNew()
                        .timeout((int) LONGEST.toSeconds())
                        .call(step);
            } catch (DatabaseException | ProblemException lostRace) {
                if (attempt == TRIES) {
                    throw lostRace;
                }
            }
        }
    }
}
