-- Positions and hashes stand beside the changes instead of in them: a change is written once, in the transaction of its
-- write, and its wide row is never touched again.
create table ledger_position (
    position bigint not null,
    -- No foreign key: it would lock the change, which needs the right to update it.
    change   bigint not null,
    hash     bytea not null
);
insert into ledger_position (position, change, hash)
select position, id, decode(hash, 'hex') from change where position is not null order by position;
alter table ledger_position add primary key (position), add unique (change);

-- Every change of an id up to the floor has its position or never comes to be.
alter table ledger_head add column floor bigint not null default 0;
update ledger_head
set floor = coalesce((select min(id) - 1 from change where position is null), (select max(id) from change), 0);

drop trigger append_only on change;
drop function change_is_append_only();
alter table change
    drop column position,
    drop column hash,
    -- Of the step or the import that wrote several records at once, and in whose place: null for a single write of one's own.
    add column batch uuid,
    add column on_behalf_of text;

-- The writer has its transaction id before it draws the id of the change: the floor depends on it.
alter table change alter column id drop identity;
create sequence change_id_seq cache 1 owned by change.id;
select setval('change_id_seq', (select coalesce(max(id), 0) + 1 from change), false);
alter table change alter column id
    set default case when pg_current_xact_id() is not null then nextval('change_id_seq') end;

-- The ledger is append-only by grant.
revoke update, delete, truncate on change, ledger_position from current_user;

-- The ids of the changes that are visible and have no position.
create view unsequenced_change as
select c.id
from change c
where c.id > (select floor from ledger_head)
  and not exists (
    select from ledger_position p where p.change = c.id and p.change > (select floor from ledger_head));
