package taizhang.records.organization;

import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of a closure. */
@Schema(
        name = "CloseOrganization",
        requiredProperties = {"validTo"})
record CloseOrganization(
        @Schema(description = "last day, not before validFrom") @Nullable LocalDate validTo,
        @Schema(
                        nullable = true,
                        maxItems = OrganizationRules.MOST_SUCCESSORS,
                        description =
                                "codes of those that go on with what it was, valid on the day after: one after a merger,"
                                        + " several after a split, none unless told")
                @Nullable
                List<@Nullable String> successors) {

    /** Of a body that keeps the rules: in the order of their codes. */
    List<String> successorsInOrder() {
        return successors == null ? List.of() : List.copyOf(new TreeSet<>(successors));
    }
}
