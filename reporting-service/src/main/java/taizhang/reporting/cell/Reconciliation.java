package taizhang.reporting.cell;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The proof that cells equal what the facts say.
 *
 * @param cells how many cells were compared
 * @param mismatches those that differ, {@value #MOST} of them at most
 */
@Schema(name = "Reconciliation")
public record Reconciliation(
        @Schema(
                        required = true,
                        description =
                                "position of the ledger that both sides stand at; rectification tasks are compared"
                                        + " a moment later, perhaps at a later one")
                long position,
        @Schema(required = true, description = "how many cells were compared") long cells,
        @Schema(required = true, description = "cells that differ from the facts, the first 500")
                List<Mismatch> mismatches) {

    static final int MOST = 500;

    Reconciliation and(Reconciliation other) {
        return new Reconciliation(
                position,
                cells + other.cells,
                Stream.concat(mismatches.stream(), other.mismatches.stream())
                        .limit(MOST)
                        .toList());
    }

    /** A cell that is not what its facts add up to. */
    @Schema(name = "CellMismatch")
    public record Mismatch(
            @Schema(required = true) String organization,
            @Schema(
                            required = true,
                            description =
                                    "its code and the type of the activities, as in secretary-lectures/party-lecture; of all"
                                            + " activities a name like activities/count/party-lecture; of rectification tasks one"
                                            + " like rectification-tasks/source/inspection/month/stock_done")
                    String indicator,
            @Schema(required = true, description = "its first day; of a cell of one day, that day") LocalDate month,
            @Schema(required = true) Amounts cell,
            @Schema(required = true) Amounts facts) {}
}
