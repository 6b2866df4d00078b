package taizhang.records.activity;

import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What selects and orders a list; lists mean any of, null means no filter.
 *
 * @param scope of the caller; null: everything
 * @param subtree whether the subordinates of {@code organization} on the day of the event are included
 * @param attributes values by key: all keys, any value of each
 */
record ActivityQuery(
        @Nullable String scope,
        @Nullable String organization,
        boolean subtree,
        @Nullable List<String> types,
        @Nullable List<String> categories,
        @Nullable LocalDate heldFrom,
        @Nullable LocalDate heldTo,
        @Nullable List<String> statuses,
        @Nullable List<String> occurrences,
        @Nullable List<String> minutes,
        @Nullable List<String> campaigns,
        @Nullable List<String> themes,
        SortedMap<String, List<String>> attributes,
        @Nullable String text,
        boolean descending) {

    /** @return the organization whose subtree the list keeps to; null: there is none */
    @Nullable
    String subtreeOf() {
        if (organization == null) {
            return scope;
        }
        return subtree ? organization : null;
    }

    /** @return whether the caller may not see all of what is asked for */
    boolean isNarrowed() {
        return organization != null && scope != null && !organization.equals(scope);
    }
}
