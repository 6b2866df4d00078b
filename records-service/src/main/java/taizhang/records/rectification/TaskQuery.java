package taizhang.records.rectification;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What selects and orders a list; lists mean any of, null means no filter.
 *
 * @param visibleTo scope of the caller; null: everything
 * @param subtree whether what was below {@code organization} is included
 * @param overdueOn only what was open on this day with a deadline, in force that day, before it
 * @param dueBefore only what has a present deadline before this day
 */
record TaskQuery(
        @Nullable String visibleTo,
        @Nullable String organization,
        boolean subtree,
        @Nullable List<String> sources,
        @Nullable List<String> states,
        @Nullable LocalDate overdueOn,
        @Nullable List<String> campaigns,
        @Nullable List<String> aspects,
        @Nullable LocalDate foundFrom,
        @Nullable LocalDate foundTo,
        @Nullable LocalDate dueBefore,
        @Nullable String text,
        boolean descending) {

    /** @return the organization whose subtree the list keeps to; null: there is none */
    @Nullable
    String subtreeOf() {
        if (organization == null) {
            return visibleTo;
        }
        return subtree ? organization : null;
    }

    /** @return whether the caller may not see all of what is asked for */
    boolean isNarrowed() {
        return organization != null && visibleTo != null && !organization.equals(visibleTo);
    }
}
