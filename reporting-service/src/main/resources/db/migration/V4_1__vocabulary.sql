-- What an activity type lets a record say: the codes of its quantities; its attributes, each with its closed vocabulary or null.
-- A definition that asks for anything else is refused.
alter table activity_type_fact add quantities text[], add attributes jsonb;

-- Types that are known already get theirs by a rebuild; until then they are null. One that was under way has the old columns.
drop schema if exists rebuild cascade;
update feed_state set rebuild_wanted = rebuild_wanted or position > 0;
