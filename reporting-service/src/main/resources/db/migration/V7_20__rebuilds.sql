-- What is remembered of a position rests upon the facts, and these change at it when they are built anew.
alter table feed_state add rebuilds bigint not null default 0;
