package taizhang.reporting.feed;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How far the ledger has been applied. */
@Schema(name = "FeedState")
record FeedView(
        @Schema(required = true, description = "all figures contain the changes up to this position") long position,
        @Schema(required = true, description = "last position of the ledger when it was last seen") long head,
        @Schema(
                        required = true,
                        description =
                                "age of the oldest change that is known and not applied, in seconds; 0 when none waits")
                long lagSeconds,
        @Schema(required = true, description = "whether facts and cells are being built anew") boolean rebuilding,
        @Schema(
                        description = "when they were last built anew (RFC 3339, UTC); null when never",
                        format = "date-time",
                        nullable = true)
                @Nullable
                String rebuiltAt,
        @Schema(description = "how many rows of facts and cells that changed: 0 when all were right", nullable = true)
                @Nullable
                Long rebuildDifferences,
        @Schema(description = "why the feed has stopped or waits; null when all is well", nullable = true) @Nullable
                String fault) {}
