/** Names of what the API refers to by code. */
import { useEffect, useState } from 'preact/hooks';
import { get, getAll } from './api.js';
import { useQuery } from './query.js';
import { name } from './words.js';

const organizations = new Map();
const lists = new Map();

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
        let gone = false;
        namesBelow(below, on).then(async () => {
            // what had ended before that day is asked for by itself; where it is not to be seen, it keeps its code
            await Promise.all(wanted.filter((code) => !organizations.has(code)).map(async (code) => {
                const ended = await get(`/v1/organizations/${encodeURIComponent(code)}`).catch(() => null);
                organizations.set(code, ended?.data.name ?? null);
            }));
            if (!gone) {
                setKnown((n) => n + 1);
            }
        }, () => {}); // codes are shown instead
        return () => {
            gone = true;
        };
    }, [below, on, wanted.join()]);
    return (code) => name(organizations.get(code)) || code;
}

const NOTHING = new Map();
const catalogues = new Map();

/** All of a list that changes rarely, by code, as a hook: empty until it is there. */
function useCatalogue(path, wanted = true) {
    const [all, setAll] = useState(NOTHING);
    useEffect(() => {
        if (!wanted) {
            return undefined;
        }
        let gone = false;
        if (!catalogues.has(path)) {
            catalogues.set(path, getAll(path).then((items) => new Map(items.map((each) => [each.code, each]))));
        }
        catalogues.get(path).then((found) => gone || setAll(found), () => catalogues.delete(path)); // codes are shown instead; who comes next asks again
        return () => {
            gone = true;
        };
    }, [path, wanted]);
    return all;
}

/**
 * All activity types by code, as a hook: empty until they are there.
 * @param {boolean} [wanted]
 * @returns {Map<string, object>}
 */
export const useActivityTypes = (wanted) => useCatalogue('/v1/activity-types', wanted);

/**
 * All requirements by code, as a hook: empty until they are there.
 * @returns {Map<string, object>}
 */
export const useRequirements = () => useCatalogue('/v1/requirements');

/** An organization as it is told on a screen, as a hook: `{code, name}`, without a name until it is there. */
export function useOrganization(code) {
    const { data } = useQuery(code ? `/v1/organizations/${encodeURIComponent(code)}` : null);
    return code ? { code, name: data?.code === code ? data.name : undefined } : null;
}

/**
 * The name of one organization, as a hook; the code until it is there.
 * @param {string} code
 */
export function useOrganizationName(code) {
    const [, setKnown] = useState(0);
    useEffect(() => {
        if (!code || organizations.has(code)) {
            return undefined;
        }
        const controller = new AbortController();
        get(`/v1/organizations/${encodeURIComponent(code)}`, {}, { signal: controller.signal }).then(({ data }) => {
            organizations.set(code, data.name);
            setKnown((n) => n + 1);
        }, () => {}); // the code is shown instead
        return () => controller.abort();
    }, [code]);
    return name(organizations.get(code)) || code;
}

/** Reads the names of all that are below; once, however many components want some of them. */
function namesBelow(below, on) {
    const key = `${below} ${on}`;
    if (!lists.has(key)) {
        const read = getAll('/v1/organizations', { parent: below, scope: 'subtree', on }).then((items) => items.forEach((each) => organizations.set(each.code, each.name)));
        read.catch(() => lists.delete(key));
        lists.set(key, read);
    }
    return lists.get(key);
}
