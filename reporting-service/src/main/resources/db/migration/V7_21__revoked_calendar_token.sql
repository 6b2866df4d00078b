-- A token that was made with an Idempotency-Key is remembered with it after it was revoked, so that the same request, sent again,
-- makes no other.
alter table calendar_token add revoked boolean not null default false;
