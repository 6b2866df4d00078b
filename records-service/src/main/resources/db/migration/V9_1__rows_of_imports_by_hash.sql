-- By these a row is found for the ones after it in its file: hashes into which the id of the import has gone. Asked for beside the
-- import, they are looked for by reading all of its rows, since nothing is known yet of how many it has.
alter table import_row drop column external_id, drop column alike;
alter table import_row add column by_external_id uuid, add column by_look uuid;
create index import_row_by_external_id on import_row (by_external_id) where by_external_id is not null;
create index import_row_by_look on import_row (by_look) where by_look is not null;
