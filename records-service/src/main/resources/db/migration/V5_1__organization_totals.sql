-- What an organization has from a day on, until the next day that totals are known of.
create table organization_total (
    organization     text not null references organization,
    effective_from   date not null,
    member_count     integer,
    staff_count      integer,
    posts_filled     jsonb not null,
    has_committee    boolean,
    has_small_groups boolean,
    primary key (organization, effective_from)
);

-- Which organizations go on with what a closed one was: one after a merger, several after a split.
create table succession (
    organization text not null references organization,
    successor    text not null references organization,
    primary key (organization, successor),
    check (organization <> successor)
);
create index on succession (successor);
