import { useEffect, useRef, useState } from 'preact/hooks';
import { get, url } from './api.js';

const LIMIT = 500;
const AT_ONCE = 2000;
const NOTHING = { of: null, items: [], total: null, next: null, problem: null };

/**
 * A list of the API, page after page, as a hook: so many items by themselves, those beyond when `more` is called.
 * @param {string|null} path null: nothing is asked yet
 * @param {object} [params]
 * @returns {{items: object[], total: number|null, complete: boolean, loading: boolean, problem: import('./api.js').Problem|null, more: function(): void}}
 */
export function usePaged(path, params) {
    const [list, setList] = useState(NOTHING);
    const [loading, setLoading] = useState(false);
    const controller = useRef(null);
    const question = path && url(path, { ...params, limit: LIMIT, include: 'total' });
    const load = async (from) => {
        const { signal } = controller.current;
        setLoading(true);
        let now = { ...from, problem: null };
        try {
            do {
                const { data } = await get(question, { cursor: now.next }, { signal });
                now = { of: question, items: [...now.items, ...data.items], total: data.total ?? now.total, next: data.next, problem: null };
                if (signal.aborted) {
                    return;
                }
                setList(now);
            } while (now.next && now.items.length - from.items.length < AT_ONCE);
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
    const { items, total, next, problem } = list.of === question ? list : NOTHING;
    return { items, total, problem, loading: loading || (Boolean(question) && list.of !== question), complete: list.of === question && !next && !problem, more: () => load(list) };
}
