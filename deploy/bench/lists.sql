-- 2,000 branches under 20 committees under BENCH-ROOT, with :number activities and a tenth as many tasks of three years. Nothing
-- of it is in the ledger: lists do not read it.
begin;
create temporary table line on commit drop as
select 'BENCH-ROOT' as code, null as parent, 'bureau' as kind
union all select 'BENCH-C' || n, 'BENCH-ROOT', 'party-committee' from generate_series(1, 20) n
union all select 'BENCH-B' || n, 'BENCH-C' || n % 20 + 1, 'party-branch' from generate_series(1, 2000) n;
insert into organization (code, name_zh, name_en, kind, valid_from, version)
select code, code, code, kind, '2015-01-01', 1 from line;
insert into placement select code, parent, daterange(null, null) from line;
insert into ancestry
select code, code, 0, daterange(null, null) from line
union all select code, parent, 1, daterange(null, null) from line where parent is not null
union all select l.code, p.parent, 2, daterange(null, null) from line l join line p on p.code = l.parent where p.parent is not null;
insert into activity (id, type, organization, title, held_on, occurrence, count, quantities, attributes, themes, notes, status,
  submitted_by, version, created_at, created_by, updated_at, updated_by)
select gen_random_uuid(), types.codes[1 + n % 40], 'BENCH-B' || 1 + (random() * 1999)::int,
  (array['专题党课', '廉政教育', '学习会议', '主题党日', '调研活动'])[1 + n % 5] || case when n % 1000 = 0 then '特别安排' else '' end,
  date '2019-01-01' + (random() * 1095)::int, 'held', 1, '{"person-times": 25}', '{"mode": "onsite"}',
  case when n % 10 = 0 then array['integrity'] else '{}' end, case when n % 3 = 0 then '会议内容包括学习和讨论' end,
  (array['draft', 'submitted', 'approved', 'approved'])[1 + n % 4], 'bench', 1, now(), 'bench', now(), 'bench'
from generate_series(1::bigint, :number) n,
  (select array_agg(code) as codes from (select code from activity_type order by code limit 40) first) types;
insert into rectification_task (id, organization, source, aspect, title, found_on, first_due_on, due_on, state, cycle, version,
  created_at, created_by, updated_at, updated_by)
select gen_random_uuid(), 'BENCH-B' || 1 + (random() * 1999)::int,
  (array['inspection-tour', 'theme-education', 'self-inspection', 'public-demand'])[1 + n % 4],
  (array['governance', 'finance', null])[1 + n % 3], '问题' || n % 97, day, day + 60, day + 60,
  (array['found', 'in-progress', 'verified'])[1 + n % 3], 1, 1, now(), 'bench', now(), 'bench'
from (select n, date '2019-01-01' + (random() * 1095)::int as day from generate_series(1::bigint, :number / 10) n) tasks;
insert into task_transition
select id, 1, null, 'found', found_on, 1, null, now(), 'bench' from rectification_task where created_by = 'bench'
union all
select id, 2, 'found', state, found_on + 5, 1, null, now(), 'bench' from rectification_task where created_by = 'bench' and state <> 'found';
commit;
vacuum (analyze) organization, placement, ancestry, activity, rectification_task, task_transition;
