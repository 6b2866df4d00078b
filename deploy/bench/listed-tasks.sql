-- :number tasks of three years of the branches below COUNT. Nothing of it is in the ledger: lists do not read it.
begin;
delete from task_transition where by = 'bench-list';
delete from rectification_task where created_by = 'bench-list';
insert into rectification_task (id, organization, source, aspect, title, found_on, first_due_on, due_on, state, cycle, version,
  created_at, created_by, updated_at, updated_by)
select gen_random_uuid(), 'COUNT-' || (n % 20 + 1) || '-' || (n / 20 % 100 + 1),
  (array['inspection-tour', 'theme-education', 'self-inspection', 'public-demand'])[1 + n % 4],
  (array['governance', 'finance', null])[1 + n % 3], '问题' || n % 97, day, day + 60, day + 60,
  (array['found', 'in-progress', 'verified'])[1 + n % 3], 1, 1, now(), 'bench-list', now(), 'bench-list'
from (select n, date '2019-01-01' + (random() * 1095)::int as day from generate_series(1::bigint, :number) n) tasks;
insert into task_transition
select id, 1, null, 'found', found_on, 1, null, now(), 'bench-list' from rectification_task where created_by = 'bench-list'
union all
select id, 2, 'found', state, found_on + 5, 1, null, now(), 'bench-list' from rectification_task
where created_by = 'bench-list' and state <> 'found';
commit;
vacuum (analyze) rectification_task, task_transition;
