package taizhang.api.table;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import taizhang.api.page.Limit;

/**
 * A list that is answered as JSON or as a table, by the same reads.
 *
 * @param name of the file
 * @param row the record that describes an item: its components are the columns
 * @param keys of each map among the components, which are columns too; read once, when the table begins
 * @param pageSize of the pages that a whole table is read in
 */
public record Table<T>(
        String name,
        Class<T> row,
        Pages<T> pages,
        Supplier<Map<String, ? extends Collection<String>>> keys,
        int pageSize) {

    /** Reads one page. Every check of the request is made anew with each. */
    @FunctionalInterface
    public interface Pages<T> {
        Page<T> read(@Nullable String cursor, int limit, boolean withTotal);
    }

    /** A page as its JSON says it. */
    public interface Page<T> {
        List<T> items();

        /** @return cursor of the next page; null: there is none */
        @Nullable
        String next();

        /** @return how many there are in all pages; null: not asked for */
        default @Nullable Long total() {
            return null;
        }
    }

    public Table(String name, Class<T> row, Pages<T> pages) {
        this(name, row, pages, Map::of);
    }

    public Table(String name, Class<T> row, Pages<T> pages, Supplier<Map<String, ? extends Collection<String>>> keys) {
        this(name, row, pages, keys, Limit.MOST);
    }
}
