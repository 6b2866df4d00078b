-- What files of clients' own say in their own words. A mapping is no record: the ledger does not have it, and an import keeps
-- what it has read of it.
create table import_mapping (
    code               text primary key,
    entity             text not null,
    columns            text not null,
    constants          text not null,
    heading_row        bigint,
    sheet              text,
    made_by            text not null,
    organization       text,
    named_organization text references organization,
    version            bigint not null
);
comment on column import_mapping.columns is 'JSON: field of ours or null, by heading of theirs, in the order in which they were sent';
comment on column import_mapping.organization is 'that of who made it; null: everybody sees it';
comment on column import_mapping.named_organization is 'that all rows are of; it is seen by those who see the mapping';
create index on import_mapping (organization);
create index on import_mapping (named_organization);
