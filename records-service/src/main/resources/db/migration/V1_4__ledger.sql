-- One row for every accepted write, in the transaction of the write. position and hash are given after the commit
-- by the sequencer; nothing else is ever updated and nothing is deleted.
create table change (
    id           bigint generated always as identity primary key,
    position     bigint unique,
    hash         text,
    at           timestamptz not null,
    actor        text not null,
    entity       text not null,
    entity_id    text not null,
    version      bigint not null,
    operation    text not null check (operation in ('created', 'updated', 'deleted')),
    organization text,
    -- json and not jsonb: the very text is what the hash covers.
    before       json,
    after        json,
    check ((position is null) = (hash is null))
);
create index change_unsequenced on change (id) where position is null;
create index change_of_record on change (entity, entity_id, version);

-- One row: the last position given, and the hash there. Whoever locks it is the sequencer for that moment.
create table ledger_head (
    singleton boolean primary key default true check (singleton),
    position  bigint not null,
    hash      text not null
);
insert into ledger_head (position, hash) values (0, repeat('0', 64));

create function change_is_append_only() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or old.position is not null
        or (new.id, new.at, new.actor, new.entity, new.entity_id, new.version, new.operation)
            is distinct from (old.id, old.at, old.actor, old.entity, old.entity_id, old.version, old.operation)
        or new.before::text is distinct from old.before::text
        or new.after::text is distinct from old.after::text
    then
        raise exception 'the ledger is append-only' using errcode = 'restrict_violation';
    end if;
    return new;
end $$;
create trigger append_only before update or delete on change
    for each row execute function change_is_append_only();

-- Whether a representation in the ledger belongs to the subtree of an organization, by the day of the event.
create function visible_in_subtree(entity text, record json, subtree text) returns boolean language sql stable as $$
    select case entity
        when 'activity-type' then true
        when 'organization' then exists (
            select from ancestry y where y.organization = record ->> 'code' and y.ancestor = subtree)
        when 'campaign' then record ->> 'leadOrganization' is null
            or exists (
                select from ancestry y where y.organization = record ->> 'leadOrganization' and y.ancestor = subtree)
            or exists (
                select from ancestry y where y.organization = subtree and y.ancestor = record ->> 'leadOrganization')
        else exists (
            select from ancestry y
            where y.organization = record ->> 'organization' and y.ancestor = subtree
              and y.during @> (record ->> 'heldOn')::date)
    end
$$;
