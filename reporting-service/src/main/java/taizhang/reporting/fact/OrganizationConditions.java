package taizhang.reporting.fact;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What definitions ask of an organization, from a day on: whose records count otherwise is told by it. */
record OrganizationConditions(
        LocalDate from, @Nullable String kind, @Nullable String hasCommittee, @Nullable String hasSmallGroups)
        implements Dated<OrganizationConditions> {

    /** Before all days: until the first totals, and where they say nothing, the organization itself says it. */
    static final LocalDate EVER = LocalDate.MIN;

    /**
     * Reads an organization in the ledger, with its {@code totals}.
     *
     * @return in the order of their days, without those that change nothing
     */
    static List<OrganizationConditions> of(JsonNode organization) {
        List<OrganizationConditions> all = new ArrayList<>();
        all.add(of(EVER, organization, organization));
        organization
                .path("totals")
                .forEach(totals ->
                        all.add(of(LocalDate.parse(totals.path("effectiveFrom").asText()), totals, organization)));
        return Dated.inOrder(all);
    }

    private static OrganizationConditions of(LocalDate from, JsonNode totals, JsonNode organization) {
        return new OrganizationConditions(
                from,
                value(organization, "kind"),
                either(totals, organization, "hasCommittee"),
                either(totals, organization, "hasSmallGroups"));
    }

    private static @Nullable String either(JsonNode totals, JsonNode organization, String field) {
        return totals.hasNonNull(field) ? value(totals, field) : value(organization, field);
    }

    private static @Nullable String value(JsonNode node, String field) {
        return node.hasNonNull(field) ? node.get(field).asText() : null;
    }

    @Override
    public boolean saysWhat(OrganizationConditions other) {
        return Objects.equals(kind, other.kind)
                && Objects.equals(hasCommittee, other.hasCommittee)
                && Objects.equals(hasSmallGroups, other.hasSmallGroups);
    }
}
