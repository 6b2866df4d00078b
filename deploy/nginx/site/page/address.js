/**
 * All state of the page is in the fragment of its address, which is never sent to a server: `#/figure?indicator=…&period=2020`.
 * Links are plain `<a href>`; whoever copies one gets the same screen.
 */
import { store, useStore } from './store.js';

/** What goes along from screen to screen. */
const STAYING = ['organization', 'period', 'position', 'asOf', 'lang', 'size'];

/** The screens whose answers say, beside the position, how much of what is written in reporting-service they knew. */
const PINNED = ['year', 'compliance'];

/**
 * @param {string} hash such as location.hash
 * @returns {{screen: string, params: Object<string, string>}}
 */
export function parse(hash) {
    const [path, query = ''] = splitOnce(hash.replace(/^#\/?/, ''), '?');
    return { screen: path, params: Object.fromEntries(new URLSearchParams(query)) };
}

const address = store(parse(location.hash));
let settled = null;
window.addEventListener('hashchange', () => {
    settled = null;
    reread();
});

/** Takes over an address that was written without the browser telling (history.replaceState). */
export function reread() {
    address.set(parse(location.hash));
}

/** The present address. */
export const current = address.get;

/** The present address, as a hook. */
export const useAddress = () => useStore(address);

/**
 * The link to a screen. It keeps whose, which period, as known at, language and size.
 * @param {string} screen
 * @param {Object<string, string|number|null|undefined>} params what is different; null takes out
 */
export function href(screen, params = {}) {
    const kept = Object.fromEntries(STAYING.filter((key) => current().params[key]).map((key) => [key, current().params[key]]));
    if (kept.asOf && !isInstant(kept.asOf)) {
        delete kept.asOf; // a day by which stocks are judged belongs to one figure
    }
    if (params.position !== undefined || params.asOf !== undefined) {
        // they say the same in two ways
        delete kept.position;
        delete kept.asOf;
    }
    const { generation } = current().params;
    if (PINNED.includes(screen) && kept.position && generation) {
        kept.generation = generation; // with the position it is what was known; other screens take it from links of the API
    }
    return write(screen, { ...kept, ...params });
}

/** The link to the same screen, with something else. */
export function here(params) {
    return write(current().screen, { ...current().params, ...params });
}

/** Goes to a link made by `href` or `here`. */
export function go(link) {
    location.hash = link;
}

/** Writes a link into the address without a step in the history: for what is merely shown in another way. */
export function replace(link) {
    if (link !== location.hash) {
        history.replaceState(null, '', link);
        reread();
    }
}

/**
 * Writes into the address what the answer has told (which organization, period and position), without going anywhere: a copy of the
 * address then shows the same tomorrow.
 * @param {Object<string, string|number|null|undefined>} params
 */
export function settle(params) {
    if (params.position && !current().params.position) {
        settled = String(params.position);
    }
    replace(here(params));
}

/** Whether this position was written by `settle`: the answer on the screen is of it, and nothing has to be asked again. */
export function isSettled(position) {
    return position === settled;
}

/**
 * The screen that shows what is behind an address of the API, such as the `evidence` of a figure.
 * @param {string} link `/v1/evidence?…` or `/v1/compliance?…`
 * @param {Object<string, string|number|null|undefined>} more
 */
export function hrefOf(link, more = {}) {
    const [path, query = ''] = splitOnce(link, '?');
    const { lang, size } = current().params;
    const screen = path === '/v1/compliance' ? 'compliance' : 'figure';
    return write(screen, { ...Object.fromEntries(new URLSearchParams(query)), lang, size, ...more });
}

/** Whether the text of `asOf` is an instant and not a day. */
export function isInstant(asOf) {
    return asOf.includes('T');
}

function write(screen, params) {
    const query = new URLSearchParams();
    Object.entries(params).forEach(([key, value]) => {
        if (value !== null && value !== undefined && value !== '') {
            query.set(key, String(value));
        }
    });
    // these are readable and allowed in a fragment
    const text = query.toString().replace(/%2F/g, '/').replace(/%2C/g, ',').replace(/%3A/g, ':');
    return `#/${screen}${text ? `?${text}` : ''}`;
}

function splitOnce(text, separator) {
    const at = text.indexOf(separator);
    return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
