import { useEffect, useState } from 'preact/hooks';
import { get } from '../../api.js';

const NOTHING = { items: null, total: 0, next: null, problem: null };

/**
 * A list page by page, as a hook.
 * @param {string} path
 * @param {object} params
 * @param {number} asked another number asks anew
 * @returns {{items: object[]|null, total: number, more: (function(): void)|null, problem: Error|null, loading: boolean}}
 */
export function usePages(path, params, asked) {
    const [state, setState] = useState(NOTHING);
    const [cursor, setCursor] = useState(null);
    const question = JSON.stringify([path, params, asked]);
    const [answered, setAnswered] = useState(null);
    useEffect(() => {
        setCursor(null);
        setState((before) => (before.of === JSON.stringify([path, params]) ? before : NOTHING));
    }, [question]);
    useEffect(() => {
        const controller = new AbortController();
        get(path, { ...params, limit: 100, include: 'total', cursor: cursor?.of === question ? cursor.at : null }, { signal: controller.signal }).then(({ data }) => {
            const further = cursor?.of === question;
            setState((before) => ({ items: further ? [...before.items, ...data.items] : data.items, total: data.total, next: data.next, problem: null, of: JSON.stringify([path, params]) }));
            setAnswered(question);
        }, (problem) => controller.signal.aborted || setState((before) => ({ ...before, problem })));
        return () => controller.abort();
    }, [question, cursor]);
    return { ...state, more: state.next && (() => setCursor({ of: question, at: state.next })), loading: answered !== question };
}
