-- The same substrings as before, found in one pass: substr walks the text from its start for each of its characters,
-- which took seconds for notes of 10,000 Chinese characters.
create or replace function bigrams(text) returns text[] language sql immutable strict parallel safe as $$
    select coalesce(array_agg(distinct c || n), '{}')
    from (
        select c, lead(c) over (order by i) as n
        from string_to_table(lower($1), null) with ordinality as t (c, i)) neighbours
    where c || n !~ '\s'
$$;
-- Texts whose lower case is longer (İ) had lost their ends.
reindex index activity_text;
