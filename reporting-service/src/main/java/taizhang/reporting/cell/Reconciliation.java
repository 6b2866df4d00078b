package taizhang.reporting.cell;

import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The proof that cells equal what the facts say.
 *
 * @param cells how many cells were compared
 * @param mismatches those that differ, {@value #MOST} of them at most
 */
@Schema(name = "Reconciliation")
public record Reconciliation(
        @Schema(required = true, description = "position of the ledger that both sides stand at") long position,
        @Schema(required = true, description = "how many cells were compared") long cells,
        @Schema(required = true, description = "cells that differ from the facts, the first 500")
                List<Mismatch> mismatches) {

    static final int MOST = 500;

    /** A cell that is not what its facts add up to. */
    @Schema(name = "CellMismatch")
    public record Mismatch(
            @Schema(required = true) String organization,
            @Schema(required = true) String indicator,
            @Schema(required = true, description = "its first day") LocalDate month,
            @Schema(required = true) Amounts cell,
            @Schema(required = true) Amounts facts) {}
}
