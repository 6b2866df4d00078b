package taizhang.records.imports;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import taizhang.records.record.RecordId;

/**
 * Writes the good rows of a file, chunk after chunk, each in a transaction, or all in one when all or none are to be
 * written. Cut off, it goes on after the last chunk.
 */
@ApplicationScoped
class ImportWriting {

    private final RowReaders readers;
    private final ImportQueue queue;
    private final ImportRowRepository rows;
    private final ImportEnding ending;

    ImportWriting(RowReaders readers, ImportQueue queue, ImportRowRepository rows, ImportEnding ending) {
        this.readers = readers;
        this.queue = queue;
        this.rows = rows;
        this.ending = ending;
    }

    /** Rows of an import of all or nothing are rejected, after all: carries them out of what is rolled back. */
    private static final class RowsRejected extends RuntimeException {
        private static final long serialVersionUID = 1;
        final transient List<ImportRowRepository.Decided> rejected;

        RowsRejected(List<ImportRowRepository.Decided> rejected) {
            super("rejected", null, false, false);
            this.rejected = rejected;
        }
    }

    /** Writes a chunk, and notes how far that is. */
    @FunctionalInterface
    private interface Step {
        ImportQueue.Progress take(List<SourceRow> chunk, ImportQueue.Progress at, double progress) throws SheetFault;
    }

    void write(ImportRun run, ImportQueue.Progress from) throws SheetFault {
        if (!run.isAtomic()) {
            ImportQueue.Progress done = writeAll(run, from, (chunk, at, progress) -> alone(run, chunk, at, progress));
            InTransaction.run(() -> ending.complete(run, ImportState.APPLYING, done));
            return;
        }
        try {
            InTransaction.call(() -> {
                ImportQueue.Progress done =
                        writeAll(run, from, (chunk, at, progress) -> withAll(run, from, chunk, at, progress));
                ending.complete(run, ImportState.APPLYING, done);
                return done;
            });
        } catch (RowsRejected refused) {
            InTransaction.run(() -> {
                queue.lock(run.id(), run.worker(), ImportState.APPLYING);
                rows.update(run.id(), refused.rejected);
            });
            throw Faults.rowsRejected(refused.rejected.size());
        }
    }

    private ImportQueue.Progress writeAll(ImportRun run, ImportQueue.Progress from, Step step) throws SheetFault {
        ImportQueue.Progress at = from;
        try (RowSource source = readers.open(run.job(), run.file().file());
                Chunks chunks = new Chunks(source, run.entity().rowsAtOnce())) {
            Chunks.Chunk chunk;
            while (!(chunk = chunks.next()).rows().isEmpty()) {
                List<SourceRow> todo = chunk.rows().stream()
                        .filter(row -> row.number() > from.appliedTo())
                        .toList();
                if (!todo.isEmpty()) {
                    at = step.take(todo, at, 0.5 + chunk.read() / 2);
                }
            }
        }
        return at;
    }

    private ImportQueue.Progress alone(ImportRun run, List<SourceRow> chunk, ImportQueue.Progress at, double progress)
            throws SheetFault {
        return InTransaction.call(() -> {
            queue.lock(run.id(), run.worker(), ImportState.APPLYING);
            ImportQueue.Progress next = write(run, chunk, at, progress);
            queue.hold(run.id(), run.worker(), ImportState.APPLYING, next);
            return next;
        });
    }

    /** In the transaction of all: that it goes on is told in another one, which is seen before. */
    private ImportQueue.Progress withAll(
            ImportRun run, ImportQueue.Progress from, List<SourceRow> chunk, ImportQueue.Progress at, double progress) {
        ImportQueue.Progress next = write(run, chunk, at, progress);
        ImportQueue.Progress seen = new ImportQueue.Progress(ImportState.APPLYING, from.counts(), progress, 0);
        InTransaction.run(() -> queue.hold(run.id(), run.worker(), ImportState.APPLYING, seen));
        return next;
    }

    /** Writes the good rows of a chunk, in the present transaction: what was decided is decided again, under the locks. */
    private ImportQueue.Progress write(ImportRun run, List<SourceRow> chunk, ImportQueue.Progress at, double progress) {
        long last = chunk.get(chunk.size() - 1).number();
        Map<Long, ImportRowRepository.Stored> stored =
                rows.decided(run.id(), chunk.get(0).number(), last);
        List<SourceRow> good =
                chunk.stream().filter(row -> stored.containsKey(row.number())).toList();
        boolean hasUuid = run.job().order().kind().hasUuid();
        List<ImportRowRepository.Decided> decided = good.isEmpty()
                ? List.of()
                : ChunkDecisions.decide(run.deciding(true), good, row -> {
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
        if (run.isAtomic() && !rejected.isEmpty()) {
            throw new RowsRejected(rejected);
        }
        if (!others.isEmpty()) {
            rows.update(run.id(), others);
        }
        Import.Counts counts = Tally.corrected(at.counts(), stored, others);
        return new ImportQueue.Progress(ImportState.APPLYING, counts, progress, last);
    }
}
