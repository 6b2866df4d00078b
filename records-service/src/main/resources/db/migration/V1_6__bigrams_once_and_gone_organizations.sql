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

-- An organization that was deleted has no ancestry any more; the placements in its representation say where it was.
create or replace function visible_in_subtree(entity text, record json, subtree text) returns boolean
language sql stable as $$
    select case entity
        when 'activity-type' then true
        when 'organization' then exists (
                select from ancestry y where y.organization = record ->> 'code' and y.ancestor = subtree)
            or exists (
                select from (
                    select p ->> 'parent' as parent,
                        daterange(
                            case when i > 1 then (p ->> 'effectiveFrom')::date end,
                            lead((p ->> 'effectiveFrom')::date) over (order by i)) as during
                    from json_array_elements(record -> 'placements') with ordinality as placements (p, i)) placed
                join ancestry y
                    on y.organization = placed.parent and y.ancestor = subtree and y.during && placed.during)
        when 'campaign' then record ->> 'leadOrganization' is null
            or exists (
                select from ancestry y where y.organization = record ->> 'leadOrganization' and y.ancestor = subtree)
            or exists (
                select from ancestry y where y.organization = subtree and y.ancestor = record ->> 'leadOrganization')
        else exists (
            select from ancestry y
            where y.organization = record ->> 'organization' and y.ancestor = subtree
              and y.during @> (record ->> 'heldOn')::date)
    end
$$;
