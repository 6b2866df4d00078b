package taizhang.reporting.figure;

import taizhang.reporting.fact.FactPredicate;

/** The texts that figures and evidence share, so that a number and its list cannot differ. */
final class FigureSql {

    /** The rows p and d of {@link FactPredicate}, from parameters. */
    static final String QUESTION =
            """
            with p as (select cast(:position as bigint) as position),
            d as (
                select cast(:measure as text) as measure, cast(:types as text[]) as types,
                    cast(:categories as text[]) as categories, cast(:attributes as jsonb) as attributes,
                    cast(:themes as text[]) as themes, cast(:campaigns as text[]) as campaigns,
                    cast(:kinds as text[]) as organization_kinds, cast(:committee as boolean) as has_committee,
                    cast(:groups as boolean) as has_small_groups
            ),
            ask as (
                select * from unnest(cast(:organizations as text[]), cast(:owns as boolean[]), cast(:parents as text[]),
                        cast(:onlyTypes as text[]), cast(:froms as date[]), cast(:untils as date[]))
                    with ordinality as a (organization, own, parent, type, "from", until, no)
            )
            """;

    /**
     * The facts that are asked for, by the structure of the event date: below the organization, on days on which that
     * stood under the parent of a group, and below the organization of the caller.
     */
    static final String MATCHES =
            """
            from p cross join d cross join ask
            join ancestry_fact y on y.ancestor = ask.organization and (not ask.own or y.depth = 0)
                and y.during && daterange(ask."from", ask.until)
                and y.from_position <= p.position and y.to_position > p.position
            join activity_fact f on f.organization = y.organization and y.during @> f.held_on
                and f.held_on >= ask."from" and f.held_on < ask.until
            where %s
            and (ask.type is null or f.type = ask.type)
            and (ask.parent is null or exists (
                select from placement_fact x
                where x.organization = ask.organization and x.parent = ask.parent and x.during @> f.held_on
                  and x.from_position <= p.position and x.to_position > p.position))
            and (cast(:caller as text) is null or exists (
                select from ancestry_fact c
                where c.organization = f.organization and c.ancestor = :caller and c.during @> f.held_on
                  and c.from_position <= p.position and c.to_position > p.position))
            """
                    .formatted(FactPredicate.COUNTS);

    private FigureSql() {}
}
