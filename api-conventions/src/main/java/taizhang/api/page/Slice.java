package taizhang.api.page;

import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What was read of a list, cut to a page.
 *
 * @param next cursor of the next page; null: there is none
 */
public record Slice<T>(List<T> items, @Nullable String next) {

    /**
     * @param found the items of the page and, when there is a next page, at least one more
     * @param query everything that selects and orders the list, but not its limit
     * @param place of an item, after which the next page begins
     */
    public static <T> Slice<T> of(List<T> found, int limit, Object query, Function<T, Cursor> place) {
        return found.size() <= limit
                ? new Slice<>(found, null)
                : new Slice<>(
                        found.subList(0, limit),
                        place.apply(found.get(limit - 1)).encode(query));
    }

    /**
     * A page of a list that is read whole because it is short, such as the parts of a record.
     *
     * @param all in the order of the list, to which items are only added at the end
     * @param list what tells it from other lists
     * @throws taizhang.api.problem.ProblemException 400 {@code cursor-mismatch}
     */
    public static <T> Slice<T> ofWhole(List<T> all, @Nullable String cursor, int limit, Object list) {
        return cut(all, cursor, limit, list, place -> "%09d".formatted(place));
    }

    /**
     * The same where items come and go.
     *
     * @param key of an item: the list is in the order of these texts, none of which is there twice
     * @throws taizhang.api.problem.ProblemException 400 {@code cursor-mismatch}
     */
    public static <T> Slice<T> ofWhole(
            List<T> all, @Nullable String cursor, int limit, Object list, Function<T, String> key) {
        return cut(all, cursor, limit, list, place -> key.apply(all.get(place)));
    }

    private static <T> Slice<T> cut(
            List<T> all, @Nullable String cursor, int limit, Object list, IntFunction<String> key) {
        String after = Cursor.code(cursor, list);
        int from = 0;
        while (after != null && from < all.size() && key.apply(from).compareTo(after) <= 0) {
            from++;
        }
        int to = Math.min(from + limit, all.size());
        String next = to < all.size() ? Cursor.after(key.apply(to - 1)).encode(list) : null;
        return new Slice<>(all.subList(from, to), next);
    }
}
