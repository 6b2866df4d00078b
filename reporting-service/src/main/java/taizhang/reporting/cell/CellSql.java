package taizhang.reporting.cell;

import taizhang.reporting.fact.FactPredicate;

/** The one way from facts to the amounts of cells, for changes, recounts and the proof alike. */
final class CellSql {

    /**
     * What each counted fact adds to each ancestor of its event date. The embedding query provides {@code p} (position,
     * sign), {@code f} and {@code d} and adds its own conditions after it.
     */
    static final String CONTRIBUTIONS =
            """
            select y.ancestor as organization, d.code as indicator, date_trunc('month', f.held_on)::date as month,
                y.depth = 0 as own, f.standing, p.sign * (%s) as amount
            from p
            cross join f
            join indicator_version d on %s and %s
            join ancestry_fact y on y.organization = f.organization and y.during @> f.held_on
                and y.from_position <= p.position and y.to_position > p.position
            """
                    .formatted(FactPredicate.CONTRIBUTION, Cells.KEPT, FactPredicate.COUNTS);

    /** The sums of {@code contribution} as rows of {@code cell}. */
    static final String SUMS =
            """
            select organization, indicator, month,
                coalesce(sum(amount) filter (where own and standing = 'value'), 0) as own_value,
                coalesce(sum(amount) filter (where own and standing = 'pending'), 0) as own_pending,
                coalesce(sum(amount) filter (where standing = 'value'), 0) as value,
                coalesce(sum(amount) filter (where standing = 'pending'), 0) as pending
            from contribution
            group by organization, indicator, month
            """;

    private CellSql() {}
}
