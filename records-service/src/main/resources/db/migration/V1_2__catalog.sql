-- The definition is the whole API representation; names of quantities, attributes and values live in it.
create table activity_type (
    code       text primary key,
    category   text not null,
    definition jsonb not null,
    version    bigint not null
);
