-- Rectification tasks by days, as sums that cost the same with many tasks as with few: own_* of the organization alone,
-- the others of its subtree. stock_* are the changes of a stock: the sum of all days up to a day is what is so on that day;
-- an organization that moves takes its open tasks along on the day of the move. The others count what happened on the day.
-- The same amounts stand in the rows of the months, so that a sum reads whole months and the days of one month.
-- Tasks that were ever voided are in the stocks until then; in raised and closed_* they are not: they are counted from facts.
create table task_cell (
    organization            text not null,
    -- '' all tasks, or those of one source, or of one aspect ('' those without)
    dimension               text not null check (dimension in ('', 'source', 'aspect')),
    value                   text not null,
    grain                   text not null check (grain in ('month', 'day')),
    -- the day, or the first one of the month
    starts                  date not null,
    own_stock_found         integer not null,
    own_stock_planned       integer not null,
    own_stock_in_progress   integer not null,
    own_stock_done          integer not null,
    own_stock_verified      integer not null,
    own_stock_kept_up       integer not null,
    own_stock_reopened      integer not null,
    own_stock_overdue       integer not null,
    own_raised              integer not null,
    own_closed_on_time      integer not null,
    own_closed_late         integer not null,
    own_closed_undated      integer not null,
    own_reopened            integer not null,
    stock_found             integer not null,
    stock_planned           integer not null,
    stock_in_progress       integer not null,
    stock_done              integer not null,
    stock_verified          integer not null,
    stock_kept_up           integer not null,
    stock_reopened          integer not null,
    stock_overdue           integer not null,
    raised                  integer not null,
    closed_on_time          integer not null,
    closed_late             integer not null,
    closed_undated          integer not null,
    reopened                integer not null,
    primary key (organization, dimension, grain, starts, value)
)
-- Updated far more often than added, as cell is.
with (fillfactor = 70);

-- What the cells leave out: tasks that were voided later than a day.
create index task_fact_by_voiding on task_fact (organization, voided_on) where voided_on is not null;
