/**
 * Words for attributes of activity types, their values and categories. The API has codes only, which are English words: a Chinese page
 * needs the terms; a code without one is shown as it is.
 */
import { useEffect, useState } from 'preact/hooks';
import { language, name } from './words.js';

let terms = null;

/** Loads the terms; the component is rendered again when they are there. */
export function useTerms() {
    const [, setLoaded] = useState(terms !== null);
    useEffect(() => {
        if (terms === null && language() === 'zh') {
            import('./words/terms-zh.js').then((module) => {
                terms = module.default;
                setLoaded(true);
            }, () => {}); // codes are shown instead
        }
    }, []);
}

/**
 * The word for a code.
 * @param {'attribute'|'value'|'category'} kind
 * @param {string} code
 * @param {object} [names] of the API, where it has them
 */
export function term(kind, code, names) {
    if (names) {
        return name(names);
    }
    if (language() === 'zh') {
        return terms?.[kind][code] ?? code;
    }
    const words = code.replace(/-/g, ' ');
    return kind === 'value' ? words : words[0].toUpperCase() + words.slice(1);
}
