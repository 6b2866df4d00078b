-- Every version of every definition; the one in force at a position is the last with since_position <= it (the first
-- version holds for all positions before it, too).
create table indicator_version (
    code               text not null,
    version            bigint not null,
    since_position     bigint not null,
    name_zh            text not null,
    name_en            text not null,
    unit               text not null,
    "of"               text not null,
    measure            text not null,
    types              text[],
    categories         text[],
    attributes         jsonb,
    themes             text[],
    campaigns          text[],
    organization_kinds text[],
    has_committee      boolean,
    has_small_groups   boolean,
    -- the API representation, with the parts of where that activities do not have
    definition         jsonb not null,
    changed_at         timestamptz not null,
    changed_by         text not null,
    current            boolean not null,
    primary key (code, version)
);
create unique index on indicator_version (code) where current;
