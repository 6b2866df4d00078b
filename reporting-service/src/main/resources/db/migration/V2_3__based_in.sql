-- The department or unit that a Party organization is based in: branches of the departments are counted apart.
alter table organization_fact add based_in text;

-- Those that are known already get theirs by a rebuild.
update feed_state set rebuild_wanted = rebuild_wanted or position > 0;
