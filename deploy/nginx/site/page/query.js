import { useEffect, useState } from 'preact/hooks';
import { ask, get, url } from './api.js';

const NOTHING = { data: null, etag: null, problem: null, of: null, dataOf: null };

/** Answers that were asked for before the component that wants them was there. */
const early = new Map();

/** Asks already what a component will ask for when it has been loaded. */
export function askEarly(path, params) {
    const address = url(path, params);
    const answer = get(address);
    answer.catch(() => {}); // it is thrown where it is wanted
    early.set(address, answer);
}

/**
 * What the API answers, as a hook. While another question is under way the answer of the last one stays, with `loading`.
 * @param {string|null} path null: nothing is asked yet
 * @param {object} [params]
 * @param {object[]} [bodies] asks once for each of these by POST; `data` is the list of the answers
 * @returns {{data: any, etag: string|null, problem: import('./api.js').Problem|null, loading: boolean, reload: function(): void}}
 */
export function useQuery(path, params, bodies) {
    const [again, setAgain] = useState(0);
    const [answer, setAnswer] = useState(NOTHING);
    const address = path && url(path, params);
    const question = address && `${address} ${bodies ? JSON.stringify(bodies) : ''}`;
    useEffect(() => {
        if (!question) {
            return undefined;
        }
        const controller = new AbortController();
        const { signal } = controller;
        const asked = bodies
            ? Promise.all(bodies.map((body) => ask(address, body, { signal }))).then((answers) => ({ data: answers.map((each) => each.data), etag: null }))
            : early.get(address) ?? get(address, {}, { signal });
        early.delete(address);
        asked
            .then(({ data, etag }) => signal.aborted || setAnswer({ data, etag, problem: null, of: question, dataOf: question }))
            .catch((problem) => {
                if (!signal.aborted) {
                    // what was answered to another question would stand under a heading that is not its own
                    setAnswer((before) => ({ ...(before.dataOf === question ? before : NOTHING), problem, of: question }));
                }
            });
        return () => controller.abort();
    }, [question, again]);
    return { data: answer.data, etag: answer.etag, problem: answer.problem, loading: Boolean(question) && answer.of !== question, reload: () => setAgain((n) => n + 1) };
}
