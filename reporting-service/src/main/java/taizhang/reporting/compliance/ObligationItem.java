package taizhang.reporting.compliance;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import taizhang.reporting.exemption.Exemption;
import taizhang.reporting.requirement.Requirement;

@Schema(name = "Obligation", description = "What one organization owed in one period, and what has become of it.")
public record ObligationItem(
        @Schema(required = true) String organization,
        @Schema(required = true, description = "code of the requirement") String requirement,
        @Schema(required = true, description = "the version of the requirement that it was judged by") long version,
        @Schema(
                        required = true,
                        nullable = true,
                        description = "of the attribute each of the requirement, if it has one")
                @Nullable
                String value,
        @Schema(required = true, examples = "2020-03") String period,
        @Schema(required = true, description = "the last day on which it can be fulfilled, make-up days included")
                LocalDate deadline,
        @Schema(required = true, nullable = true, description = "null: the requirement names no minimum") @Nullable
                Integer required,
        @Schema(
                        required = true,
                        description =
                                "how many approved activities the organization held itself in the period, aggregated entries by their count")
                long held,
        @Schema(required = true, nullable = true, description = "required without held, at least 0") @Nullable
                Long missing,
        @Schema(
                        required = true,
                        nullable = true,
                        implementation = State.class,
                        description = "null: the requirement names no minimum")
                @Nullable
                String state,
        @Schema(
                        required = true,
                        nullable = true,
                        description =
                                "without a minimum: the most days between two that were held in the period; null: there were fewer than two")
                @Nullable
                Long longestGap,
        @Schema(required = true, nullable = true, description = "code of the exemption by which it is exempt") @Nullable
                String exemption,
        @Schema(required = true, description = "address of the records behind held") String evidence)
        implements ComplianceRow {

    static ObligationItem of(
            Obligations all, int organization, Obligations.Term term, int value, @Nullable State state, long position) {
        Duty duty = all.duty(term);
        Requirement requirement = duty.requirement();
        String code = all.structure().get(organization).code();
        String ofValue = duty.values().get(value);
        Integer minimum = requirement.minimum();
        long held = all.held(organization, term, value);
        Exemption exemption = state == State.EXEMPT ? all.exemption(organization, term) : null;
        return new ObligationItem(
                code,
                requirement.code(),
                requirement.version(),
                ofValue,
                term.period().label(),
                term.deadline(),
                minimum,
                held,
                minimum == null ? null : Math.max(0, minimum - held),
                state == null ? null : state.code(),
                all.longestGap(organization, term, value),
                exemption == null ? null : exemption.code(),
                evidence(requirement, code, term.period().label(), ofValue, position));
    }

    private static String evidence(
            Requirement requirement, String organization, String period, @Nullable String value, long position) {
        return "/v1/evidence?requirement=" + requirement.code() + "&version=" + requirement.version()
                + "&organization=" + organization + "&period=" + period + "&position=" + position
                + (value == null
                        ? ""
                        : "&value="
                                + URLEncoder.encode(value, StandardCharsets.UTF_8)
                                        .replace("+", "%20"));
    }
}
