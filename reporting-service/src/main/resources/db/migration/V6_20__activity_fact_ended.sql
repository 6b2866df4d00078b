-- Whose records have changed since a position: what began is in activity_fact_from, what ended is here.
create index activity_fact_ended on activity_fact (to_position) where to_position < 9223372036854775807;
