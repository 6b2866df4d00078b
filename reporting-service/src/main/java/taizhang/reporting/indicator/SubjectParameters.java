package taizhang.reporting.indicator;

import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import taizhang.api.parameter.FilterReader;
import taizhang.api.problem.FieldRule;
import taizhang.api.time.Period;
import taizhang.reporting.problem.ReportingRule;
import taizhang.reporting.reference.ReferenceFilter;

/** The filters of what is written beside figures. */
public class SubjectParameters {

    @QueryParam("indicator")
    @Parameter(description = "code of the indicator", example = "lectures-given")
    @Nullable
    String indicator;

    @QueryParam("organization")
    @Parameter(description = "code of an organization; 404 when the caller sees none of that code", example = "BUREAU")
    @Nullable
    String organization;

    @QueryParam("scope")
    @Parameter(
            description = "self: of the organization alone",
            schema =
                    @Schema(
                            enumeration = {"subtree", "self"},
                            defaultValue = "subtree"))
    @Nullable
    String scope;

    @QueryParam("period")
    @Parameter(description = "exactly this one, written as for figures", example = "2020")
    @Nullable
    String period;

    /** @throws taizhang.api.problem.ProblemException 400 {@code invalid-parameter} */
    public ReferenceFilter filter(Indicators indicators) {
        FilterReader reader = new FilterReader();
        if (indicator != null && indicators.present(indicator).isEmpty()) {
            reader.add("indicator", ReportingRule.UNKNOWN_INDICATOR, indicator);
        }
        reader.code("organization", organization);
        reader.one("scope", scope, List.of("subtree", "self"));
        String label =
                period == null ? null : Period.parse(period).map(Period::label).orElse(null);
        if (period != null && label == null) {
            reader.add("period", FieldRule.UNREADABLE, Period.KINDS);
        }
        if (scope != null && organization == null) {
            reader.add("organization", FieldRule.REQUIRED);
        }
        reader.throwIfAny();
        return ReferenceFilter.NONE
                .with("indicator", indicator)
                .with("period", label)
                .below(organization, "self".equals(scope));
    }
}
