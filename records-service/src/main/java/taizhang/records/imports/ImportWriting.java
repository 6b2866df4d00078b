package taizhang.records.imports;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.config.inject.ConfigProperty;
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
    private final int atOnce;

    /** @param atOnce how many chunks are written at a time; by default two, where that leaves half of the cores to others */
    ImportWriting(
            RowReaders readers,
            ImportQueue queue,
            ImportRowRepository rows,
            ImportEnding ending,
            @ConfigProperty(name = "taizhang.imports.chunks-at-once") OptionalInt atOnce) {
        this.readers = readers;
        this.queue = queue;
        this.rows = rows;
        this.ending = ending;
        this.atOnce = atOnce.orElse(Runtime.getRuntime().availableProcessors() < 4 ? 1 : 2);
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

    /** The chunk before has not been written: this one is rolled back, and may be tried again after that. */
    private static final class OutOfTurn extends RuntimeException {
        private static final long serialVersionUID = 1;

        OutOfTurn() {
            super("out of turn", null, false, false);
        }
    }

    /**
     * Rows that are written together.
     *
     * @param after number of the last row of the ones before
     * @param progress of the import when they are written
     */
    private record Piece(List<SourceRow> rows, long after, double progress) {
        long first() {
            return rows.get(0).number();
        }

        long last() {
            return rows.get(rows.size() - 1).number();
        }
    }

    /** What has been written of a piece. @param others the rows of which something else has become than was decided before */
    private record Written(
            Piece piece, Map<Long, ImportRowRepository.Stored> before, List<ImportRowRepository.Decided> others) {

        ImportQueue.Progress since(ImportQueue.Progress at) {
            return new ImportQueue.Progress(
                    ImportState.APPLYING, Tally.corrected(at.counts(), before, others), piece.progress(), piece.last());
        }
    }

    /** Writes a piece, now or beside the next ones. */
    @FunctionalInterface
    private interface Step {
        void take(Piece piece) throws SheetFault;
    }

    void write(ImportRun run, ImportQueue.Progress from) throws SheetFault {
        if (run.isAtomic()) {
            writeTogether(run, from);
        } else {
            writeAlone(run, from);
        }
    }

    private void writeTogether(ImportRun run, ImportQueue.Progress from) throws SheetFault {
        try {
            InTransaction.call(() -> {
                ImportQueue.Progress[] at = {from};
                eachPiece(run, from, piece -> {
                    at[0] = write(run, piece).since(at[0]);
                    // That it goes on is told in a transaction that is seen before.
                    InTransaction.run(() -> queue.hold(
                            run.id(),
                            run.worker(),
                            ImportState.APPLYING,
                            new ImportQueue.Progress(ImportState.APPLYING, from.counts(), piece.progress(), 0)));
                });
                ending.complete(run, ImportState.APPLYING, at[0]);
                return at[0];
            });
        } catch (RowsRejected refused) {
            InTransaction.run(() -> {
                queue.lock(run.id(), run.worker(), ImportState.APPLYING);
                rows.update(run.id(), refused.rejected);
            });
            throw Faults.rowsRejected(refused.rejected.size());
        }
    }

    /** While PostgreSQL writes the rows of one piece, the next one is decided. */
    private void writeAlone(ImportRun run, ImportQueue.Progress from) throws SheetFault {
        int writing = run.entity().namesEarlierRows() ? 1 : atOnce;
        try (InTurn<ImportQueue.Progress> writers = new InTurn<>("import-writer", writing, from)) {
            eachPiece(run, from, piece -> writers.begin(before -> alone(run, piece, before)));
            ImportQueue.Progress done = writers.last();
            InTransaction.run(() -> ending.complete(run, ImportState.APPLYING, done));
        }
    }

    private void eachPiece(ImportRun run, ImportQueue.Progress from, Step step) throws SheetFault {
        try (RowSource source = readers.open(run.job(), run.file().file());
                Chunks chunks = new Chunks(source, run.entity().rowsAtOnce())) {
            long after = from.appliedTo();
            Chunks.Chunk chunk;
            while (!(chunk = chunks.next()).rows().isEmpty()) {
                List<SourceRow> todo = chunk.rows().stream()
                        .filter(row -> row.number() > from.appliedTo())
                        .toList();
                if (!todo.isEmpty()) {
                    Piece piece = new Piece(todo, after, 0.5 + chunk.read() / 2);
                    step.take(piece);
                    after = piece.last();
                }
            }
        }
    }

    /** In a transaction that ends after that of the piece before. */
    private ImportQueue.Progress alone(ImportRun run, Piece piece, Callable<ImportQueue.Progress> before)
            throws Exception {
        while (true) {
            try {
                return InTransaction.call(() -> {
                    queue.beginTurn(run.id(), piece.last());
                    Written written = write(run, piece);
                    ImportQueue.Progress at = queue.awaitTurn(run.id(), run.worker(), piece.after());
                    if (at.appliedTo() != piece.after()) {
                        throw new OutOfTurn();
                    }
                    ImportQueue.Progress next = written.since(at);
                    queue.hold(run.id(), run.worker(), ImportState.APPLYING, next);
                    return next;
                });
            } catch (OutOfTurn early) {
                before.call();
            }
        }
    }

    /** Writes the good rows of a piece, in the present transaction: what was decided is decided again, under the locks. */
    private Written write(ImportRun run, Piece piece) {
        Map<Long, ImportRowRepository.Stored> stored = rows.decided(run.id(), piece.first(), piece.last());
        List<SourceRow> good = piece.rows().stream()
                .filter(row -> stored.containsKey(row.number()))
                .toList();
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
        return new Written(piece, stored, others);
    }
}
