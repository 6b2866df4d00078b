package taizhang.reporting.exemption;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An exemption as callers send it; see {@link Exemption} for the fields. */
@Schema(requiredProperties = {"requirement", "organization", "validFrom", "reason"})
public record ExemptionBody(
        @Schema(description = "equal to the code in the path") @Nullable String code,
        @Schema(description = "code of a requirement") @Nullable String requirement,
        @Schema(description = "code of an organization that the caller sees") @Nullable String organization,
        @Schema(
                        enumeration = {"self", "subtree"},
                        description = "left out: self")
                @Nullable
                String scope,
        @Nullable LocalDate validFrom,
        @Schema(description = "null: until further notice") @Nullable LocalDate validTo,
        @Schema(maxLength = 2000, description = "names no person") @Nullable String reason,
        @Schema(description = "as read before; ignored") @Nullable String grantedBy,
        @Schema(description = "as read before; ignored") @Nullable Instant grantedAt,
        @Schema(description = "as read before; ignored, If-Match decides") @Nullable Long version) {

    /** @return the exemption; only of a body without violations */
    Exemption toExemption(String ofCode, String by, Instant at) {
        return new Exemption(
                ofCode,
                Objects.requireNonNull(requirement),
                Objects.requireNonNull(organization),
                scope == null ? Exemption.SELF : scope,
                Objects.requireNonNull(validFrom),
                validTo,
                Objects.requireNonNull(reason),
                by,
                at,
                0);
    }
}
