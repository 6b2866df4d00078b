/**
 * What is being written, kept on this device until it has been sent: one entry of localStorage for each draft, by subject. Whoever
 * reloads, loses the connection or the token finds it again.
 *
 * A draft: `{id, fields, changedAt, activity, version, base, attempt}`. activity, version, base: the record that it edits, and what that
 * said then. attempt: `{key, body}`, a POST whose outcome is not known yet.
 */
import { store } from '../../store.js';

const PREFIX = 'taizhang.draft.';

/** Becomes true when this device keeps nothing (storage is full or forbidden). */
export const forgetful = store(false);

/** A new identifier; crypto.randomUUID is not there without TLS. */
export function newId() {
    return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** All drafts of a person on this device, the latest first. */
export function draftsOf(subject) {
    const start = keyOf(subject, '');
    return attempt(() => Object.keys(localStorage).filter((key) => key.startsWith(start)).map((key) => JSON.parse(localStorage.getItem(key)))
        .filter((draft) => draft.fields) // a reason that is being typed has none
        .sort((one, other) => (one.changedAt < other.changedAt ? 1 : -1))) ?? [];
}

/** A draft, or null. */
export function draftOf(subject, id) {
    return attempt(() => JSON.parse(localStorage.getItem(keyOf(subject, id)))) ?? null;
}

/** Keeps a draft. */
export function keepDraft(subject, draft) {
    const kept = { ...draft, changedAt: new Date().toISOString() };
    if (!attempt(() => localStorage.setItem(keyOf(subject, draft.id), JSON.stringify(kept)) ?? true)) {
        forgetful.set(true);
    }
    return kept;
}

/**
 * Tells when another tab of this browser keeps or forgets the same draft.
 * @param {function(object|null): void} listener gets the draft as it is kept now
 * @returns {function(): void} ends it
 */
export function watchDraft(subject, id, listener) {
    const changed = ({ key }) => key === keyOf(subject, id) && listener(draftOf(subject, id));
    window.addEventListener('storage', changed);
    return () => window.removeEventListener('storage', changed);
}

/** Forgets a draft that was sent or is not wanted. */
export function dropDraft(subject, id) {
    attempt(() => localStorage.removeItem(keyOf(subject, id)));
}

function keyOf(subject, id) {
    return `${PREFIX}${encodeURIComponent(subject)}.${id}`;
}

function attempt(access) {
    try {
        return access();
    } catch {
        return null;
    }
}
