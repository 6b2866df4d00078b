-- Rectification tasks as they were known, with what a count needs taken apart: organization, source, aspect and campaign
-- are repeated in every table, so that a count reads one of them. Several dates (steps, deadlines, closings) decide, not
-- one as for activities; the days are those of the field, the positions those of the ledger.

create table task_fact (
    id            uuid not null,
    from_position bigint not null,
    to_position   bigint not null default 9223372036854775807,
    version       bigint not null,
    organization  text not null,
    supervisor    text,
    source        text not null,
    aspect        text,
    campaign      text,
    title         text not null,
    owner         text,
    found_on      date not null,
    -- the present deadline, state and closing; those of a day are in task_span_fact
    due_on        date,
    state         text not null,
    cycle         integer not null,
    closed_on     date,
    -- a task in void never leaves it
    voided_on     date,
    primary key (id, from_position)
);
create unique index task_fact_current on task_fact (id) where to_position = 9223372036854775807;
create index task_fact_by_organization on task_fact (organization, found_on);
create index task_fact_from on task_fact (from_position);

-- What a task was on which days: the days from found_on on, cut wherever its state or its deadline changes. Of several
-- steps on one day the last one holds.
create table task_span_fact (
    task          uuid not null,
    from_position bigint not null,
    to_position   bigint not null default 9223372036854775807,
    organization  text not null,
    source        text not null,
    aspect        text,
    campaign      text,
    found_on      date not null,
    during        daterange not null,
    state         text not null,
    -- the deadline in force on these days
    due_on        date,
    cycle         integer not null,
    -- the closing that holds on these days; null while the task is open
    closed_on     date,
    primary key (task, from_position, during)
);
create index task_span_fact_current on task_span_fact (task) where to_position = 9223372036854775807;
create index task_span_fact_by_organization on task_span_fact (organization, found_on);
create index task_span_fact_by_closing on task_span_fact (organization, closed_on) where closed_on is not null;
create index task_span_fact_from on task_span_fact (from_position);

-- The cycles of a task. That one was closed stays true when the task is reopened later.
create table task_cycle_fact (
    task          uuid not null,
    from_position bigint not null,
    to_position   bigint not null default 9223372036854775807,
    number        integer not null,
    organization  text not null,
    source        text not null,
    aspect        text,
    campaign      text,
    found_on      date not null,
    opened_on     date not null,
    closed_on     date,
    -- the deadline that was in force on the day of the closing
    due_on        date,
    -- on-time or late; null while it is open or when there was no deadline
    timeliness    text,
    -- when the next cycle was opened
    reopened_on   date,
    voided_on     date,
    primary key (task, from_position, number)
);
create index task_cycle_fact_current on task_cycle_fact (task) where to_position = 9223372036854775807;
create index task_cycle_fact_by_organization on task_cycle_fact (organization, opened_on);
create index task_cycle_fact_by_closing on task_cycle_fact (organization, closed_on) where closed_on is not null;
create index task_cycle_fact_from on task_cycle_fact (from_position);

-- Corrective actions; those that were dropped (void) are not here.
create table action_fact (
    id            uuid not null,
    from_position bigint not null,
    to_position   bigint not null default 9223372036854775807,
    task          uuid not null,
    organization  text not null,
    source        text not null,
    aspect        text,
    campaign      text,
    title         text not null,
    -- of the task
    found_on      date not null,
    voided_on     date,
    -- of the action
    due_on        date,
    state         text not null,
    done_on       date,
    kept_up       boolean not null,
    primary key (id, from_position)
);
create index action_fact_current on action_fact (task) where to_position = 9223372036854775807;
create index action_fact_by_organization on action_fact (organization, found_on);
create index action_fact_by_doing on action_fact (organization, done_on) where done_on is not null;
create index action_fact_from on action_fact (from_position);

create table campaign_fact (
    code              text not null,
    from_position     bigint not null,
    to_position       bigint not null default 9223372036854775807,
    version           bigint not null,
    kind              text not null,
    name_zh           text not null,
    name_en           text not null,
    lead_organization text,
    starts_on         date not null,
    ends_on           date,
    primary key (code, from_position)
);
create unique index campaign_fact_current on campaign_fact (code) where to_position = 9223372036854775807;
create index campaign_fact_by_organization on campaign_fact (lead_organization, starts_on);
create index campaign_fact_from on campaign_fact (from_position);

-- Evidence names the version of the organization that was counted.
alter table organization_fact add version bigint not null default 1;

-- Changes of tasks and campaigns that were passed over so far are in the ledger still: they come in by a rebuild.
alter table feed_state add rebuild_wanted boolean not null default false;
update feed_state set rebuild_wanted = position > 0;
