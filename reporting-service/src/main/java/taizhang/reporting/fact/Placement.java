package taizhang.reporting.fact;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Under which parent an organization stands from a day until the next placement. */
record Placement(LocalDate from, @Nullable String parent) {

    /**
     * Reads {@code placements} of an organization in the ledger.
     *
     * @return in the order of their days, without those that change nothing
     */
    static List<Placement> of(JsonNode organization) {
        List<Placement> all = new ArrayList<>();
        organization.path("placements").forEach(p -> all.add(of(p.path("effectiveFrom"), p.path("parent"))));
        all.sort(Comparator.comparing(Placement::from));
        return merge(all);
    }

    private static Placement of(JsonNode from, JsonNode parent) {
        return new Placement(LocalDate.parse(from.asText()), parent.isTextual() ? parent.asText() : null);
    }

    private static List<Placement> merge(List<Placement> ordered) {
        List<Placement> merged = new ArrayList<>();
        for (Placement next : ordered) {
            Placement last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last == null || !Objects.equals(last.parent(), next.parent())) {
                merged.add(next);
            }
        }
        return merged;
    }

    /** @return the first day on which the parents differ (having none because of no placement is a difference); or null */
    static @Nullable LocalDate firstDifference(List<Placement> some, List<Placement> others) {
        int same = 0;
        while (same < some.size() && same < others.size() && some.get(same).equals(others.get(same))) {
            same++;
        }
        LocalDate one = same < some.size() ? some.get(same).from() : null;
        LocalDate other = same < others.size() ? others.get(same).from() : null;
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
