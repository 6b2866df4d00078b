/** The steps of a record that the caller's role may take: approve, return, withdraw, delete. */
import { useState } from 'preact/hooks';
import { send } from '../../api.js';
import { Dialog } from '../../dialog.js';
import { html } from '../../html.js';
import { Refusal } from '../../problem.js';
import { may, session } from '../../session.js';
import { t } from '../../words.js';
import { draftOf, dropDraft, keepDraft } from './drafts.js';

/** Which steps there are from a status, and which role takes them. */
const STEPS = {
    draft: [['deleted', 'recorder']],
    returned: [['voided', 'recorder']],
    submitted: [['approved', 'approver'], ['returned', 'approver'], ['voided', 'recorder']],
    approved: [['returned', 'approver']],
    voided: [],
};

/** Takes a step. @returns {Promise<object|null>} the record after it; null: it is deleted */
export async function step(record, to, reason) {
    const ifMatch = `"${record.version}"`;
    const path = `/v1/activities/${record.id}`;
    return to === 'deleted' ? (await send('DELETE', path, undefined, { ifMatch })).data : (await send('POST', `${path}/transitions`, { to, ...(reason && { reason }) }, { ifMatch })).data;
}

/** @param {{record: object, onDone: function(string, object|null): void}} props onDone: gets the step and the record after it */
export function Steps({ record, onDone }) {
    const [asking, setAsking] = useState(null);
    const [problem, setProblem] = useState(null);
    const steps = (STEPS[record.status] ?? []).filter(([, role]) => may(role));
    const approve = async () => {
        try {
            onDone('approved', await step(record, 'approved'));
        } catch (refused) {
            setProblem(refused);
        }
    };
    return html`<div class="steps">
        <${Refusal} problem=${problem} />
        <div class="buttons">${steps.map(([to]) => html`<button type="button" key=${to} onClick=${() => (to === 'approved' ? approve() : setAsking(to))}>${t(`step.${to}`)}</button>`)}</div>
        ${asking && html`<${Reason} record=${record} to=${asking} onClose=${() => setAsking(null)} onDone=${(after) => { setAsking(null); onDone(asking, after); }} />`}
    </div>`;
}

/** Asks for the reason of a step, or whether it is meant. What is typed is kept until the step is taken. */
export function Reason({ record, to, onClose, onDone }) {
    const { subject } = session.get().me;
    const kept = `${record.id}.${to}`;
    const [reason, setReason] = useState(() => draftOf(subject, kept)?.reason ?? '');
    const [problem, setProblem] = useState(null);
    const asks = to !== 'deleted';
    const typed = (event) => {
        setReason(event.target.value);
        keepDraft(subject, { id: kept, reason: event.target.value });
    };
    const submit = async (event) => {
        event.preventDefault();
        try {
            setProblem(null);
            const after = await step(record, to, reason.trim());
            dropDraft(subject, kept);
            onDone(after);
        } catch (refused) {
            setProblem(refused);
        }
    };
    return html`<${Dialog} title=${t(`step.${to}`)} onClose=${onClose}>
        <form noValidate onSubmit=${submit}>
            <p><bdi>${record.title}</bdi></p>
            ${asks
                ? html`<label for="reason">${t('entry.reason')}${to === 'returned' && html` <span class="required">${t('entry.required')}</span>`}</label>
                    <textarea id="reason" rows="3" autofocus value=${reason} onInput=${typed}></textarea>`
                : html`<p>${t('step.delete-sure')}</p>`}
            <${Refusal} problem=${problem} />
            <p><button type="submit" class="primary">${t(`step.${to}`)}</button></p>
        </form>
    <//>`;
}
