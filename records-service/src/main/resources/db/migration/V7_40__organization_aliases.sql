alter table organization add column aliases text[] not null default '{}';
comment on column organization.aliases is 'Short forms and spellings of its name in the sheets that people fill';
