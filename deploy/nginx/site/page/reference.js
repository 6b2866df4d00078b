/** Names of what the API refers to by code. */
import { useEffect, useState } from 'preact/hooks';
import { get, getAll } from './api.js';
import { name } from './words.js';

const organizations = new Map();

/**
 * Names of organizations by code, as a hook: a function from a code to the name, which is the code until the name is there.
 * @param {string|null} below code of an organization that they are under
 * @param {string} on the day on which they were
 * @param {string[]} codes
 */
export function useOrganizationNames(below, on, codes) {
    const [, setKnown] = useState(0);
    const wanted = codes.filter((code) => !organizations.has(code));
    useEffect(() => {
        if (!below || wanted.length === 0) {
            return undefined;
        }
        const controller = new AbortController();
        const look = async () => {
            let cursor;
            do {
                const { data } = await get('/v1/organizations', { parent: below, scope: 'subtree', on, limit: 500, cursor }, { signal: controller.signal });
                data.items.forEach((each) => organizations.set(each.code, each.name));
                cursor = data.next;
            } while (cursor && wanted.some((code) => !organizations.has(code)));
            // what ended before that day keeps its code
            wanted.filter((code) => !organizations.has(code)).forEach((code) => organizations.set(code, null));
            setKnown((n) => n + 1);
        };
        look().catch(() => {}); // codes are shown instead
        return () => controller.abort();
    }, [below, on, wanted.join()]);
    return (code) => name(organizations.get(code)) || code;
}

const NO_TYPES = new Map();
let activityTypes = null;

/**
 * All activity types by code, as a hook: empty until they are there.
 * @param {boolean} [wanted]
 * @returns {Map<string, object>}
 */
export function useActivityTypes(wanted = true) {
    const [types, setTypes] = useState(NO_TYPES);
    useEffect(() => {
        if (!wanted) {
            return undefined;
        }
        let gone = false;
        activityTypes ??= getAll('/v1/activity-types').then((items) => new Map(items.map((each) => [each.code, each])));
        activityTypes.then((found) => gone || setTypes(found), () => {
            activityTypes = null; // codes are shown instead; who comes next asks again
        });
        return () => {
            gone = true;
        };
    }, [wanted]);
    return types;
}
