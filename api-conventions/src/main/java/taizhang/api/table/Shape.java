package taizhang.api.table;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The columns of one table. It is made when the table begins, and asked for the items in their order; whatever it opens, it
 * opens no sooner than {@link #names} is called.
 */
public interface Shape<T> extends AutoCloseable {

    List<String> names();

    /**
     * @return a cell for each column: a number, a day, a truth, a {@link Marked}, null for nothing, and whatever else as text
     */
    List<? extends @Nullable Object> cells(T item);

    /** Whether the sheet of a workbook can be filtered by its columns at once. */
    default boolean isFiltered() {
        return false;
    }

    @Override
    default void close() {}
}
