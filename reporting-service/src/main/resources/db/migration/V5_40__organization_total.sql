-- What an organization is and has on a day, as it was known: for each position, days without gap or overlap from the first
-- to the last. The totals in force on the day say it; where they say nothing, or before the first of them, the organization
-- itself does, and the kind always. This is the one place where kind, conditions and totals of a day are read.
create table organization_total_fact (
    organization     text not null,
    during           daterange not null,
    kind             text not null,
    has_committee    boolean,
    has_small_groups boolean,
    member_count     integer,
    staff_count      integer,
    -- how many of each post are filled, by its code
    posts_filled     jsonb not null,
    from_position    bigint not null,
    to_position      bigint not null default 9223372036854775807,
    primary key (organization, from_position, during)
);
create index organization_total_fact_from on organization_total_fact (from_position);

-- Head-counts that are known already come in by a rebuild; kind and conditions hold at once. One under way has no such table.
insert into organization_total_fact (organization, during, kind, has_committee, has_small_groups, posts_filled,
    from_position, to_position)
select code, daterange(null, null), kind, has_committee, has_small_groups, '{}', from_position, to_position
from organization_fact;
drop schema if exists rebuild cascade;
update feed_state set rebuild_wanted = rebuild_wanted or position > 0;
