package taizhang.records.organization;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import taizhang.api.text.Aliases;
import taizhang.api.text.Name;

/** The body of a PUT: as it was sent, anything may be missing. */
@Schema(name = "PutOrganization")
record PutOrganization(
        @Schema(description = "the code of the path, when given") @Nullable String code,
        @Schema(required = true) @Nullable Name name,
        @Schema(maxItems = Aliases.MOST, description = "none when absent; at most 200 characters each") @Nullable
                List<@Nullable String> aliases,
        @Schema(required = true, implementation = OrganizationKind.class, examples = "party-branch") @Nullable
                String kind,
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
        @Schema(minimum = "0", maximum = "10000000") @Nullable Integer memberCount,
        @Schema(minimum = "0", maximum = "10000000") @Nullable Integer staffCount,
        @Schema(pattern = "^[0-9A-Z]{18}$") @Nullable String creditCode,
        @Schema(
                        nullable = true,
                        maxItems = OrganizationRules.MOST_SUCCESSORS,
                        description =
                                "absent or as they are: a closure names them, and another validTo takes them away")
                @Nullable
                List<@Nullable String> successors,
        @Schema(nullable = true, description = "ignored: their own closures name them") @Nullable
                List<@Nullable String> predecessors,
        @Schema(description = "ignored: If-Match tells the version") @Nullable Long version) {

    /** What a body that keeps the rules says of a new organization. */
    Organization organization(String codeOfPath, @Nullable String parentToday) {
        return organization(codeOfPath, parentToday, List.of(), List.of(), 0);
    }

    /** What a body that keeps the rules says of one that is there: with another last day, nobody succeeds it yet. */
    Organization organization(Organization present) {
        return organization(
                present.code(),
                present.parent(),
                Objects.equals(validTo, present.validTo()) ? present.successors() : List.of(),
                present.predecessors(),
                present.version());
    }

    private Organization organization(
            String codeOfPath,
            @Nullable String parentToday,
            List<String> presentSuccessors,
            List<String> presentPredecessors,
            long number) {
        return new Organization(
                codeOfPath,
                requireNonNull(name),
                aliases == null
                        ? List.of()
                        : aliases.stream().map(Objects::requireNonNull).toList(),
                requireNonNull(kind),
                parentToday,
                requireNonNull(validFrom),
                validTo,
                basedIn,
                hasCommittee,
                hasSmallGroups,
                memberCount,
                staffCount,
                creditCode,
                presentSuccessors,
                presentPredecessors,
                number);
    }

    /** @return whether {@code parent} stands in the body, be it as null */
    boolean namesParent() {
        return parent != null;
    }
}
