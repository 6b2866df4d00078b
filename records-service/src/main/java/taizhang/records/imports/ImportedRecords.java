package taizhang.records.imports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.Violation;
import taizhang.records.record.Author;

/** Writes records of one kind by the rules of single writes, many at a time; the feature that has them implements it. */
public interface ImportedRecords {

    /**
     * How rows are taken.
     *
     * @param author with the batch
     * @param writes false: only say what would become of them; the transaction is rolled back in any case
     */
    record Act(Author author, ImportStrategy strategy, Duplicates duplicates, boolean writes) {}

    /**
     * @param id of the record, if the row creates one that has a UUID
     * @param body of the single write
     * @param named see {@link SourceRow}
     * @param good false: it is rejected in any case, and only what else is wrong with it is asked for
     */
    record Row(UUID id, ObjectNode body, Set<String> named, boolean good) {}

    /**
     * What an import has written.
     *
     * @param record id or code
     * @param version at which the record is as the import has left it
     * @param before canonical JSON; null: the import has created it
     */
    record Written(String record, long version, @Nullable String before) {}

    /**
     * A record that cannot be taken back.
     *
     * @param why what stands against its being again what it was, at pointers into it; nothing: somebody has written it since
     */
    record Kept(String record, List<Violation> why) {

        public static Kept asEdited(String record) {
            return new Kept(record, List.of());
        }
    }

    ImportKind kind();

    /** @return the lowest role that may import them */
    String role();

    /** @return how many are decided together, each seeing what the ones before it have left */
    default int rowsAtOnce() {
        return 1000;
    }

    /**
     * @return whether a row may name a record that another one before it creates, however far before: a file is decided in
     *     one transaction then, which holds the locks of its rows until its end
     */
    default boolean namesEarlierRows() {
        return false;
    }

    /** Decides the rows of a file in their order, chunk after chunk. */
    @FunctionalInterface
    interface Deciding {

        /**
         * Decides, in the present transaction, what single writes would do, one row after another; of rows that stand for
         * the same record, only one is given at a time. A refusal is a decision; whatever is thrown lets the chunk be tried
         * again.
         *
         * @return one for each row, in their order
         */
        List<Decision> decide(List<Row> rows);
    }

    /**
     * At the first row of a file, or where it was cut off. When nothing is written, what one row would have left behind is kept
     * in mind for those after it.
     */
    Deciding begin(Act act);

    /**
     * Takes back, in the present transaction: what was created is deleted, or voided when it is past that; what was updated is
     * as before, as far as an edit of it could make it so.
     *
     * @param author with the batch
     * @param reason to be told where the record has a place for it
     * @param written the last one first: it may stand under one before it
     * @return with any, the transaction is rolled back
     */
    List<Kept> undo(Author author, String reason, List<Written> written);
}
