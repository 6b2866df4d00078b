-- When the oldest change was written that is known and not applied; null when there is none.
alter table feed_state add waiting_since timestamptz;
