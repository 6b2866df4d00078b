/** Names of what the API refers to by code. */
import { useEffect, useState } from 'preact/hooks';
import { get } from './api.js';
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
