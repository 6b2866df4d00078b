import { useEffect, useState } from 'preact/hooks';

/**
 * A value that several components look at.
 * @template T
 * @param {T} value at first
 */
export function store(value) {
    const listeners = new Set();
    return {
        get: () => value,
        set(next) {
            value = next;
            listeners.forEach((listener) => listener(value));
        },
        subscribe(listener) {
            listeners.add(listener);
            return () => listeners.delete(listener);
        },
    };
}

/** The value of a store; the component is rendered again when it changes. */
export function useStore(source) {
    const [value, setValue] = useState(source.get);
    useEffect(() => {
        // it may have changed between rendering and now
        setValue(source.get);
        return source.subscribe((next) => setValue(() => next));
    }, [source]);
    return value;
}
