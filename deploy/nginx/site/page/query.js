import { useEffect, useState } from 'preact/hooks';
import { get, url } from './api.js';

/**
 * What the API answers, as a hook. While another question is under way the answer of the last one stays, with `loading`.
 * @param {string|null} path null: nothing is asked yet
 * @param {object} [params]
 * @returns {{data: any, etag: string|null, problem: import('./api.js').Problem|null, loading: boolean, reload: function(): void}}
 */
export function useQuery(path, params) {
    const [again, setAgain] = useState(0);
    const [answer, setAnswer] = useState({ data: null, etag: null, problem: null, of: null });
    const address = path && url(path, params);
    useEffect(() => {
        if (!address) {
            return undefined;
        }
        const controller = new AbortController();
        get(address, {}, { signal: controller.signal })
            .then(({ data, etag }) => setAnswer({ data, etag, problem: null, of: address }))
            .catch((problem) => {
                if (!controller.signal.aborted) {
                    setAnswer((before) => ({ ...before, problem, of: address }));
                }
            });
        return () => controller.abort();
    }, [address, again]);
    return { ...answer, loading: Boolean(address) && answer.of !== address, reload: () => setAgain((n) => n + 1) };
}
