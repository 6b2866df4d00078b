package taizhang.reporting.fact;

/**
 * The one predicate: which activity facts a definition counts, and with how much. Figures, evidence, cells and
 * reconciliation all embed these texts, so that a number and the list behind it cannot differ.
 *
 * <p>The texts speak of three row sources that the embedding query provides: {@code f} an {@code activity_fact},
 * {@code d} a definition with the columns of {@code indicator_version}, {@code p} with the column {@code position}. As
 * {@code d} is mostly a row of parameters, PostgreSQL folds the conditions that are null away. {@code jsonb_exists} is
 * the operator {@code ?} by its name, which JDBC would take for a parameter.
 */
public final class FactPredicate {

    /** Whether the fact was valid at the position and the definition counts it. */
    public static final String COUNTS =
            """
            f.standing is not null
            and f.from_position <= p.position and f.to_position > p.position
            and (d.types is null or f.type = any (d.types))
            and (d.categories is null or f.category = any (d.categories))
            and (d.themes is null or f.themes && d.themes)
            and (d.campaigns is null or f.campaign = any (d.campaigns))
            and (d.attributes is null or not exists (
                select from jsonb_each(d.attributes) wanted (key, vals)
                where not coalesce(jsonb_exists(wanted.vals, f.attributes ->> wanted.key), false)))
            and (d.measure not like 'sum:%' or jsonb_exists(f.quantities, substr(d.measure, 5)))
            and ((d.organization_kinds is null and d.has_committee is null and d.has_small_groups is null) or exists (
                select from organization_fact o
                where o.code = f.organization and o.from_position <= p.position and o.to_position > p.position
                  and (d.organization_kinds is null or o.kind = any (d.organization_kinds))
                  and (d.has_committee is null or o.has_committee = d.has_committee)
                  and (d.has_small_groups is null or o.has_small_groups = d.has_small_groups)))
            """;

    /** What a counted fact adds for the additive measures: the record's count, or the quantity that is summed. */
    public static final String CONTRIBUTION =
            """
            case when d.measure like 'sum:%' then (f.quantities ->> substr(d.measure, 5))::numeric else f.count end
            """;

    private FactPredicate() {}
}
