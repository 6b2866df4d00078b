-- A cache of the figures of additive indicators by organization and month: own_* of the organization alone, the others of
-- its subtree of the event date. Written by the feed in the transaction of the facts; reconciliation proves it.
create table cell (
    organization text not null,
    indicator    text not null,
    month        date not null check (extract(day from month) = 1),
    own_value    numeric not null,
    own_pending  numeric not null,
    value        numeric not null,
    pending      numeric not null,
    primary key (organization, indicator, month)
)
-- Cells are updated far more often than added: room for the new version beside the old one spares the indexes.
with (fillfactor = 70);
create index on cell (indicator);
