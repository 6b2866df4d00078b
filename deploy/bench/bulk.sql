-- :number approved lectures of 2020 below :root, each with its change, as the service would have written them.
begin;
create temporary table bulk on commit drop as
select gen_random_uuid() as id, :'root' || '-' || (n % 20 + 1) as organization, date '2020-01-01' + (n % 366) as held_on
from generate_series(1, :number) n;
insert into activity (id, type, organization, title, held_on, occurrence, count, quantities, attributes, themes, status,
  submitted_by, version, created_at, created_by, updated_at, updated_by)
select id, 'party-lecture', organization, '党课', held_on, 'held', 1, '{"person-times": 25}', '{"mode": "onsite"}', '{}',
  'approved', 'bench', 1, now(), 'bench', now(), 'bench'
from bulk;
insert into change (at, actor, entity, entity_id, version, operation, organization, after)
select now(), 'bench', 'activity', id, 1, 'created', organization,
  ('{"attributes":{"mode":"onsite"},"campaign":null,"count":1,"createdAt":"2026-01-01T00:00:00.000000Z","createdBy":"bench","endedOn":null,"externalId":null,"heldOn":"'
    || held_on || '","id":"' || id || '","minutesStatus":null,"notes":null,"occurrence":"held","organization":"' || organization
    || '","partOf":null,"quantities":{"person-times":25},"status":"approved","statusReason":null,"themes":[],"title":"党课","type":"party-lecture","updatedAt":"2026-01-01T00:00:00.000000Z","updatedBy":"bench","version":1}')::json
from bulk;
commit;
