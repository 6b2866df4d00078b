-- :number activities more, from number :first on, of 40 types, 2,000 branches and three years, every tenth of them submitted,
-- each with its change, as the service would have written them.
begin;
create temporary table bulk on commit drop as
select gen_random_uuid() as id, 'COUNT-' || (n % 20 + 1) || '-' || (n / 20 % 100 + 1) as organization, types[n % 37 + n % 4 + 1] as type,
  date '2018-01-01' + (n * 7919 % 1096)::integer as held_on, case when n % 10 = 0 then 'submitted' else 'approved' end as status,
  (array['专题党课', '廉政教育', '学习会议', '主题党日', '调研活动'])[1 + n % 5] || case when n % 1000 = 0 then '特别安排' else '' end as title
from generate_series(:first::bigint, :first::bigint + :number - 1) n,
  (select array_agg(code order by code) as types from (select code from activity_type order by code limit 40) t) t;
insert into activity (id, type, organization, title, held_on, occurrence, count, quantities, attributes, themes, status,
  submitted_by, version, created_at, created_by, updated_at, updated_by)
select id, type, organization, title, held_on, 'held', 1, '{"person-times": 25}', '{"mode": "onsite"}', '{}',
  status, 'bench', 1, now(), 'bench', now(), 'bench'
from bulk;
insert into change (at, actor, entity, entity_id, version, operation, organization, after)
select now(), 'bench', 'activity', id, 1, 'created', organization,
  ('{"attributes":{"mode":"onsite"},"campaign":null,"count":1,"createdAt":"2026-01-01T00:00:00.000000Z","createdBy":"bench","endedOn":null,"externalId":null,"heldOn":"'
    || held_on || '","id":"' || id || '","minutesStatus":null,"notes":null,"occurrence":"held","organization":"' || organization
    || '","partOf":null,"quantities":{"person-times":25},"status":"' || status || '","statusReason":null,"themes":[],"title":"' || title || '","type":"' || type
    || '","updatedAt":"2026-01-01T00:00:00.000000Z","updatedBy":"bench","version":1}')::json
from bulk;
commit;
