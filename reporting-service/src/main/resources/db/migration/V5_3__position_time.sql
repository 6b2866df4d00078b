-- When the ledger was written up to which position: the greatest of the times of its changes so far. Of several positions with
-- the same time there is the last one.
create table position_time (
    at       timestamptz primary key,
    position bigint not null
);

-- A ledger that has been applied gets it by a rebuild. One that was under way has no such table.
drop schema if exists rebuild cascade;
update feed_state set rebuild_wanted = rebuild_wanted or position > 0;

-- What was in force at a position, or known at an instant.
create index on reference_version (since_position, from_generation);
create index on reference_version (written_at, from_generation);
