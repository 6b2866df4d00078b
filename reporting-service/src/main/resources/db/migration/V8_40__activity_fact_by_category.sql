-- What is asked for by category and cannot be answered by cells: without it all that an organization has would be looked at.
create index activity_fact_by_category on activity_fact (category, held_on) where standing is not null;
