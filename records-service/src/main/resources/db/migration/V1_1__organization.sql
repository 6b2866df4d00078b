create extension if not exists btree_gist;

create table organization (
    code             text primary key,
    name_zh          text not null,
    name_en          text not null,
    kind             text not null,
    valid_from       date not null,
    valid_to         date,
    based_in         text references organization,
    has_committee    boolean,
    has_small_groups boolean,
    member_count     integer,
    staff_count      integer,
    credit_code      text,
    version          bigint not null,
    check (valid_to is null or valid_to >= valid_from)
);
create index on organization (based_in);

-- Under which parent an organization was on which days. The days of one organization never overlap.
create table placement (
    organization text not null references organization,
    parent       text references organization,
    during       daterange not null check (not isempty(during)),
    exclude using gist (organization with =, during with &&)
);
create index on placement (parent);

-- The transitive closure of placement by days, each organization being its own ancestor at depth 0:
-- written only where placements are written, read by every question about a subtree.
create table ancestry (
    organization text not null references organization,
    ancestor     text not null references organization,
    depth        integer not null,
    during       daterange not null check (not isempty(during)),
    exclude using gist (organization with =, ancestor with =, during with &&)
);
create index on ancestry (ancestor);
