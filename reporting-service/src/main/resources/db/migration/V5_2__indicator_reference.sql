-- Definitions are kept with all else that is written here. Each version was one generation; the numbers only say their order.
insert into reference_version (kind, code, version, since_position, from_generation, until_generation, written_at, written_by,
    organization, during, document)
select 'indicator', code, version, since_position, g,
    coalesce(lead(g) over (partition by code order by version), 9223372036854775807), changed_at, changed_by, null,
    daterange(null, null), definition || jsonb_build_object('code', code, 'version', version)
from (
    select i.*, s.generation + row_number() over (order by i.since_position, i.changed_at, i.version, i.code) as g
    from indicator_version i
    cross join feed_state s) numbered;

update feed_state set generation = generation + (select count(*) from indicator_version);

-- What cells of their own are counted by: the last version of each definition that base cells cannot answer.
create table cell_definition (
    code               text primary key,
    measure            text not null,
    types              text[],
    categories         text[],
    attributes         jsonb,
    themes             text[],
    campaigns          text[],
    organization_kinds text[],
    has_committee      boolean,
    has_small_groups   boolean
);

insert into cell_definition
select code, measure, types, categories, attributes, themes, campaigns, organization_kinds, has_committee, has_small_groups
from indicator_version
where current and "of" = 'activities' and (measure = 'count' or measure like 'sum:%')
  and coalesce(jsonb_typeof(definition -> 'numerator'), 'null') not in ('string', 'object')
  and num_nonnulls(attributes, themes, campaigns, organization_kinds, has_committee, has_small_groups) > 0;

drop table indicator_version;
