-- Cells by type of activity, and those of all activities beside those of indicators: a sum of them answers every definition
-- that asks for nothing but types and categories.
drop table cell;
create table cell (
    organization text not null,
    -- code of an indicator, or :count or :sum:<quantity> for all activities
    indicator    text not null,
    month        date not null check (extract(day from month) = 1),
    type         text not null,
    own_value    numeric not null,
    own_pending  numeric not null,
    value        numeric not null,
    pending      numeric not null,
    primary key (organization, indicator, month, type)
)
with (fillfactor = 70);
create index on cell (indicator);

-- The new cells come in by a rebuild; until then everything is counted from facts. One that was under way has the old cells.
drop schema if exists rebuild cascade;
alter table feed_state add cells_built boolean not null default true;
update feed_state set cells_built = position = 0, rebuild_wanted = rebuild_wanted or position > 0;
