-- Facts are the records of the ledger as they were known: every version, valid from one position (included) to another
-- (not included). 9223372036854775807 stands for "still valid", so that one comparison serves the present and the past.

create table organization_fact (
    code             text not null,
    from_position    bigint not null,
    to_position      bigint not null default 9223372036854775807,
    name_zh          text not null,
    name_en          text not null,
    kind             text not null,
    valid_from       date not null,
    valid_to         date,
    has_committee    boolean,
    has_small_groups boolean,
    primary key (code, from_position)
);

-- Which organization stood directly under which on which days (half-open).
create table placement_fact (
    organization  text not null,
    parent        text,
    during        daterange not null,
    from_position bigint not null,
    to_position   bigint not null default 9223372036854775807
);
create index on placement_fact (organization);
create index on placement_fact (parent);

-- The closure of the placements by days; every organization is its own ancestor at depth 0.
create table ancestry_fact (
    organization  text not null,
    ancestor      text not null,
    depth         integer not null,
    during        daterange not null,
    from_position bigint not null,
    to_position   bigint not null default 9223372036854775807
);
create index on ancestry_fact (organization, ancestor);
create index on ancestry_fact (ancestor, organization);

create table activity_type_fact (
    code          text not null,
    category      text not null,
    name_zh       text not null,
    name_en       text not null,
    from_position bigint not null,
    to_position   bigint not null default 9223372036854775807,
    primary key (code, from_position)
);

create table activity_fact (
    id            uuid not null,
    from_position bigint not null,
    to_position   bigint not null default 9223372036854775807,
    version       bigint not null,
    type          text not null,
    category      text not null,
    organization  text not null,
    held_on       date not null,
    occurrence    text not null,
    status        text not null,
    count         numeric not null,
    quantities    jsonb not null,
    attributes    jsonb not null,
    themes        text[] not null,
    campaign      text,
    title         text not null,
    -- what the record counts for: 'value' approved, 'pending' submitted, null not at all
    standing      text generated always as (
        case when occurrence = 'held' and status = 'approved' then 'value'
             when occurrence = 'held' and status = 'submitted' then 'pending' end) stored,
    primary key (id, from_position)
);
create index activity_fact_by_organization on activity_fact (organization, held_on) where standing is not null;
create index activity_fact_by_type on activity_fact (type, held_on) where standing is not null;
create index activity_fact_from on activity_fact (from_position);
