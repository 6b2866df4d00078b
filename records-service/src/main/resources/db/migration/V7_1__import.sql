-- A file of many records and what has become of it.
create table record_import (
    id                uuid primary key,
    entity            text not null,
    mode              text not null,
    strategy          text not null,
    duplicates        text not null,
    atomic            boolean not null,
    mapping           text,
    media_type        text not null,
    -- What the reader of the file has found out at first sight: its own words.
    instructions      text not null,
    file_name         text,
    sha256            text not null,
    size              bigint not null,
    state             text not null,
    rows              integer not null default 0,
    created           integer not null default 0,
    updated           integer not null default 0,
    unchanged         integer not null default 0,
    rejected          integer not null default 0,
    progress          double precision not null default 0,
    fault             json,
    withdrawal_reason text,
    version           bigint not null default 1,
    created_at        timestamptz not null,
    -- On whose authority the rows are written: the caller may have left before they are.
    created_by        text not null,
    organization      text,
    roles             text[] not null,
    started_at        timestamptz,
    finished_at       timestamptz,
    -- The last row of the file whose chunk is written: the next worker goes on after it.
    applied_to        bigint not null default 0,
    -- The worker that has it, until then; and how many have begun since it last went on.
    worker            uuid,
    leased_until      timestamptz,
    attempts          integer not null default 0
);
create index record_import_by_maker on record_import (created_by, id);
create index record_import_by_content on record_import (sha256);
create index record_import_unfinished on record_import (id) where state in ('queued', 'validating', 'applying');

-- What becomes of each row. What a commit has written stands in the ledger and not once more here.
create table import_row (
    import      uuid not null references record_import,
    row         bigint not null,
    outcome     text not null,
    -- The record: its id or its code.
    record      text,
    version     bigint,
    errors      json,
    before      json,
    after       json,
    -- By these a row is told from the ones before it in its file.
    external_id text,
    alike       uuid,
    content     uuid,
    primary key (import, row)
);
create index import_row_by_outcome on import_row (import, outcome, row);
create index import_row_by_external_id on import_row (import, external_id) where external_id is not null;
create index import_row_alike on import_row (import, alike) where alike is not null;
