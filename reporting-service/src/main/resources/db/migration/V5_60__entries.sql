-- Whether an organization has entered anything asks for planned and cancelled activities, too, which no other index holds.
create index activity_fact_entered on activity_fact (organization, held_on)
    where standing is null and status in ('submitted', 'approved');
