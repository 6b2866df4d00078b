-- Files that are attached to records are called that everywhere.
alter table evidence_content rename to attachment_content;
alter index evidence_doubtful rename to attachment_content_doubtful;

-- Hashes name their algorithm wherever callers read them. What the ledger has said stays as it was said.
update activity
set attachments = (
    select jsonb_agg(f || jsonb_build_object('sha256', 'sha-256:' || (f ->> 'sha256')) order by i)
    from jsonb_array_elements(attachments) with ordinality as files (f, i))
where attachments <> '[]';
update rectification_task
set attachments = (
    select jsonb_agg(f || jsonb_build_object('sha256', 'sha-256:' || (f ->> 'sha256')) order by i)
    from jsonb_array_elements(attachments) with ordinality as files (f, i))
where attachments <> '[]';

-- An Idempotency-Key of an upload stands for the version of the record that it made, as that of any other part of a
-- record does. A file that is gone by now has left no key.
update idempotency_key k
set entity = made.entity, entity_id = made.entity_id || '@' || made.version
from (
    select k.client, k.key, c.entity, c.entity_id, min(c.version) as version
    from idempotency_key k
    join (
        select 'activity' as entity, id, file ->> 'id' as attachment
        from activity, jsonb_array_elements(attachments) as files (file) where attachments <> '[]'
        union all
        select 'rectification-task', id, file ->> 'id'
        from rectification_task, jsonb_array_elements(attachments) as files (file) where attachments <> '[]') holder
        on holder.attachment = k.entity_id
    join change c on c.entity = holder.entity and c.entity_id = holder.id::text
        and exists (select from json_array_elements(c.after -> 'attachments') f where f ->> 'id' = k.entity_id)
    where k.entity = 'attachment'
    group by k.client, k.key, c.entity, c.entity_id) made
where k.client = made.client and k.key = made.key;
delete from idempotency_key where entity = 'attachment';
