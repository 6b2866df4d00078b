-- An externalId is looked up and never sorted by: compared by its bytes it is found several times faster than by the rules of a language.
alter table activity alter external_id type text collate "C";
alter table rectification_task alter external_id type text collate "C";
