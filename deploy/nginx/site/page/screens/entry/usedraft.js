import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { EMPTY } from './content.js';
import { draftOf, keepDraft, watchDraft } from './drafts.js';

/**
 * A draft that is being written, as a hook.
 * @param {string} subject
 * @param {object} first as in drafts.js, or only its id
 * @param {string} [type] what a new one begins with
 * @returns {{draft: object, kept: boolean, elsewhere: 'open'|'sent'|null, keep: function(object): object, change: function(object|function(object): object): void,
 *     prefill: function(object): void, renew: function(object): void}} kept: whether the device has it. elsewhere: what another tab does with
 *     it. change: of fields, by the one who writes. prefill: of fields, by nobody. renew: of what is no field
 */
export function useDraft(subject, first, type = '') {
    const [draft, setDraft] = useState(() => ({ fields: { ...EMPTY, type }, activity: null, attempt: null, ...first }));
    const [elsewhere, setElsewhere] = useState(null);
    const latest = useRef(draft); // an answer that comes late must not undo what was typed meanwhile
    const kept = useMemo(() => Boolean(draftOf(subject, draft.id)), [draft]);
    const take = (next) => {
        latest.current = next;
        setDraft(next);
        return next;
    };
    const keep = (next) => take(keepDraft(subject, next));
    const changed = (changes) => {
        const { fields } = latest.current;
        return { ...latest.current, fields: { ...fields, ...(typeof changes === 'function' ? changes(fields) : changes) } };
    };
    useEffect(() => watchDraft(subject, draft.id, (other) => {
        setElsewhere(other ? 'open' : 'sent');
        if (other) {
            // what another tab has sent is not created again
            const { activity, version, status, base, attempt } = other;
            take({ ...latest.current, activity, version, status, base, attempt });
        }
    }), [draft.id]);
    return {
        draft, kept, elsewhere, keep,
        change: (changes) => keep(changed(changes)),
        prefill: (changes) => take(changed(changes)),
        renew: (changes) => (draftOf(subject, draft.id) ? keep : take)({ ...latest.current, ...changes }),
    };
}
