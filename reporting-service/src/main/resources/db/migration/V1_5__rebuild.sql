-- What the last rebuild found: how many rows of facts and cells differed from those built anew.
alter table feed_state
    add rebuilt_at timestamptz,
    add rebuild_differences bigint;
