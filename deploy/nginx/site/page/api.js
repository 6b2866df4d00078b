/** The public API: the only thing that the page talks to. */
import { claimsOf, goodToken } from './session.js';
import { store } from './store.js';
import { language } from './words.js';

/** What passes by itself: too many questions, a gateway without a service, a service without its database. */
const PASSING = [429, 502, 503, 504];

/** While a question is repeated: `{why: 'lost'|'unavailable', seconds, now}`; otherwise null. */
export const trouble = store(null);

/** What the API refuses, in its own words (RFC 9457), or a connection that was lost (`code: 'connection-lost'`). */
export class Problem extends Error {
    constructor({ status = 0, code = 'unknown', title = '', detail = '', errors = [], retryAfter = null }) {
        super(`${title} ${detail}`.trim());
        Object.assign(this, { status, code, title, detail, errors, retryAfter });
    }
}

/**
 * Reads. When the service or the connection is away, the question is repeated until there is an answer, and the page says so.
 * @param {string} path
 * @param {Object<string, string|number|boolean|null|undefined>} [params]
 * @param {{signal?: AbortSignal, accept?: string}} [options]
 */
export function get(path, params = {}, { signal, accept } = {}) {
    return repeated('GET', url(path, params), { signal, accept });
}

/**
 * Asks by POST what is too long for an address, such as a figure by a definition; repeated as `get` is, since it changes nothing.
 * @param {string} path
 * @param {object} body
 * @param {{signal?: AbortSignal}} [options]
 */
export function ask(path, body, { signal } = {}) {
    return repeated('POST', path, { body, signal });
}

async function repeated(method, address, options) {
    const { signal } = options;
    for (let attempt = 0; ; attempt++) {
        try {
            const answer = await call(method, address, options);
            if (attempt) {
                trouble.set(null);
            }
            return answer;
        } catch (problem) {
            if (problem.code !== 'connection-lost' && !PASSING.includes(problem.status)) {
                throw problem;
            }
            await pause(problem.retryAfter ?? Math.min(30, 2 ** attempt), problem.code === 'connection-lost' ? 'lost' : 'unavailable', signal);
        }
    }
}

/**
 * Writes, once: what went wrong is thrown, and who called keeps what was typed.
 * @param {'POST'|'PUT'|'PATCH'|'DELETE'} method
 * @param {string} path
 * @param {object|FormData} [body]
 * @param {{ifMatch?: string, idempotencyKey?: string, params?: object}} [options] idempotencyKey: a repetition with it writes nothing more
 */
export function send(method, path, body, { ifMatch, idempotencyKey, params } = {}) {
    return call(method, url(path, params), { body, ifMatch, idempotencyKey, writes: true });
}

/** All items of a list, page by page. */
export async function getAll(path, params = {}, options = {}) {
    const items = [];
    let cursor;
    do {
        const { data } = await get(path, { limit: 500, ...params, cursor }, options);
        items.push(...data.items);
        cursor = data.next;
    } while (cursor);
    return items;
}

/** The address of a question. Values that are an array are repeated. */
export function url(path, params = {}) {
    const query = new URLSearchParams();
    Object.entries(params).forEach(([key, value]) => {
        if (value !== null && value !== undefined && value !== '') {
            [value].flat().forEach((each) => query.append(key, String(each)));
        }
    });
    const text = query.toString();
    return text ? `${path}${path.includes('?') ? '&' : '?'}${text}` : path;
}

async function call(method, address, { body, ifMatch, idempotencyKey, signal, accept, writes }) {
    for (let refused; ;) {
        const token = await goodToken(refused);
        if (writes && refused && claimsOf(token)?.sub !== claimsOf(refused)?.sub) {
            // somebody else has signed in meanwhile: what one person wrote is not sent in the name of another
            throw new Problem({ code: 'somebody-else' });
        }
        const response = await fetchOnce(method, address, { body, ifMatch, idempotencyKey, signal, accept, token });
        if (response.status === 401) {
            refused = token;
            continue;
        }
        if (!response.ok) {
            throw await problemOf(response);
        }
        const json = /json/.test(response.headers.get('Content-Type') ?? '');
        const data = response.status === 204 ? null : json ? await response.json() : await response.blob();
        return { data, etag: response.headers.get('ETag'), headers: response.headers };
    }
}

async function fetchOnce(method, address, { body, ifMatch, idempotencyKey, signal, accept, token }) {
    const headers = { Authorization: `Bearer ${token}`, 'Accept-Language': language(), Accept: accept ?? 'application/json' };
    if (ifMatch) {
        headers['If-Match'] = ifMatch;
    }
    if (idempotencyKey) {
        headers['Idempotency-Key'] = idempotencyKey;
    }
    const form = body instanceof FormData;
    if (body && !form) {
        headers['Content-Type'] = method === 'PATCH' ? 'application/merge-patch+json' : 'application/json';
    }
    try {
        return await fetch(address, { method, headers, body: form ? body : body && JSON.stringify(body), signal, redirect: 'error' });
    } catch (cause) {
        if (cause.name === 'AbortError') {
            throw cause;
        }
        throw new Problem({ code: 'connection-lost' });
    }
}

async function problemOf(response) {
    const retryAfter = Number(response.headers.get('Retry-After')) || null;
    // a gateway in between may answer with something else than a problem
    const said = await response.json().catch(() => ({}));
    return new Problem({ ...said, status: response.status, title: said.title ?? response.statusText, retryAfter });
}

function pause(seconds, why, signal) {
    return new Promise((resolve, reject) => {
        const timer = setTimeout(resolve, seconds * 1000);
        const now = () => {
            clearTimeout(timer);
            resolve();
        };
        trouble.set({ why, seconds, now });
        signal?.addEventListener('abort', () => {
            clearTimeout(timer);
            trouble.set(null);
            reject(signal.reason);
        });
    });
}
