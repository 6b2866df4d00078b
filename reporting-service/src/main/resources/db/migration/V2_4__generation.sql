-- Goes up whenever something other than the ledger changes what figures say: a definition is written, or facts and cells
-- are built anew. Who remembers definitions or answers sees in this number and the position whether they still hold.
alter table feed_state add generation bigint not null default 0;
