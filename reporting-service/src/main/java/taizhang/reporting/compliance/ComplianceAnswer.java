package taizhang.reporting.compliance;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import taizhang.api.table.Table;

@Schema(name = "Compliance")
public record ComplianceAnswer(
        @Schema(required = true) Provenance provenance,
        @Schema(required = true, description = "obligations or, with groupBy, groups of them")
                List<ComplianceRow> items,
        @Schema(required = true, description = "of all obligations of the question, whatever is listed") Totals totals,
        @Schema(required = true, nullable = true, description = "cursor of the next page; null: this is the last")
                @Nullable
                String next,
        @JsonInclude(JsonInclude.Include.NON_NULL)
                @Schema(description = "with include=total: how many there are in the list")
                @Nullable
                Long total)
        implements Table.Page<ComplianceRow> {

    /** What the answer was worked out from. */
    @Schema(name = "ComplianceProvenance")
    public record Provenance(
            @Schema(required = true, description = "of the ledger") long position,
            @Schema(
                            required = true,
                            description =
                                    "how much of what is written in this service was known: with position it asks for the same again")
                    long generation,
            @Schema(required = true, description = "the day on which it was judged what is over") LocalDate day,
            @Schema(required = true) Instant computedAt,
            @Schema(
                            enumeration = "period-end",
                            description =
                                    "period-end: an organization stands where it stood on the last day of the period")
                    String hierarchy) {

        static Provenance of(long position, long generation, LocalDate day, Instant computedAt) {
            return new Provenance(position, generation, day, computedAt, "period-end");
        }
    }
}
