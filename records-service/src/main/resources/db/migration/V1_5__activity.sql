-- The distinct two-character substrings of a text: Chinese words have two characters or more, and trigrams miss
-- the words of two. Blanks are dropped from the substrings' ends by dropping the substrings that hold one.
create function bigrams(text) returns text[] language sql immutable strict parallel safe as $$
    select coalesce(array_agg(distinct substr(lower($1), i, 2)), '{}')
    from generate_series(1, char_length($1) - 1) i
    where substr($1, i, 2) !~ '\s'
$$;

create table activity (
    id             uuid primary key,
    type           text not null references activity_type,
    organization   text not null references organization,
    title          text not null,
    held_on        date not null,
    ended_on       date,
    occurrence     text not null,
    count          integer not null check (count >= 1),
    quantities     jsonb not null,
    attributes     jsonb not null,
    themes         text[] not null,
    campaign       text references campaign,
    minutes_status text,
    part_of        uuid references activity,
    external_id    text,
    notes          text,
    status         text not null,
    status_reason  text,
    submitted_by   text,
    version        bigint not null,
    created_at     timestamptz not null,
    created_by     text not null,
    updated_at     timestamptz not null,
    updated_by     text not null,
    unique (created_by, external_id)
);
create index activity_by_day on activity (held_on, id);
create index activity_by_organization on activity (organization, held_on, id);
create index activity_by_type on activity (type, held_on, id);
create index activity_by_campaign on activity (campaign) where campaign is not null;
create index activity_by_part_of on activity (part_of) where part_of is not null;
create index activity_text on activity using gin (bigrams(title || ' ' || coalesce(notes, '')));

-- What an Idempotency-Key stands for; the answer to replay is the 'created' change of the record it names.
create table idempotency_key (
    client       text not null,
    key          text not null,
    request_hash text not null,
    entity       text not null,
    entity_id    text not null,
    created_at   timestamptz not null,
    primary key (client, key)
);
create index on idempotency_key (created_at);
