package taizhang.reporting.cell;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What a cell holds: of the organization alone, and of its subtree. */
@Schema(name = "CellAmounts")
public record Amounts(
        @Schema(required = true) BigDecimal ownValue,
        @Schema(required = true) BigDecimal ownPending,
        @Schema(required = true) BigDecimal value,
        @Schema(required = true) BigDecimal pending) {

    static Amounts of(ResultSet row, String prefix) throws SQLException {
        return new Amounts(
                row.getBigDecimal(prefix + "_own_value"),
                row.getBigDecimal(prefix + "_own_pending"),
                row.getBigDecimal(prefix + "_value"),
                row.getBigDecimal(prefix + "_pending"));
    }
}
