-- What is attached, as the API shows it; the contents lie in the store under their hashes.
alter table activity add column attachments jsonb not null default '[]';
-- Only records that have files: a new record adds nothing to it.
create index activity_by_content on activity using gin (attachments jsonb_path_ops) where attachments <> '[]';
create index rectification_task_by_content on rectification_task using gin (attachments jsonb_path_ops)
    where attachments <> '[]';

-- Every content that may be in the store. The row is committed before the content is stored and outlives it, so that
-- whatever a crash leaves behind is found here and nowhere else needs to be looked for.
create table evidence_content (
    sha256        text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
    size          bigint not null check (size > 0),
    -- Since when it may be that no record refers to it; null: one does.
    doubtful_since timestamptz
);
create index evidence_doubtful on evidence_content (doubtful_since) where doubtful_since is not null;
