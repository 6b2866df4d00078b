package taizhang.reporting.exemption;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import taizhang.reporting.reference.Reference;
import taizhang.reporting.reference.ReferenceKind;

/** An exemption as it is kept and answered. */
@Schema(description = "Who is exempt from a requirement, and why: open to every reader of the organization.")
public record Exemption(
        @Schema(required = true, examples = "branch-3-flood-2020") String code,
        @Schema(required = true, description = "code of the requirement") String requirement,
        @Schema(required = true, description = "code of the organization") String organization,
        @Schema(
                        enumeration = {"self", "subtree"},
                        description = "self: the organization alone; subtree: all that stand below it, too")
                String scope,
        @Schema(required = true, description = "it holds for the periods whose last day is not before it")
                LocalDate validFrom,
        @Schema(
                        required = true,
                        description =
                                "it holds for the periods whose last day is not after it; null: until further notice")
                @Nullable
                LocalDate validTo,
        @Schema(required = true) String reason,
        @Schema(required = true, description = "subject of who has written this version") String grantedBy,
        @Schema(required = true, description = "when") Instant grantedAt,
        @Schema(required = true, examples = "1") long version)
        implements Reference {

    /** Who stands below the organization of one can be exempt by it, and may read it. */
    static final ReferenceKind<Exemption> KIND = new ReferenceKind<>("exemption", Exemption.class, true);

    static final String SELF = "self";
    static final String SUBTREE = "subtree";

    @JsonIgnore
    public boolean isOfSubtree() {
        return scope.equals(SUBTREE);
    }

    @Override
    public LocalDate firstDay() {
        return validFrom;
    }

    @Override
    public @Nullable LocalDate lastDay() {
        return validTo;
    }

    /** @return whether both are about the same requirement and organization, and have days in common */
    boolean overlaps(Exemption other) {
        return requirement.equals(other.requirement)
                && organization.equals(other.organization)
                && (validTo == null || !validTo.isBefore(other.validFrom))
                && (other.validTo == null || !other.validTo.isBefore(validFrom));
    }

    /** @return whether both say the same, whoever has granted them and when */
    boolean saysAs(Exemption other) {
        return equals(other.granted(grantedBy, grantedAt, version));
    }

    Exemption granted(String by, Instant at, long ofVersion) {
        return new Exemption(code, requirement, organization, scope, validFrom, validTo, reason, by, at, ofVersion);
    }

    public boolean holdsOn(LocalDate day) {
        return !day.isBefore(validFrom) && (validTo == null || !day.isAfter(validTo));
    }
}
