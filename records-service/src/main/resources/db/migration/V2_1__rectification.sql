create table rectification_task (
    id              uuid primary key,
    organization    text not null references organization,
    supervisor      text references organization,
    source          text not null,
    aspect          text,
    campaign        text references campaign,
    title           text not null,
    description     text,
    owner           text,
    found_on        date not null,
    -- The deadline given first; extensions give later ones, and due_on is the present one.
    first_due_on    date,
    due_on          date,
    state           text not null,
    cycle           integer not null,
    closed_on       date,
    external_id     text,
    -- Evidence files as the API answers them.
    attachments     jsonb not null default '[]',
    version         bigint not null,
    created_at      timestamptz not null,
    created_by      text not null,
    updated_at      timestamptz not null,
    updated_by      text not null,
    unique (created_by, external_id)
);
create index rectification_task_by_day on rectification_task (found_on, id);
create index rectification_task_by_organization on rectification_task (organization, found_on, id);
create index rectification_task_by_supervisor on rectification_task (supervisor) where supervisor is not null;
create index rectification_task_by_campaign on rectification_task (campaign) where campaign is not null;
create index rectification_task_text on rectification_task
    using gin (bigrams(title || ' ' || coalesce(description, '')));

-- The parts of a task are numbered from 1 in the order in which they came.
create table corrective_action (
    task    uuid not null references rectification_task,
    number  integer not null,
    id      uuid not null unique,
    title   text not null,
    owner   text,
    due_on  date,
    state   text not null,
    done_on date,
    kept_up boolean not null,
    primary key (task, number)
);

-- The first one is the recording: from_state is null. effective_on never falls with number.
create table task_transition (
    task         uuid not null references rectification_task,
    number       integer not null,
    from_state   text,
    to_state     text not null,
    effective_on date not null,
    cycle        integer not null,
    note         text,
    at           timestamptz not null,
    by           text not null,
    primary key (task, number)
);

-- The deadline in force on a day is due_on of the last row with granted_on up to that day, before it first_due_on of the task.
create table task_extension (
    task            uuid not null references rectification_task,
    number          integer not null,
    due_on          date not null,
    previous_due_on date,
    reason          text not null,
    granted_on      date not null,
    granted_by      text not null,
    primary key (task, number)
);

-- due_on and on_time are written once, when the cycle closes.
create table task_cycle (
    task      uuid not null references rectification_task,
    number    integer not null,
    opened_on date not null,
    closed_on date,
    due_on    date,
    on_time   boolean,
    primary key (task, number)
);

create table task_progress (
    task    uuid not null references rectification_task,
    number  integer not null,
    noted_on date not null,
    note    text not null,
    percent integer check (percent between 0 and 100),
    at      timestamptz not null,
    by      text not null,
    primary key (task, number)
);

-- A task has no single day of its event: it belongs to every subtree that its organization stood in since it was found.
-- An organization that was deleted has no ancestry any more; the placements in its representation say where it was.
create or replace function visible_in_subtree(entity text, record json, subtree text) returns boolean
language sql stable as $$
    select case entity
        when 'activity-type' then true
        when 'organization' then exists (
                select from ancestry y where y.organization = record ->> 'code' and y.ancestor = subtree)
            or exists (
                select from (
                    select p ->> 'parent' as parent,
                        daterange(
                            case when i > 1 then (p ->> 'effectiveFrom')::date end,
                            lead((p ->> 'effectiveFrom')::date) over (order by i)) as during
                    from json_array_elements(record -> 'placements') with ordinality as placements (p, i)) placed
                join ancestry y
                    on y.organization = placed.parent and y.ancestor = subtree and y.during && placed.during)
        when 'campaign' then record ->> 'leadOrganization' is null
            or exists (
                select from ancestry y where y.organization = record ->> 'leadOrganization' and y.ancestor = subtree)
            or exists (
                select from ancestry y where y.organization = subtree and y.ancestor = record ->> 'leadOrganization')
        when 'rectification-task' then exists (
            select from ancestry y
            where y.organization = record ->> 'organization' and y.ancestor = subtree
              and y.during && daterange((record ->> 'foundOn')::date, null))
        else exists (
            select from ancestry y
            where y.organization = record ->> 'organization' and y.ancestor = subtree
              and y.during @> (record ->> 'heldOn')::date)
    end
$$;
