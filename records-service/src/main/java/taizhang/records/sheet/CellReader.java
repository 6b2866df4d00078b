package taizhang.records.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Makes a value of a cell that is not empty. */
@FunctionalInterface
public interface CellReader {

    /** @return null when the cell cannot be read, of which {@code place} has been told */
    @Nullable
    JsonNode read(Cell cell, Place place);

    /**
     * Where the value goes.
     *
     * @param pointer into the body
     */
    record Place(String pointer, RowBody row) {}
}
