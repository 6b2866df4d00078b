package taizhang.records.imports;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import taizhang.records.problem.RecordsProblem;
import taizhang.records.record.RecordId;

/** Decides all rows of a file and keeps what becomes of each. It writes no records; cut off, it begins anew. */
@ApplicationScoped
class ImportValidation {

    private final RowReaders readers;
    private final ImportQueue queue;
    private final ImportRowRepository rows;
    private final RepeatedRows repeated;
    private final ImportEnding ending;

    ImportValidation(
            RowReaders readers,
            ImportQueue queue,
            ImportRowRepository rows,
            RepeatedRows repeated,
            ImportEnding ending) {
        this.readers = readers;
        this.queue = queue;
        this.rows = rows;
        this.repeated = repeated;
        this.ending = ending;
    }

    /** Decides the rows of a chunk. */
    @FunctionalInterface
    private interface Deciding {
        List<ImportRowRepository.Decided> decide(List<SourceRow> chunk) throws SheetFault;
    }

    private static final class RolledBack extends RuntimeException {
        private static final long serialVersionUID = 1;

        RolledBack() {
            super("rolled back", null, false, false);
        }
    }

    /** @return where it stands then: it has ended, or is to be written */
    ImportQueue.Progress validate(ImportRun run) throws SheetFault {
        ImportQueue.Progress decided = decideAll(run);
        Import.Counts counts = decided.counts();
        if (counts.rows() == 0) {
            throw new SheetFault(RecordsProblem.NO_ROWS);
        }
        if (!run.isCommit()) {
            InTransaction.run(() -> ending.complete(run, ImportState.VALIDATING, decided));
            return new ImportQueue.Progress(ImportState.COMPLETED, counts, 1, 0);
        }
        if (run.isAtomic() && counts.rejected() > 0) {
            throw Faults.rowsRejected(counts.rejected());
        }
        ImportQueue.Progress applying = new ImportQueue.Progress(ImportState.APPLYING, counts, 0.5, 0);
        InTransaction.run(() -> queue.hold(run.id(), run.worker(), ImportState.VALIDATING, applying));
        return applying;
    }

    private ImportQueue.Progress decideAll(ImportRun run) throws SheetFault {
        if (run.entity().namesEarlierRows()) {
            return rolledBack(() -> {
                ImportedRecords.Deciding deciding = run.deciding(false);
                return decideAll(run, chunk -> decide(deciding, chunk));
            });
        }
        ImportedRecords.Deciding deciding = run.deciding(false);
        return decideAll(run, chunk -> rolledBack(() -> decide(deciding, chunk)));
    }

    private ImportQueue.Progress decideAll(ImportRun run, Deciding deciding) throws SheetFault {
        InTransaction.run(() -> {
            queue.lock(run.id(), run.worker(), ImportState.VALIDATING);
            rows.delete(run.id());
        });
        try (RowSource source = readers.open(run.job(), run.file().file());
                Chunks chunks = new Chunks(source, run.entity().rowsAtOnce());
                Beside keeper = new Beside("import-keeper", 1)) {
            Future<ImportQueue.Progress> kept = CompletableFuture.completedFuture(
                    new ImportQueue.Progress(ImportState.VALIDATING, Import.Counts.NONE, 0, 0));
            String key = run.entity().kind().key();
            Chunks.Chunk chunk;
            while (!(chunk = chunks.next()).rows().isEmpty()) {
                List<ImportRowRepository.Decided> decided = deciding.decide(chunk.rows());
                double read = chunk.read();
                key = ChunkDecisions.key(run.entity(), chunk.rows().get(0));
                ImportQueue.Progress before = Beside.outcome(kept);
                kept = keeper.begin(() -> keep(run, before, decided, read));
            }
            return settle(run, key, Beside.outcome(kept));
        }
    }

    private ImportQueue.Progress settle(ImportRun run, String key, ImportQueue.Progress alone) throws SheetFault {
        return InTransaction.call(() -> {
            // Nobody takes over in the meantime, however long it takes.
            queue.lock(run.id(), run.worker(), ImportState.VALIDATING);
            ImportQueue.Progress settled = new ImportQueue.Progress(
                    ImportState.VALIDATING, repeated.settle(run, key, alone.counts()), alone.progress(), 0);
            queue.hold(run.id(), run.worker(), ImportState.VALIDATING, settled);
            return settled;
        });
    }

    private ImportQueue.Progress keep(
            ImportRun run, ImportQueue.Progress at, List<ImportRowRepository.Decided> decided, double read)
            throws SheetFault {
        Import.Counts counts = at.counts().plus(Tally.of(decided));
        if (counts.rows() > ImportLimit.MOST_ROWS) {
            throw new SheetFault(RecordsProblem.TOO_MANY_IMPORTED_ROWS, String.valueOf(ImportLimit.MOST_ROWS));
        }
        ImportQueue.Progress next =
                new ImportQueue.Progress(ImportState.VALIDATING, counts, read * (run.isCommit() ? 0.5 : 1), 0);
        InTransaction.run(() -> {
            queue.hold(run.id(), run.worker(), ImportState.VALIDATING, next);
            rows.insert(run.id(), decided, !run.isCommit());
        });
        return next;
    }

    private static List<ImportRowRepository.Decided> decide(ImportedRecords.Deciding deciding, List<SourceRow> chunk) {
        return ChunkDecisions.decide(deciding, chunk, row -> RecordId.next());
    }

    /** What is decided leaves nothing behind, whatever the feature does to find out. */
    private static <T> T rolledBack(Callable<T> step) throws SheetFault {
        AtomicReference<T> result = new AtomicReference<>();
        try {
            return InTransaction.call(() -> {
                result.set(step.call());
                throw new RolledBack();
            });
        } catch (RolledBack done) {
            return Objects.requireNonNull(result.get());
        }
    }
}
