create table campaign (
    code              text primary key,
    name_zh           text not null,
    name_en           text not null,
    kind              text not null,
    lead_organization text references organization,
    starts_on         date not null,
    ends_on           date,
    version           bigint not null,
    check (ends_on is null or ends_on >= starts_on)
);
create index on campaign (lead_organization);
