-- :number rectification tasks of 2019 and 2020 below :root, each with its change, as the service would have written them:
-- of four, one is in progress, one was closed (each second time late), one was closed, reopened and closed again, one is
-- found only, and every fiftieth of those was voided.
begin;
create temporary table bulk on commit drop as
select gen_random_uuid() as id, :'root' || '-' || (n % 20 + 1) as organization, n,
  date '2019-01-01' + (n * 7919 % 700) as found_on,
  (array['inspection-tour', 'theme-education', 'self-inspection', 'public-demand', 'special-campaign', 'inspection',
    'work-plan', 'other'])[n % 8 + 1] as source,
  (array['governance', 'finance', 'conduct', 'discipline', null])[n % 5 + 1] as aspect
from generate_series(1, :number) n;
create temporary table step on commit drop as
select b.id, no, s[1] as before, s[2] as state, b.found_on + s[3]::integer as day, s[4]::integer as cycle
from bulk b
cross join lateral (select case
    when n % 4 = 0 then array[[null, 'found', '0', '1'], ['found', 'in-progress', '5', '1']]
    when n % 4 = 1 then array[[null, 'found', '0', '1'], ['found', 'in-progress', '5', '1'],
      ['in-progress', 'done', (20 + n % 80)::text, '1'], ['done', 'verified', (110 + n % 20)::text, '1']]
    when n % 4 = 2 then array[[null, 'found', '0', '1'], ['found', 'in-progress', '5', '1'],
      ['in-progress', 'done', (20 + n % 80)::text, '1'], ['done', 'reopened', '110', '2'],
      ['reopened', 'in-progress', '112', '2'], ['in-progress', 'done', '150', '2']]
    when n % 100 = 3 then array[[null, 'found', '0', '1'], ['found', 'void', '30', '1']]
    else array[[null, 'found', '0', '1']] end as steps) x
cross join lateral generate_subscripts(x.steps, 1) no
cross join lateral (select array[x.steps[no][1], x.steps[no][2], x.steps[no][3], x.steps[no][4]]) y (s);
create index on step (id);
analyze step;
create temporary table document on commit drop as
select b.id, b.organization, jsonb_build_object('id', b.id, 'organization', b.organization, 'supervisor', null,
  'source', b.source, 'aspect', b.aspect, 'campaign', null, 'title', '问题', 'description', null, 'owner', '办公室',
  'foundOn', b.found_on, 'dueOn', b.found_on + 60, 'state', last.state, 'cycle', last.cycle,
  'closedOn', case when last.state in ('done', 'verified') then last.closed_on end, 'externalId', null,
  'actions', '[]'::jsonb, 'extensions', '[]'::jsonb, 'progress', null, 'progressCount', 0, 'attachments', '[]'::jsonb,
  'transitions', last.transitions, 'cycles', (
    select jsonb_agg(jsonb_build_object('number', c.cycle, 'openedOn', c.opened_on, 'closedOn', c.closed_on,
      'dueOn', case when c.closed_on is not null then b.found_on + 60 end, 'onTime', c.closed_on <= b.found_on + 60)
      order by c.cycle)
    from (select cycle, min(day) as opened_on, max(day) filter (where state = 'done') as closed_on
      from step where step.id = b.id group by cycle) c),
  'version', 1, 'createdAt', '2026-01-01T00:00:00.000000Z', 'createdBy', 'bench', 'updatedAt',
  '2026-01-01T00:00:00.000000Z', 'updatedBy', 'bench') as after
from bulk b
join (
  select id, (array_agg(state order by no desc))[1] as state, max(cycle) as cycle,
    max(day) filter (where state = 'done') as closed_on,
    jsonb_agg(jsonb_build_object('from', before, 'to', state, 'effectiveOn', day, 'cycle', cycle, 'note', null,
      'at', '2026-01-01T00:00:00.000000Z', 'by', 'bench') order by no) as transitions
  from step group by id) last on last.id = b.id;
insert into change (at, actor, entity, entity_id, version, operation, organization, after)
select now(), 'bench', 'rectification-task', id, 1, 'created', organization, after::json from document;
commit;
