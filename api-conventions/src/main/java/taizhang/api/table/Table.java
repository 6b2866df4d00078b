package taizhang.api.table;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import taizhang.api.page.Limit;
import taizhang.api.page.Slice;

/**
 * A list that is answered as JSON or as a table, by the same reads.
 *
 * @param name of the file
 * @param shape makes its columns, once, when the table begins
 * @param pageSize of the pages that a whole table is read in
 */
public record Table<T>(String name, Pages<T> pages, Supplier<Shape<T>> shape, int pageSize) {

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

    /** Makes the page of a list that is read whole. */
    @FunctionalInterface
    public interface MakePage<T> {
        Page<T> of(List<T> items, @Nullable String next, @Nullable Long total);
    }

    /**
     * The parts of a record, to which others are only added at the end.
     *
     * @param owner id of the record
     * @param read all of them, in order
     */
    public static <T> Table<T> ofParts(
            String name, Class<T> row, Object owner, Supplier<List<T>> read, MakePage<T> page) {
        return new Table<>(name, row, (cursor, limit, withTotal) -> {
            List<T> all = read.get();
            Slice<T> slice = Slice.ofWhole(all, cursor, limit, List.of(name, owner));
            return page.of(slice.items(), slice.next(), withTotal ? (long) all.size() : null);
        });
    }

    /**
     * The parts of a record that come and go.
     *
     * @param key of a part: they are in the order of these texts, none of which is there twice
     */
    public static <T> Table<T> ofParts(
            String name,
            Class<T> row,
            Object owner,
            Supplier<List<T>> read,
            Function<T, String> key,
            MakePage<T> page) {
        return new Table<>(name, row, (cursor, limit, withTotal) -> {
            List<T> all = read.get();
            Slice<T> slice = Slice.ofWhole(all, cursor, limit, List.of(name, owner), key);
            return page.of(slice.items(), slice.next(), withTotal ? (long) all.size() : null);
        });
    }

    /**
     * @param row the record that describes an item: its components are the columns
     * @param others of each map among the components, which are columns too
     */
    public Table<T> withKeys(Class<T> row, Supplier<Map<String, ? extends Collection<String>>> others) {
        return new Table<>(name, pages, shapeOf(row, others), pageSize);
    }

    public Table(String name, Class<T> row, Pages<T> pages) {
        this(name, row, pages, Map::of);
    }

    public Table(String name, Class<T> row, Pages<T> pages, Supplier<Map<String, ? extends Collection<String>>> keys) {
        this(name, row, pages, keys, Limit.MOST);
    }

    public Table(
            String name,
            Class<T> row,
            Pages<T> pages,
            Supplier<Map<String, ? extends Collection<String>>> keys,
            int pageSize) {
        this(name, pages, shapeOf(row, keys), pageSize);
    }

    private static <T> Supplier<Shape<T>> shapeOf(
            Class<T> row, Supplier<Map<String, ? extends Collection<String>>> keys) {
        return () -> Columns.of(row, keys.get());
    }
}
