\set number random(1, 2000000000)
\set month random(1, 12)
with a as (
  insert into activity (id, type, organization, title, held_on, occurrence, count, quantities, attributes, themes, status,
    submitted_by, version, created_at, created_by, updated_at, updated_by)
  values (gen_random_uuid(), 'party-lecture', 'BENCH', '专题党课', make_date(2020, :month, 5), 'held', 1,
    '{"person-times": 25}', '{"lecturer-role": "party-group-secretary", "mode": "onsite"}', '{integrity}', 'submitted',
    'pgbench', 1, now(), 'pgbench', now(), 'pgbench')
  returning id
), c as (
  insert into change (at, actor, entity, entity_id, version, operation, organization, after)
  select now(), 'pgbench', 'activity', id, 1, 'created', 'BENCH', ('{"attributes": {"lecturer-role": "party-group-secretary","mode": "onsite"},"campaign": null,"count": 1,"createdAt": "2026-01-01T00:00:00.000000Z","createdBy": "pgbench","endedOn": null,"externalId": null,"heldOn": "2020-03-05","id": "' || id || '","minutesStatus": null,"notes": null,"occurrence": "held","organization": "BENCH","partOf": null,"quantities": {"person-times": 25},"status": "submitted","statusReason": null,"themes": ["integrity"],"title": "专题党课","type": "party-lecture","updatedAt": "2026-01-01T00:00:00.000000Z","updatedBy": "pgbench","version": 1}')::json
  from a
)
insert into idempotency_key (client, key, request_hash, entity, entity_id, created_at)
select 'pgbench', id::text || :number, 'ad57366865126e55649ecb23ae1d48887544976efea46a48eb5d85a6eeb4d306', 'activity', id, now() from a;
