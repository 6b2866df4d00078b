/**
 * Sends a draft in steps: the record is created or patched, its files follow, then it is submitted. After each step the draft is kept,
 * so that after a fault in the middle the same button goes on where it stopped, and nothing is written twice.
 */
import { get, send } from '../../api.js';
import { contentOf, patchOf } from './content.js';
import { newId } from './drafts.js';

/** What says nothing about whether it was written. */
const UNKNOWN = (problem) => problem.status === 0 || problem.status >= 500;

/** Somebody else has changed the record: `theirs` is what it says now. */
export class Overtaken extends Error {
    constructor(theirs) {
        super('overtaken');
        this.theirs = theirs;
    }
}

/**
 * @param {object} draft as in drafts.js
 * @param {object} content what the form says
 * @param {{submit: boolean, files: {key: string, file: File}[], subject: string, keep: function(object): object, sent: function(object): void}} how
 *     keep: keeps the draft; sent: a file has arrived
 * @returns {Promise<object>} the record as it is now
 */
export async function sendDraft(draft, content, { submit, files, subject, keep, sent }) {
    let now = draft.activity ? draft : await create(draft, content, keep);
    const patch = patchOf(now.base, content);
    if (patch) {
        now = keep(taken(now, await overtaking(now, subject, 'PATCH', '', patch)));
    }
    for (const each of files) {
        const form = new FormData();
        form.append('file', each.file);
        try {
            await send('POST', `/v1/activities/${now.activity}/attachments`, form, { idempotencyKey: each.key });
        } catch (problem) {
            throw Object.assign(problem, { file: each }); // which of them it was
        }
        sent(each);
    }
    if (files.length) {
        const { data } = await get(`/v1/activities/${now.activity}`);
        if (patchOf(now.base, contentOf(data))) {
            throw new Overtaken(data);
        }
        now = keep(taken(now, data));
    }
    return submit ? overtaking(now, subject, 'POST', '/transitions', { to: 'submitted' }) : { id: now.activity, status: now.status };
}

/** Creates the record. An earlier attempt without an answer is repeated as it was: its answer tells which record it made, or makes it. */
async function create(draft, content, keep) {
    const attempt = draft.attempt ?? { key: newId(), body: content };
    const waiting = keep({ ...draft, attempt });
    try {
        const { data } = await send('POST', '/v1/activities', attempt.body, { idempotencyKey: attempt.key });
        return keep({ ...taken(waiting, data), attempt: null });
    } catch (problem) {
        if (!UNKNOWN(problem)) {
            keep({ ...waiting, attempt: null }); // refused: nothing was written, and the key is free
        }
        throw problem;
    }
}

/**
 * A step with the version that the draft knows. When that has passed, the step may have been one's own, whose answer was lost; or only
 * files have come or gone.
 */
async function overtaking(draft, subject, method, path, body) {
    const { activity, version, base, status } = draft;
    try {
        return (await send(method, `/v1/activities/${activity}${path}`, body, { ifMatch: `"${version}"` })).data;
    } catch (problem) {
        if (problem.status !== 412) {
            throw problem;
        }
        const { data } = await get(`/v1/activities/${activity}`);
        const wanted = method === 'PATCH' ? patched(base, body) : base;
        const done = data.status === (body.to ?? status) && data.updatedBy === subject && !patchOf(wanted, contentOf(data));
        if (done) {
            return data;
        }
        if (data.status === status && !patchOf(base, contentOf(data))) {
            return overtaking({ ...draft, version: data.version }, subject, method, path, body);
        }
        throw new Overtaken(data);
    }
}

function patched(base, patch) {
    const group = (name) => Object.fromEntries(Object.entries({ ...base[name], ...patch[name] }).filter(([, value]) => value !== null));
    return { ...base, ...patch, quantities: group('quantities'), attributes: group('attributes') };
}

/** The draft, now of this state of the record. */
export function taken(draft, record) {
    return { ...draft, activity: record.id, version: record.version, status: record.status, base: contentOf(record) };
}
