package taizhang.reporting.fact;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The one predicate of activities: which facts a definition counts, and with how much. Figures, evidence, cells and
 * reconciliation all embed these texts, so that a number and the list behind it cannot differ.
 *
 * <p>The texts speak of row sources that the embedding query provides: {@code f} an {@code activity_fact}, {@code p} with
 * the column {@code position} and, for cells, {@code d} with the columns of {@code cell_definition} and one of its
 * attributes by itself ({@code attribute}, {@code vals}). {@code jsonb_exists} is the operator {@code ?} by its name, which
 * JDBC would take for a parameter.
 */
public final class ActivityPredicate {

    /** The day whose structure decides. */
    public static final String DAY = "f.held_on";

    /** Whether the fact was valid at the position, and of a record that counts. */
    public static final String VALID =
            """
            f.standing is not null
            and f.from_position <= p.position and f.to_position > p.position
            """;

    /** What definitions can ask of activities, beside attributes and quantities. */
    public static final List<Condition> CONDITIONS = List.of(
            Condition.TYPES,
            Condition.CATEGORIES,
            Condition.THEMES,
            Condition.CAMPAIGNS,
            Condition.ORGANIZATION_KINDS,
            Condition.HAS_COMMITTEE,
            Condition.HAS_SMALL_GROUPS);

    /** Whether the fact has one of the values (a JSON array) of an attribute. */
    private static final String ATTRIBUTE = "jsonb_exists(%2$s, f.attributes ->> %1$s)";

    private static final String QUANTITY = "(f.quantities ->> %s)::numeric";
    private static final String HAS_QUANTITY = "jsonb_exists(f.quantities, %s)";

    /** What a counted fact adds to a count of records: an aggregated entry counts for as many as it stands for. */
    public static final String COUNT = "f.count";

    /** What it adds to a sum of {@code :quantity}. */
    public static final String SUM = QUANTITY.formatted(":quantity");

    /** Only facts that have {@code :quantity} are in a sum of it. */
    public static final String SUMMED = HAS_QUANTITY.formatted(":quantity");

    /** What it adds to a sum of {@code :quantity} of which no more counts than the fact has of {@code :atMost}. */
    public static final String SUM_AT_MOST = "least(%s, %s)".formatted(SUM, QUANTITY.formatted(":atMost"));

    /** Only facts that have {@code :atMost}, too, are in such a sum. */
    public static final String STATES_MOST = HAS_QUANTITY.formatted(":atMost");

    /** Whether the fact was valid at the position and the definition {@code d} counts it. */
    public static final String COUNTS = VALID
            + and(CONDITIONS.stream().map(each -> each.ofDefinition(DAY)).toArray(String[]::new))
            + and(
                    "(d.measure not like 'sum:%%' or %s)".formatted(HAS_QUANTITY.formatted("substr(d.measure, 5)")),
                    // One of the attributes by itself first: most facts fail there, before the costly loop over all.
                    "(d.attribute is null or coalesce(%s, false))"
                            .formatted(ATTRIBUTE.formatted("d.attribute", "d.vals")),
                    """
                    (d.attributes is null or not exists (
                        select from jsonb_each(d.attributes) wanted (key, vals) where not coalesce(%s, false)))"""
                            .formatted(ATTRIBUTE.formatted("wanted.key", "wanted.vals")));

    /** What a fact that the definition {@code d} counts adds. */
    public static final String CONTRIBUTION = "case when d.measure like 'sum:%%' then %s else %s end"
            .formatted(QUANTITY.formatted("substr(d.measure, 5)"), COUNT);

    private ActivityPredicate() {}

    /**
     * Whether the organization {@code w} has held any activity of the days {@code ask} until {@code ask.as_of}; conditions on
     * {@code f} follow, and a bracket. It knows nothing of the row that it is asked for, so that PostgreSQL finds out once for
     * all organizations on all days, and looks it up.
     */
    public static final String HELD =
            """
            (w.organization, ask.no) in (
                select f.organization, days.no
                from unnest(cast(:froms as date[]), cast(:untils as date[]), cast(:asOfs as date[]))
                    with ordinality days ("from", until, as_of, no)
                cross join (select cast(:position as bigint) as position) p
                join activity_fact f on f.held_on >= days."from" and f.held_on < days.until and f.held_on <= days.as_of
                where f.standing = 'value' and %s
            """
                    .formatted(VALID);

    /** Of few organizations it is asked of them alone; of most, to name them all takes longer than to know of all others, too. */
    public static final String HELD_BY_SEEN = "and f.organization = any (cast(:seen as text[]))";

    /** @return the condition on one attribute, its code and values being the parameters attribute{no} and values{no} */
    public static String attribute(String no) {
        return ATTRIBUTE.formatted(":attribute" + no, "cast(:values" + no + " as jsonb)");
    }

    private static String and(String... conditions) {
        return Arrays.stream(conditions).map(each -> "and " + each + "\n").collect(Collectors.joining());
    }
}
