import { useEffect, useRef, useState } from 'preact/hooks';
import { get, url } from './api.js';

const LIMIT = 500;
const AT_ONCE = 2000;
const MILLISECONDS = 500;
const NOTHING = { of: null, items: [], first: null, total: null, next: null, problem: null };

/**
 * A list of the API, page after page, as a hook: so many items by themselves, those beyond when `more` is called.
 * @param {string|null} path null: nothing is asked yet
 * @param {object} [params]
 * @param {{atOnce?: number}} [options] atOnce: Infinity for all of them
 * @returns {{items: object[], first: any, total: number|null, complete: boolean, loading: boolean, problem: import('./api.js').Problem|null, more: function(): void}}
 *     first: the answer of the first page, with what it says of the whole list
 */
export function usePaged(path, params, { atOnce = AT_ONCE } = {}) {
    const [list, setList] = useState(NOTHING);
    const [loading, setLoading] = useState(false);
    const controller = useRef(null);
    const question = path && url(path, { ...params, limit: LIMIT, include: 'total' });
    const load = async (from) => {
        const { signal } = controller.current;
        setLoading(true);
        let now = { ...from, problem: null };
        let told = 0;
        try {
            do {
                const { data } = await get(question, { cursor: now.next }, { signal });
                now = { of: question, items: [...now.items, ...data.items], first: now.first ?? data, total: data.total ?? now.total, next: data.next, problem: null };
                if (signal.aborted) {
                    return;
                }
                // the first page at once, what follows a few times in a second: each time the screen is made again
                if (now.items.length <= LIMIT || performance.now() - told > MILLISECONDS) {
                    setList(now);
                    told = performance.now();
                }
            } while (now.next && now.items.length - from.items.length < atOnce);
            setList(now);
        } catch (problem) {
            if (signal.aborted) {
                return;
            }
            setList({ ...now, of: question, problem });
        }
        setLoading(false);
    };
    useEffect(() => {
        controller.current = new AbortController();
        if (question) {
            load(NOTHING);
        }
        return () => controller.current.abort();
    }, [question]);
    const { items, first, total, next, problem } = list.of === question ? list : NOTHING;
    return { items, first, total, problem, loading: loading || (Boolean(question) && list.of !== question), complete: list.of === question && !next && !problem, more: () => loading || load(list) };
}
