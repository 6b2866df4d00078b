/**
 * Who is signed in. The token comes by the address that `deploy/up` and `deploy/token --link` print, is pasted, or is given by an
 * OpenID Connect server (oidc.js). It is kept for this tab only.
 */
import { reread } from './address.js';
import { store } from './store.js';

const KEY = 'taizhang.token';
/** Roles, each with all that the ones before may. */
const ROLES = ['reader', 'recorder', 'approver', 'admin'];

/**
 * token: or null. me: what /v1/me says, or null. wanted: a call waits for a token. refused: the one that was there is not good (any more).
 */
export const session = store({ token: null, me: null, wanted: false, refused: false });

let waiting = [];

/** Takes over a token of the address, which is cleared at once, or the one of this tab. */
export async function startSession() {
    const found = /^#token=([^&]+)(?:&(.*))?$/.exec(location.hash);
    if (found) {
        history.replaceState(null, '', found[2] ? `#${decodeURIComponent(found[2])}` : '#/');
        keep(found[1]);
    }
    if (/[?&#](code|error)=/.test(location.href) && sessionStorage.getItem('taizhang.oidc')) {
        const token = await (await import('./oidc.js')).finish();
        if (token) {
            keep(token);
        } else {
            session.set({ ...session.get(), refused: true });
        }
    }
    reread();
    session.set({ ...session.get(), token: sessionStorage.getItem(KEY) });
}

/** Uses this token from now on; calls that wait go on. */
export function signIn(token) {
    keep(token);
    session.set({ ...session.get(), token, wanted: false, refused: false });
    waiting.forEach((resume) => resume(token));
    waiting = [];
}

/** Forgets the token. */
export function signOut() {
    sessionStorage.removeItem(KEY);
    session.set({ token: null, me: null, wanted: false, refused: false });
}

/**
 * The token, as soon as there is one that is not `refused`. What is on the screen stays meanwhile.
 * @param {string} [refused] the token with which the API answered 401
 * @returns {Promise<string>}
 */
export function goodToken(refused) {
    const { token } = session.get();
    if (token && token !== refused) {
        return Promise.resolve(token);
    }
    session.set({ ...session.get(), wanted: true, refused: Boolean(refused) || session.get().refused });
    return new Promise((resolve) => waiting.push(resolve));
}

/** What the token says, as far as it can be read here, otherwise undefined; only the API knows whether that is true. */
export function claimsOf(token) {
    try {
        return JSON.parse(atob(token.split('.')[1].replace(/-/g, '+').replace(/_/g, '/')));
    } catch {
        return undefined;
    }
}

/** Remembers the answer of /v1/me. */
export function identify(me) {
    session.set({ ...session.get(), me });
}

/**
 * Whether the caller has this role or one above it.
 * @param {'reader'|'recorder'|'approver'|'admin'} role
 */
export function may(role) {
    return session.get().me?.roles.includes(role) ?? false;
}

/** The highest role of the caller. */
export function highestRole(me) {
    return [...ROLES].reverse().find((role) => me.roles.includes(role)) ?? me.roles[0];
}

function keep(token) {
    sessionStorage.setItem(KEY, token);
}
