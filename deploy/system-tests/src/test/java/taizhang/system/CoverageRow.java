package taizhang.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One quantity of a summary: how it is asked for and what is answered. Of indicator, definition, kept, ratios, requirements,
 * lists, get, sum and outside it has one.
 *
 * @param indicator code of one that ships
 * @param definition as {@code POST /v1/figures} takes it
 * @param kept a definition that is kept as an indicator for the question
 * @param ratios kept as indicators for the question; of several the least is the answer
 * @param requirements codes of those that ship; of several the answer is how many were met at all
 * @param lists two lists whose totals are divided
 * @param get a path
 * @param sum the rows that it is the sum of
 * @param outside why it cannot be asked for
 * @param organization the demo bureau unless told, the row's own organization where it has a fixture
 * @param groupBy the answer is how many of the groups below have anything
 * @param eachValueOf an attribute of the definition: asked once for each of its values, the answer is how many occur
 * @param eachOf organizations: asked once for each, the answer is how many have anything
 * @param read pointer into the answer, where it is not the value of the figure
 * @param evidence pointer into the evidence of the figure
 * @param percent the answer is a hundred times what was read
 * @param dividedBy the answer is what was read, divided by it
 */
record CoverageRow(
        String id,
        String zh,
        String en,
        @Nullable String indicator,
        @Nullable ObjectNode definition,
        @Nullable ObjectNode kept,
        List<Ratio> ratios,
        List<String> requirements,
        @Nullable Lists lists,
        @Nullable String get,
        List<String> sum,
        @Nullable String outside,
        String organization,
        String scope,
        String period,
        @Nullable String groupBy,
        @Nullable String compare,
        @Nullable String eachValueOf,
        List<String> eachOf,
        @Nullable String read,
        @Nullable String evidence,
        boolean percent,
        @Nullable BigDecimal dividedBy,
        @Nullable Fixture fixture,
        @Nullable String expected,
        Match match) {

    CoverageRow {
        ratios = Objects.requireNonNullElse(ratios, List.of());
        requirements = Objects.requireNonNullElse(requirements, List.of());
        sum = Objects.requireNonNullElse(sum, List.of());
        eachOf = Objects.requireNonNullElse(eachOf, List.of());
        organization = Objects.requireNonNullElse(organization, fixture == null ? "BUREAU" : id);
        scope = Objects.requireNonNullElse(scope, "subtree");
        period = Objects.requireNonNullElse(period, "2020");
        match = Objects.requireNonNullElse(match, Match.eq);
    }

    /** A definition above the line and one below. */
    record Ratio(ObjectNode above, ObjectNode below) {}

    /** Paths without {@code include=total}. */
    record Lists(String above, String below) {}

    /**
     * What is recorded for the question, in an organization of its own that has the id of the row as its code.
     *
     * @param kind of the organization; a bureau unless told
     * @param children below it, with the code of it, a hyphen and their number
     * @param totals as {@code PUT /v1/organizations/{code}/totals} takes them
     * @param records activities; {@code organization} is the number of a child
     * @param entries figure entries of the row's own indicators: {@code kept}, {@code above} or {@code below}
     * @param targets of these
     */
    record Fixture(
            @Nullable String kind,
            List<ObjectNode> children,
            @Nullable JsonNode totals,
            List<ObjectNode> records,
            List<ObjectNode> entries,
            List<ObjectNode> targets) {

        Fixture {
            children = Objects.requireNonNullElse(children, List.of());
            records = Objects.requireNonNullElse(records, List.of());
            entries = Objects.requireNonNullElse(entries, List.of());
            targets = Objects.requireNonNullElse(targets, List.of());
        }
    }

    /** How an answer may differ: not at all, upwards, downwards, or behind the second decimal. */
    enum Match {
        eq,
        ge,
        le,
        eq2;

        boolean accepts(String expected, String answer) {
            if (this == eq && !isNumber(expected)) {
                return answer.equals(expected);
            }
            BigDecimal number = new BigDecimal(answer);
            int order = number.compareTo(new BigDecimal(expected));
            return switch (this) {
                case eq -> order == 0;
                case ge -> order >= 0;
                case le -> order <= 0;
                case eq2 -> number.setScale(2, RoundingMode.HALF_UP).compareTo(new BigDecimal(expected)) == 0;
            };
        }

        private static boolean isNumber(String text) {
            return text.matches("-?\\d+(\\.\\d+)?");
        }
    }

    /** @return whether its answer is the value of one figure, which is the sum of its evidence */
    boolean isOneFigure() {
        return (indicator != null || definition != null || kept != null || ratios.size() == 1)
                && groupBy == null
                && eachValueOf == null
                && eachOf.isEmpty();
    }

    @Override
    public String toString() {
        return id + " " + en;
    }
}
