package taizhang.reporting.indicator;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import taizhang.api.problem.FieldRule;
import taizhang.api.problem.Violations;
import taizhang.api.time.Period;
import taizhang.reporting.problem.ReportingRule;

/**
 * What is written beside figures must say of which: of an indicator that there is, an organization and a period. Whether
 * there is the organization is asked where it is kept.
 */
@ApplicationScoped
public class Subjects {

    private static final int DIGITS_BEFORE_POINT = 15;
    private static final int DECIMALS = 6;

    private final Indicators indicators;

    Subjects(Indicators indicators) {
        this.indicators = indicators;
    }

    /** @return the indicator, if there is one of that code */
    public Optional<Indicator> check(
            String code,
            @Nullable String codeInBody,
            @Nullable String indicator,
            @Nullable String organization,
            @Nullable String period,
            Violations broken) {
        broken.code("/code", code);
        if (codeInBody != null && !codeInBody.equals(code)) {
            broken.add("/code", FieldRule.CODE_MISMATCH, code);
        }
        if (broken.required("/organization", organization)) {
            broken.code("/organization", organization);
        }
        if (broken.required("/period", period)
                && period != null
                && Period.parse(period).isEmpty()) {
            broken.add("/period", FieldRule.UNREADABLE, Period.KINDS);
        }
        if (!broken.required("/indicator", indicator) || indicator == null) {
            return Optional.empty();
        }
        Optional<Indicator> found = indicators.present(indicator);
        if (found.isEmpty()) {
            broken.add("/indicator", ReportingRule.UNKNOWN_INDICATOR, indicator);
        }
        return found;
    }

    /** A number that is entered: from 0, with at most 15 digits before the point and 6 after it. */
    public static void checkValue(@Nullable BigDecimal value, Violations broken) {
        if (!broken.required("/value", value) || value == null) {
            return;
        }
        BigDecimal greatest = BigDecimal.TEN.pow(DIGITS_BEFORE_POINT);
        if (value.signum() < 0 || value.compareTo(greatest) >= 0) {
            broken.add("/value", FieldRule.OUT_OF_RANGE, 0, greatest.subtract(BigDecimal.ONE));
        } else if (value.stripTrailingZeros().scale() > DECIMALS) {
            broken.add("/value", ReportingRule.TOO_PRECISE, DECIMALS);
        }
    }
}
