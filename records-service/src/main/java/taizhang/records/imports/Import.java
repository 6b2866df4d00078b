package taizhang.records.imports;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taizhang.api.text.Name;
import taizhang.records.record.Author;

/**
 * An import as it is kept.
 *
 * @param progress 0 to 1
 * @param appliedTo the last row whose chunk is written
 */
record Import(
        UUID id,
        Order order,
        ImportState state,
        Counts counts,
        double progress,
        @Nullable Fault fault,
        @Nullable String withdrawalReason,
        long version,
        Instant createdAt,
        Maker maker,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        long appliedTo,
        int attempts) {

    /** What was asked for. @param fileName null: it had none. @param sha256 64 hexadecimal digits */
    record Order(
            ImportKind kind,
            ImportMode mode,
            ImportStrategy strategy,
            Duplicates duplicates,
            boolean atomic,
            @Nullable String mapping,
            String mediaType,
            String instructions,
            @Nullable String fileName,
            String sha256,
            long size) {}

    /** Who has asked. */
    record Maker(String subject, @Nullable String organization, Set<String> roles) {}

    /** How many rows there are so far, and of each outcome. */
    record Counts(int rows, int created, int updated, int unchanged, int rejected) {
        static final Counts NONE = new Counts(0, 0, 0, 0, 0);

        Counts plus(Counts more) {
            return new Counts(
                    rows + more.rows,
                    created + more.created,
                    updated + more.updated,
                    unchanged + more.unchanged,
                    rejected + more.rejected);
        }
    }

    /** Why the whole has failed. */
    record Fault(String code, Name detail) {}

    /** Whether it has written something that can be taken back. */
    boolean isWithdrawable() {
        return order.mode() == ImportMode.COMMIT && state.isEnded() && counts.created() + counts.updated() > 0;
    }

    /** On whose authority the rows are written, as parts of this batch. */
    Author author() {
        return new Author(maker.subject(), maker.organization(), maker.roles(), id, null);
    }
}
