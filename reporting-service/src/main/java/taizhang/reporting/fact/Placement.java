package taizhang.reporting.fact;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Under which parent an organization stands from a day until the next placement. */
record Placement(LocalDate from, @Nullable String parent) implements Dated<Placement> {

    /**
     * Reads {@code placements} of an organization in the ledger.
     *
     * @return in the order of their days, without those that change nothing
     */
    static List<Placement> of(JsonNode organization) {
        List<Placement> all = new ArrayList<>();
        organization.path("placements").forEach(p -> all.add(of(p.path("effectiveFrom"), p.path("parent"))));
        return Dated.inOrder(all);
    }

    private static Placement of(JsonNode from, JsonNode parent) {
        return new Placement(LocalDate.parse(from.asText()), parent.isTextual() ? parent.asText() : null);
    }

    @Override
    public boolean saysWhat(Placement other) {
        return Objects.equals(parent, other.parent);
    }
}
