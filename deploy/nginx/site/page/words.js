/** What the page says, in the language of the reader. Names of things come from the API. */
import { current } from './address.js';

const LANGUAGES = { zh: 'zh-Hans', en: 'en' };
let words = {};

/** zh or en: what the address says, otherwise the browser. */
export function language() {
    const asked = current().params.lang ?? navigator.language;
    return asked.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

/** Loads the words of the present language. */
export async function loadWords() {
    const name = language();
    words = (await import(`./words/${name}.js`)).default;
    document.documentElement.lang = LANGUAGES[name];
}

/**
 * A word or sentence; `{name}` stands for a value. What depends on a number `n` has a text for each plural category of the language.
 * @param {string} key
 * @param {Object<string, string|number>} values
 */
export function t(key, values = {}) {
    return text(key, values).replace(/\{(\w+)}/g, (_, name) => values[name] ?? '');
}

/**
 * The same with markup for values: an array to put into html`…`.
 * @param {string} key
 * @param {Object<string, import('preact').ComponentChild>} values
 */
export function phrase(key, values) {
    return text(key, values).split(/\{(\w+)}/).map((piece, index) => (index % 2 ? values[piece] : piece));
}

/** Whether there is a word of this key: for codes of the API, new ones of which are shown as they are. */
export function has(key) {
    return key in words;
}

/** The word for a code of the API: `word('state', 'zero')` is that of `state.zero`, otherwise the code itself. */
export function word(group, code) {
    return has(`${group}.${code}`) ? t(`${group}.${code}`) : String(code);
}

/** A name of the API, `{zh, en}`, in the present language. */
export function name(names) {
    return names ? (names[language()] ?? names.zh ?? names.en ?? '') : '';
}

function text(key, values) {
    const found = words[key];
    if (found === undefined) {
        console.warn(`no word for ${key}`);
        return key;
    }
    return typeof found === 'string' ? found : found[new Intl.PluralRules(language()).select(values.n)] ?? found.other;
}
