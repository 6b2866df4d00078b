-- What has happened to obligations, in the order of their positions: 1, 2, 3 … without gaps. An obligation has each event once.
create table obligation_event (
    position     bigint primary key,
    at           timestamptz not null,
    event        text not null,
    organization text not null,
    requirement  text not null,
    -- of the attribute each of the requirement; '' without
    value        text not null,
    period       text not null,
    -- of the period: who stands above the organization on this day is told
    last_day     date not null,
    deadline     date not null,
    required     integer not null,
    held         bigint not null,
    -- the organization and those above it on the last day, the nearest first
    above        text[] not null,
    unique (organization, requirement, period, value, event)
);

-- From which day on deadlines are watched, and on which day they were looked at last. What ended before is no news.
create table obligation_watch (
    singleton boolean primary key default true check (singleton),
    since     date not null,
    seen_on   date not null
);
