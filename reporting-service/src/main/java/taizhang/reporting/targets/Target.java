package taizhang.reporting.targets;

import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import taizhang.reporting.reference.OfPeriod;
import taizhang.reporting.reference.ReferenceKind;

@Schema(description = "The number that an indicator should have for one organization in one period.")
public record Target(
        @Schema(required = true, examples = "lectures-2020") String code,
        @Schema(required = true, description = "code of the indicator", examples = "lectures-given") String indicator,
        @Schema(required = true, examples = "BUREAU") String organization,
        @Schema(required = true, examples = "2020") String period,
        @Schema(required = true, description = "in the unit of the indicator", examples = "12") BigDecimal value,
        @Schema(required = true, examples = "1") long version)
        implements OfPeriod {

    static final ReferenceKind<Target> KIND = new ReferenceKind<>("target", Target.class, false);

    boolean isOfTheDaysOf(Target other) {
        return firstDay().equals(other.firstDay()) && lastDay().equals(other.lastDay());
    }
}
