alter table import_mapping add column description text;
comment on column import_mapping.description is 'what it is for, and what becomes of what; null: nobody said';
