package taizhang.api.page;

import java.util.List;
import java.util.function.Function;
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
}
