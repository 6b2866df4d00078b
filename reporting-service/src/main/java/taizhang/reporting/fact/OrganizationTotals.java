package taizhang.reporting.fact;

import jakarta.enterprise.context.ApplicationScoped;
import taizhang.api.database.Database;

/** What organizations are and have by days, in versions. Only rows that differ get a new version. */
@ApplicationScoped
class OrganizationTotals {

    private static final String WRITE =
            """
            with entry as (
                select null::date as day, null::boolean as "hasCommittee", null::boolean as "hasSmallGroups",
                    null::integer as "memberCount", null::integer as "staffCount", null::jsonb as "postsFilled"
                union all
                select t."effectiveFrom", t."hasCommittee", t."hasSmallGroups", t."memberCount", t."staffCount",
                    nullif(t."postsFilled", 'null')
                from jsonb_to_recordset(coalesce(cast(:after as jsonb) -> 'totals', '[]')) t ("effectiveFrom" date,
                    "hasCommittee" boolean, "hasSmallGroups" boolean, "memberCount" integer, "staffCount" integer,
                    "postsFilled" jsonb)
            ), wanted as (
                select daterange(e.day, lead(e.day) over (order by e.day nulls first)) as during, o.kind,
                    coalesce(e."hasCommittee", o."hasCommittee") as has_committee,
                    coalesce(e."hasSmallGroups", o."hasSmallGroups") as has_small_groups,
                    coalesce(e."memberCount", o."memberCount") as member_count,
                    coalesce(e."staffCount", o."staffCount") as staff_count,
                    coalesce(e."postsFilled", '{}') as posts_filled
                from entry e
                cross join jsonb_to_record(cast(:after as jsonb)) o (kind text, "hasCommittee" boolean,
                    "hasSmallGroups" boolean, "memberCount" integer, "staffCount" integer)
            ), closed as (
                update organization_total_fact f set to_position = :position
                where f.organization = :code and f.to_position = 9223372036854775807
                  and not exists (select from wanted w where %1$s)
            )
            insert into organization_total_fact (organization, during, kind, has_committee, has_small_groups, member_count,
                staff_count, posts_filled, from_position)
            select :code, w.*, :position from wanted w
            where not exists (
                select from organization_total_fact f
                where f.organization = :code and f.to_position = 9223372036854775807 and %1$s)
            """
                    .formatted(
                            """
                            (w.during, w.kind, w.has_committee, w.has_small_groups, w.member_count, w.staff_count,
                                w.posts_filled)
                            is not distinct from (f.during, f.kind, f.has_committee, f.has_small_groups, f.member_count,
                                f.staff_count, f.posts_filled)""");

    private static final String REMOVE =
            """
            update organization_total_fact set to_position = :position
            where organization = :code and to_position = 9223372036854775807
            """;

    private final Database database;

    OrganizationTotals(Database database) {
        this.database = database;
    }

    /** @param after the organization as the ledger has it */
    void write(String code, String after, long position) {
        database.sql(WRITE)
                .set("code", code)
                .set("after", after)
                .set("position", position)
                .execute();
    }

    void remove(String code, long position) {
        database.sql(REMOVE).set("code", code).set("position", position).execute();
    }
}
