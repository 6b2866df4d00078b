package taizhang.records.ledger;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One change as the feed shows it; {@code before} and {@code after} are the very texts that the hash covers. */
@Schema(
        name = "Change",
        description =
                "An accepted write. hash chains it to the change before: SHA-256 (lower-case hex) over these lines, "
                        + "joined by line feeds: previous hash (64 zeros before position 1), position, at, actor, entity, id, "
                        + "version, operation, organization (empty when null), before, after (null when none); before and after "
                        + "as canonical JSON (RFC 8785).")
record ChangeView(
        @Schema(required = true, description = "1, 2, 3, … without gaps") long position,
        @Schema(required = true) String hash,
        @Schema(required = true, description = "RFC 3339, UTC, six decimals", examples = "2020-03-05T01:02:03.000000Z")
                String at,
        @Schema(required = true, description = "subject of the token that wrote, or system") String actor,
        @Schema(
                        required = true,
                        enumeration = {"organization", "activity-type", "campaign", "activity", "rectification-task"})
                String entity,
        @Schema(required = true, description = "code or UUID of the record") String id,
        @Schema(required = true) long version,
        @Schema(
                        required = true,
                        enumeration = {"created", "updated", "deleted"})
                String operation,
        @Schema(nullable = true) @Nullable String organization,
        @JsonRawValue
                @Schema(
                        description = "the record as its resource showed it before; organizations with placements",
                        implementation = Map.class,
                        nullable = true)
                @Nullable
                String before,
        @JsonRawValue
                @Schema(
                        description = "the record as its resource showed it after; organizations with placements",
                        implementation = Map.class,
                        nullable = true)
                @Nullable
                String after) {

    @Schema(name = "ChangePage")
    record Page(
            @Schema(required = true) List<ChangeView> items,
            @Schema(
                            required = true,
                            description =
                                    "a last position of the whole ledger; a page that is not full holds all up to it")
                    long head) {

        /** @return after which position the next page begins; what the caller does not see is not read twice */
        long readUpTo(ChangeQuery query) {
            return items.size() < query.limit()
                    ? Math.max(query.after(), head)
                    : items.get(items.size() - 1).position();
        }
    }

    @Schema(name = "LedgerHead")
    record Head(@Schema(required = true) long position, @Schema(required = true) String hash) {}

    @Schema(name = "LedgerVerification")
    record Verification(
            @Schema(required = true) boolean intact,
            @Schema(required = true, description = "the last position if intact, else the first that does not fit")
                    long position) {}
}
