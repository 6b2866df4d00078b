package taizhang.records.imports;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taizhang.records.ledger.Change;

/**
 * What becomes of a row.
 *
 * @param record its id or code; null when the row is rejected
 * @param version that it has afterwards; 0 when the row is rejected
 * @param errors why it is rejected, each column a JSON Pointer into the body; null: the row as a whole
 * @param before canonical JSON of a record that is updated
 * @param after canonical JSON of a record that is created or updated
 * @param likeness null when the row is rejected, or written
 */
public record Decision(
        Outcome outcome,
        @Nullable String record,
        long version,
        List<RowError> errors,
        @Nullable String before,
        @Nullable String after,
        @Nullable Likeness likeness) {

    /**
     * By what a row is told from the others of its file: hashes of 128 bits, since nobody gains by finding two rows of his own
     * with the same.
     *
     * @param key of what it finds its record by; null: it has none
     * @param alike of what two records have in common that may be the same; null: no two may be
     * @param content of all that a row can say of its record once it is there
     */
    public record Likeness(@Nullable UUID key, @Nullable UUID alike, UUID content) {

        public static Likeness of(@Nullable String key, @Nullable String alike, String content) {
            return new Likeness(key == null ? null : hash(key), alike == null ? null : hash(alike), hash(content));
        }

        private static UUID hash(String text) {
            return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** @param errors of which the first {@link RowError#MOST} are told */
    public static Decision rejected(List<RowError> errors) {
        List<RowError> told = errors.size() <= RowError.MOST ? errors : List.copyOf(errors.subList(0, RowError.MOST));
        return new Decision(Outcome.REJECTED, null, 0, told, null, null, null);
    }

    public static Decision unchanged(String record, long version, @Nullable Likeness likeness) {
        return new Decision(Outcome.UNCHANGED, record, version, List.of(), null, null, likeness);
    }

    public static Decision written(Change change, @Nullable Likeness likeness) {
        Outcome outcome = change.before() == null ? Outcome.CREATED : Outcome.UPDATED;
        return new Decision(
                outcome, change.id(), change.version(), List.of(), change.before(), change.after(), likeness);
    }
}
