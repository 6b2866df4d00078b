-- One row: how far the ledger has been applied. Moved in the transaction that applies the changes; whoever locks it applies.
create table feed_state (
    singleton  boolean primary key default true check (singleton),
    -- last applied position, its hash in the chain, and when that change was written
    position   bigint not null,
    hash       text not null,
    applied_at timestamptz,
    -- head of the ledger when it was last seen
    head       bigint not null,
    seen_at    timestamptz,
    -- why following has stopped (for example a broken chain); null when all is well
    fault      text
);
insert into feed_state (position, hash, head) values (0, repeat('0', 64), 0);
