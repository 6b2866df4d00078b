package taizhang.reporting.requirement;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import taizhang.api.text.Name;
import taizhang.reporting.indicator.OrganizationKind;

/** A requirement as callers send it, complete or with what may be null left out; see {@link Requirement} for the fields. */
@Schema(
        description = "What organizations must hold, and how often.",
        requiredProperties = {"name", "types", "per"})
public record RequirementBody(
        @Schema(description = "equal to the code in the path") @Nullable String code,
        @Nullable Name name,
        @Nullable String organization,
        @Schema(type = SchemaType.ARRAY, implementation = OrganizationKind.class) @Nullable
                List<String> organizationKinds,
        Requirement.@Nullable Condition condition,
        @Nullable List<String> types,
        @Nullable List<String> themes,
        @Schema(type = SchemaType.OBJECT) @Nullable Map<String, List<String>> attributes,
        @Nullable String each,
        @Schema(minimum = "1", maximum = "10000") @Nullable Integer minimum,
        @Schema(implementation = Frequency.class) @Nullable String per,
        @Schema(minimum = "0", maximum = "366", description = "left out: 0") @Nullable Integer makeUpDays,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        @Schema(maxLength = 500) @Nullable String source,
        @Schema(description = "as read before; ignored, If-Match decides") @Nullable Long version) {

    /** @return the requirement; only of a body without violations */
    Requirement toRequirement(String ofCode) {
        return new Requirement(
                ofCode,
                Objects.requireNonNull(name),
                organization,
                organizationKinds,
                condition == null ? Requirement.Condition.NONE : condition,
                Objects.requireNonNull(types),
                themes,
                attributes == null || attributes.isEmpty() ? null : new TreeMap<>(attributes),
                each,
                minimum,
                Objects.requireNonNull(per),
                makeUpDays == null ? 0 : makeUpDays,
                validFrom,
                validTo,
                source,
                0);
    }
}
