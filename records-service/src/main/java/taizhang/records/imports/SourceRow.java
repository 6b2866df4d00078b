package taizhang.records.imports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A row as the body of the single write that it stands for.
 *
 * @param number as a spreadsheet numbers it; of lines, the line: the first is 1
 * @param body null when the row could not be made one
 * @param errors found while it was made one: with any, the row is rejected, and told what the rules find besides
 * @param columns heading by JSON Pointer into the body, for errors of the rules; a pointer that is not among them is told
 *     as the one above it that is, or else as it is
 * @param cells as they stood in the file, to give the row back
 * @param named pointers of what the row speaks of, whether or not its cell is empty: of a record that is there, what is
 *     not named stays as it is, and what is named and not in the body is emptied. {@code /quantities/person-times} names one of
 *     many, {@code /quantities} all of them
 */
public record SourceRow(
        long number,
        @Nullable ObjectNode body,
        List<RowError> errors,
        Map<String, String> columns,
        List<String> cells,
        Set<String> named) {}
