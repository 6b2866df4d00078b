-- Every version of everything that is written here and not brought by the ledger: targets, entries, notes and the like.
create table reference_version (
    kind             text not null,
    code             text not null,
    version          bigint not null,
    -- the first position of the ledger at which it holds; 0: it was written before anything had been applied
    since_position   bigint not null,
    -- feed_state.generation once it was written and once something else was, half-open as the positions of facts are:
    -- 9223372036854775807 stands for "still the present version"
    from_generation  bigint not null,
    until_generation bigint not null default 9223372036854775807,
    written_at       timestamptz not null,
    written_by       text not null,
    -- whom it is about and on which days: who sees it; null: everybody's
    organization     text,
    during           daterange not null,
    -- as it is answered; null: it was deleted
    document         jsonb,
    primary key (kind, code, version)
);
create unique index on reference_version (kind, code) where until_generation = 9223372036854775807;
create index on reference_version (kind, organization);
create index on reference_version (from_generation);
create index on reference_version using gin (document jsonb_path_ops);
