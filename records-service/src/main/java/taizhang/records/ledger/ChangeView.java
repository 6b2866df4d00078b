package taizhang.records.ledger;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One change as the feed shows it; {@code before} and {@code after} are the very texts that the hash covers. */
@Schema(
        name = "Change",
        description =
                "An accepted write. hash chains it to the change before: SHA-256 (lower-case hex) over these lines, "
                        + "joined by line feeds: previous hash (its 64 hex digits alone, 64 zeros before position 1), position, "
                        + "at, actor, entity, id, version, operation, organization (empty when null), before, after (null when "
                        + "none); before and after as canonical JSON (RFC 8785). When batch or onBehalfOf is not null, two more "
                        + "lines follow: batch, onBehalfOf (empty when null).")
record ChangeView(
        @Schema(required = true, description = "1, 2, 3, … without gaps") long position,
        @Schema(required = true, pattern = ChainHash.PATTERN) String hash,
        @Schema(required = true, description = "RFC 3339, UTC, six decimals", examples = "2020-03-05T01:02:03.000000Z")
                String at,
        @Schema(required = true, description = "subject of the token that wrote, or system") String actor,
        @Schema(required = true, implementation = Change.Entity.class) String entity,
        @Schema(required = true, description = "code or UUID of the record") String id,
        @Schema(required = true) long version,
        @Schema(required = true, implementation = Change.Operation.class) String operation,
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
                String after,
        @Schema(
                        nullable = true,
                        implementation = String.class,
                        format = "uuid",
                        description = "of the step or import that wrote several records at once")
                @Nullable
                UUID batch,
        @Schema(nullable = true, description = "subject in whose place the actor wrote") @Nullable String onBehalfOf) {

    /** @param hash bare, as it is chained */
    static ChangeView of(long position, String hash, StoredChange change) {
        return new ChangeView(
                position,
                ChainHash.NAMED + hash,
                ChainHash.at(change.at()),
                change.actor(),
                change.entity(),
                change.id(),
                change.version(),
                change.operation(),
                change.organization(),
                change.before(),
                change.after(),
                change.batch(),
                change.onBehalfOf());
    }

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
    record Head(
            @Schema(required = true) long position,
            @Schema(required = true, pattern = ChainHash.PATTERN) String hash) {}

    @Schema(name = "LedgerVerification")
    record Verification(
            @Schema(required = true) boolean intact,
            @Schema(required = true, description = "the last position if intact, else the first that does not fit")
                    long position) {}
}
