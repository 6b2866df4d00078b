-- Rows that say again what one before them says are found when all are there, by sorting them once: two indexes over random hashes
-- took longer to keep than everything else in the table.
drop index import_row_by_external_id;
drop index import_row_by_look;
