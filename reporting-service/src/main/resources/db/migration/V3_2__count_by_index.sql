-- All that a count reads of an activity stands in the index, so that the table is not looked at. The positions are keys and
-- not only included: what was not valid at a position is passed over inside the index.
drop index activity_fact_by_organization;
create index activity_fact_by_organization on activity_fact (organization, held_on, to_position, from_position)
    include (type, category, standing, count) where standing is not null;
drop index activity_fact_by_type;
create index activity_fact_by_type on activity_fact (type, held_on, to_position, from_position)
    include (organization, category, standing, count) where standing is not null;

-- Who stood below whom on which days is read for every count of facts.
drop index ancestry_fact_ancestor_organization_idx;
create index ancestry_fact_by_ancestor on ancestry_fact (ancestor, organization)
    include (depth, during, from_position, to_position);
