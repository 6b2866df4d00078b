package taizhang.reporting.figure;

import taizhang.reporting.fact.RecordPredicate;

/**
 * The statements for one kind of record and one way to ask for it: the number, and the list behind it by the same texts.
 *
 * @param count for each ask its number
 * @param page the sum and number of all records of one ask, with those of a page
 */
record RecordStatements(String count, String page) {

    private static final String QUESTION =
            """
            with p as (select cast(:position as bigint) as position),
            d as (
                select cast(:measure as text) as measure, cast(:sources as text[]) as sources,
                    cast(:aspects as text[]) as aspects, cast(:campaigns as text[]) as campaigns,
                    cast(:campaignKinds as text[]) as campaign_kinds, cast(:states as text[]) as states,
                    cast(:stateGroup as text) as state_group, cast(:dueBy as date) as due_by,
                    cast(:overdue as boolean) as overdue, cast(:timeliness as text[]) as timeliness,
                    cast(:reopened as boolean) as reopened, cast(:kinds as text[]) as organization_kinds,
                    cast(:basedInKinds as text[]) as based_in_kinds,
                    cast(:committee as boolean) as has_committee, cast(:groups as boolean) as has_small_groups
            ),
            ask as (
                select * from unnest(cast(:organizations as text[]), cast(:owns as boolean[]), cast(:parents as text[]),
                        cast(:froms as date[]), cast(:untils as date[]), cast(:asOfs as date[]))
                    with ordinality as a (organization, own, parent, "from", until, as_of, no)
            )
            """;

    /** As {@link FigureSql#MATCHES}: structure, group and caller by the day that decides. */
    private static final String MATCHES =
            """
            from p cross join d cross join ask
            join ancestry_fact y on y.ancestor = ask.organization and (not ask.own or y.depth = 0)
                and y.from_position <= p.position and y.to_position > p.position
            join %1$s f on f.organization = y.organization and y.during @> %2$s
            where %3$s
            and (ask.parent is null or exists (
                select from placement_fact x
                where x.organization = ask.organization and x.parent = ask.parent and x.during @> %2$s
                  and x.from_position <= p.position and x.to_position > p.position))
            and (cast(:caller as text) is null or exists (
                select from ancestry_fact c
                where c.organization = f.organization and c.ancestor = :caller and c.during @> %2$s
                  and c.from_position <= p.position and c.to_position > p.position))
            """;

    // Of what is counted once, the first record counts as one and the others as nothing; what has none (an aspect) too.
    private static final String PAGE =
            """
            , listed as (
                select f.from_position, f.organization, %1$s as day, %2$s as id, %3$s as record, d.measure, %4$s as once
            """;

    private static final String WHOLE =
            """
            ),
            matched as (
                select l.*, case when l.measure = 'count' then 1
                    when l.once is not null
                        and row_number() over (partition by l.once order by l.day, l.id collate "C") = 1 then 1
                    else 0 end as contribution
                from listed l
            ),
            whole as (select count(*) as total, coalesce(sum(contribution), 0) as sum from matched)
            select whole.total, whole.sum, page.id, page.record, page.organization, page.day, page.contribution,
                r.version, r.title
            from whole
            left join lateral (
                select * from matched m
                where cast(:afterOn as date) is null
                    or (m.day, m.id collate "C") > (cast(:afterOn as date), cast(:afterId as text))
                order by m.day, m.id collate "C"
                limit :limit) page on true
            left join lateral (%s) r on true
            order by page.day, page.id collate "C"
            """;

    static RecordStatements of(RecordPredicate predicate) {
        Evidence evidence = Evidence.of(predicate);
        String aspect = evidence.hasAspects() ? "f.aspect" : "null";
        String matches = MATCHES.formatted(predicate.facts(), predicate.day(), predicate.counts());
        String count = QUESTION
                + """
                select ask.no,
                    case min(d.measure) when 'organizations' then count(distinct f.organization)
                        when 'aspects' then count(distinct %s) else count(*) end
                """
                        .formatted(aspect)
                + matches
                + "group by ask.no";
        String once = "case d.measure when 'organizations' then f.organization when 'aspects' then " + aspect + " end";
        String page = QUESTION
                + PAGE.formatted(predicate.day(), evidence.id(), evidence.record(), once)
                + matches
                + WHOLE.formatted(evidence.source());
        return new RecordStatements(count, page);
    }
}
