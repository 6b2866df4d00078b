-- The form in which texts are compared when words are looked for: full-width and half-width characters are the same (NFKC),
-- capitals and small letters, and composed and decomposed ones; what is not seen (Default_Ignorable_Code_Point: joiners, soft
-- hyphens, marks of direction and of variants, tags) does not stand between two characters.
create function searchable(text) returns text language sql immutable strict parallel safe
return lower(normalize(regexp_replace($1,
    '[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]',
    '', 'g'), nfkc));

drop index activity_text;
create index activity_text on activity using gin (bigrams(searchable(title || ' ' || coalesce(notes, ''))));
drop index rectification_task_text;
create index rectification_task_text on rectification_task
    using gin (bigrams(searchable(title || ' ' || coalesce(description, ''))));
