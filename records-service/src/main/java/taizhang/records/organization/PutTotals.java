package taizhang.records.organization;

import static java.util.Objects.requireNonNull;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of totals: what is left out or null is not said. */
@Schema(name = "PutTotals")
record PutTotals(
        @Schema(required = true, description = "first day, on which the organization is valid") @Nullable
                LocalDate effectiveFrom,
        @Schema(nullable = true, minimum = "0", maximum = "10000000", description = "head-count of Party members")
                @Nullable
                Integer memberCount,
        @Schema(nullable = true, minimum = "0", maximum = "10000000", description = "head-count of staff") @Nullable
                Integer staffCount,
        @Schema(
                        nullable = true,
                        type = SchemaType.OBJECT,
                        description = "how many of each post are filled, by its kebab-case code; 50 posts at most",
                        examples = "{\"discipline-member\": 1}")
                @Nullable
                Map<String, @Nullable Integer> postsFilled,
        @Schema(nullable = true) @Nullable Boolean hasCommittee,
        @Schema(nullable = true) @Nullable Boolean hasSmallGroups) {

    /** What a body that keeps the rules says. */
    Totals.Total total() {
        TreeMap<String, Integer> posts = new TreeMap<>();
        if (postsFilled != null) {
            postsFilled.forEach((post, filled) -> posts.put(post, requireNonNull(filled)));
        }
        return new Totals.Total(
                requireNonNull(effectiveFrom), memberCount, staffCount, posts, hasCommittee, hasSmallGroups);
    }
}
