package taizhang.records.organization;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import taizhang.api.text.Name;

/** The body of a PUT: as it was sent, anything may be missing. */
@Schema(name = "PutOrganization")
record PutOrganization(
        @Schema(description = "the code of the path, when given") @Nullable String code,
        @Schema(required = true) @Nullable Name name,
        @Schema(required = true, examples = "party-branch") @Nullable String kind,
        @Schema(
                        implementation = String.class,
                        nullable = true,
                        description =
                                "of a new organization: its parent from validFrom on; later: absent or the present one")
                @Nullable
                JsonNode parent,
        @Schema(required = true) @Nullable LocalDate validFrom,
        @Schema(implementation = String.class, format = "date", nullable = true) @Nullable LocalDate validTo,
        @Schema(nullable = true) @Nullable String basedIn,
        @Schema(nullable = true) @Nullable Boolean hasCommittee,
        @Schema(nullable = true) @Nullable Boolean hasSmallGroups,
        @Schema(nullable = true) @Nullable Integer memberCount,
        @Schema(nullable = true) @Nullable Integer staffCount,
        @Schema(nullable = true) @Nullable String creditCode,
        @Schema(description = "ignored: If-Match tells the version") @Nullable Long version) {

    /** @return whether {@code parent} stands in the body, be it as null */
    boolean namesParent() {
        return parent != null;
    }
}
