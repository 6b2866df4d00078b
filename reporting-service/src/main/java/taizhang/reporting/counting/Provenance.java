package taizhang.reporting.counting;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the numbers were computed from. */
public record Provenance(
        @Schema(
                        required = true,
                        description =
                                "of the ledger; the same question at it gives the same figures, if it is of days that are over")
                long position,
        @Schema(required = true) Instant computedAt,
        @Schema(enumeration = "event-date", description = "event-date: ancestors are those of the day of each record")
                String hierarchy) {

    public static Provenance of(long position, Instant computedAt) {
        return new Provenance(position, computedAt, "event-date");
    }
}
