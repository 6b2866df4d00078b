package taizhang.reporting.cell;

import taizhang.reporting.fact.ActivityPredicate;

/** The one way from facts to the amounts of cells, for changes, recounts and the proof alike. */
final class CellSql {

    /** All definitions that have cells of their own. */
    static final String DEFINITIONS = definitions("");

    /** That of one indicator. */
    static final String DEFINITION = definitions("where d.code = :indicator");

    /** Definitions that ask for nothing: of how many records, and of each quantity that the facts have. */
    private static final String BASE =
            """
            union all
            select distinct k.type, k.category, '%1$s' || m.measure, m.measure, null::text[], null::text[], null::jsonb,
                null::text[], null::text[], null::text[], null::boolean, null::boolean, null::text, null::jsonb
            from (
                select type, category, null as quantity from f
                union
                select type, category, jsonb_object_keys(quantities) from f) k
            cross join lateral (select coalesce('sum:' || k.quantity, 'count') as measure) m
            """
                    .formatted(Cells.BASE);

    /** What is counted for the definitions and, without any, in base cells. */
    static final String CONTRIBUTION_TO_ALL = contribution(BASE);

    /** What is counted for the definitions alone. */
    static final String CONTRIBUTION = contribution("");

    /** The sums of {@code contribution} as rows of {@code cell}. */
    static final String SUMS =
            """
            select organization, indicator, month, type,
                coalesce(sum(amount) filter (where own and standing = 'value'), 0) as own_value,
                coalesce(sum(amount) filter (where own and standing = 'pending'), 0) as own_pending,
                coalesce(sum(amount) filter (where standing = 'value'), 0) as value,
                coalesce(sum(amount) filter (where standing = 'pending'), 0) as pending
            from contribution
            group by organization, indicator, month, type
            having count(*) filter (where amount <> 0) > 0
            """;

    private CellSql() {}

    private static String definitions(String where) {
        return """
               definition as (
                   select d.code, d.measure, d.types, d.categories, d.attributes, d.themes, d.campaigns,
                       d.organization_kinds, d.has_committee, d.has_small_groups, one.attribute, one.vals
                   from cell_definition d
                   left join lateral (select * from jsonb_each(d.attributes) limit 1) one (attribute, vals) on true
                   %s)
               """
                .formatted(where);
    }

    /**
     * What each counted fact adds to each ancestor of its event date: common table expressions up to {@code
     * contribution}. The embedding query provides {@code p} (position, sign), {@code f} and {@code definition} before.
     *
     * <p>Definitions are matched with the few pairs of type and category first, and ancestors come last, since most
     * definitions fit no given fact. The predicate is asked for every pair that is left all the same.
     */
    private static String contribution(String base) {
        return """
               d as materialized (
                   select k.type as of_type, k.category as of_category, d.*
                   from (select distinct type, category from f) k
                   join definition d on (d.types is null or k.type = any (d.types))
                       and (d.categories is null or k.category = any (d.categories))
                   %s
               ),
               counted as materialized (
                   select f.organization, f.type, f.held_on, f.standing, d.code, p.position, p.sign * (%s) as amount
                   from p
                   cross join f
                   join d on d.of_type = f.type and d.of_category = f.category
                   where %s
               ),
               ancestry as materialized (
                   select * from ancestry_fact where organization in (select organization from f)
               ),
               contribution as (
                   select y.ancestor as organization, c.code as indicator, c.type,
                       date_trunc('month', c.held_on::timestamp)::date as month, y.depth = 0 as own, c.standing, c.amount
                   from counted c
                   join ancestry y on y.organization = c.organization and y.during @> c.held_on
                       and y.from_position <= c.position and y.to_position > c.position
               )
               """
                .formatted(base, ActivityPredicate.CONTRIBUTION, ActivityPredicate.COUNTS);
    }
}
