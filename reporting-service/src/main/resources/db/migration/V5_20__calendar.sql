-- Tokens that read the calendar of one organization and nothing else. Of the token itself only the hash is kept.
create table calendar_token (
    id              uuid primary key,
    hash            text not null unique,
    organization    text not null,
    -- the organization whose subtree its maker sees; null: everything. The calendar shows no more.
    scope           text,
    subject         text not null,
    created_at      timestamptz not null,
    -- hash of the Idempotency-Key that it was made with, for as long as that is remembered
    idempotency_key text
);
create unique index on calendar_token (subject, idempotency_key) where idempotency_key is not null;
create index on calendar_token (subject, created_at, id);

-- What was last said of each event of the calendars: a program takes an event over anew when its sequence is higher.
create table calendar_event (
    uid        text primary key,
    content    text not null,
    sequence   integer not null default 0,
    changed_at timestamptz not null,
    ends_on    date not null
);
create index on calendar_event (ends_on);
