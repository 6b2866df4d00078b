/**
 * One list to approve from: arrow keys or j and k go through it, a approves, r returns with a reason. What was decided stays where it
 * was, with what became of it. The letters that write work only while the focus is here.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import { href } from '../../address.js';
import { get } from '../../api.js';
import { day } from '../../format.js';
import { html } from '../../html.js';
import { useKeys } from '../../keys.js';
import { Refusal } from '../../problem.js';
import { useOrganizationNames } from '../../reference.js';
import { name, t, word } from '../../words.js';
import { Files } from '../record/files.js';
import { Details } from './details.js';
import { Reason, step } from './steps.js';

/** @param {{rows: object[], types: object[]|null, organization: string, onDecided: function(): void}} props rows: submitted records */
export function Review({ rows, types, organization, onDecided }) {
    const [at, setAt] = useState(0);
    const [after, setAfter] = useState({}); // by id: {record} or {problem}, what became of it
    const [returning, setReturning] = useState(false);
    const [busy, setBusy] = useState(false);
    const region = useRef(null);
    const list = useRef(null);
    const nameOf = useOrganizationNames(organization, new Date().toISOString().slice(0, 10), [...new Set(rows.map((row) => row.organization))]);
    const typeOf = (row) => types?.find((each) => each.code === row.type);
    const index = Math.min(at, rows.length - 1);
    const current = rows[index] && (after[rows[index].id]?.record ?? rows[index]);
    const refused = current && after[current.id]?.problem;
    const waits = current?.status === 'submitted';
    const become = (id, what) => setAfter((before) => ({ ...before, [id]: { ...before[id], ...what } }));
    const move = (by) => {
        list.current?.focus();
        setAt(Math.max(0, Math.min(rows.length - 1, index + by)));
    };
    const forward = () => setAt(Math.min(rows.length - 1, index + 1));
    const approve = async () => {
        if (!waits || busy) {
            return;
        }
        setBusy(true);
        try {
            become(current.id, { record: await step(current, 'approved'), problem: null });
            onDecided();
            forward();
        } catch (problem) {
            const now = problem.status === 412 ? await get(`/v1/activities/${current.id}`).then(({ data }) => data, () => null) : null;
            // what has changed is shown before it can be approved
            become(current.id, { problem, ...(now && { record: now }) });
        }
        setBusy(false);
    };
    const giveBack = () => waits && setReturning(true);
    const here = () => region.current?.contains(document.activeElement);
    // a key means what is chosen on the screen at that moment, however fast it follows the one before
    const seen = useRef(null);
    seen.current = { move, approve, giveBack };
    useKeys([
        { key: 'j', says: 'review.next', run: () => seen.current.move(1) },
        { key: 'k', says: 'review.previous', run: () => seen.current.move(-1) },
        { key: 'a', says: 'review.approve', run: () => here() && seen.current.approve() },
        { key: 'r', says: 'review.return', run: () => here() && seen.current.giveBack() },
    ]);
    useEffect(() => list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' }), [index]);
    if (!current) {
        return html`<p>${t('entry.none')}</p>`;
    }
    const pressed = (event) => {
        const by = { ArrowDown: 1, ArrowUp: -1, Home: -rows.length, End: rows.length }[event.key];
        if (by) {
            event.preventDefault();
            move(by);
        }
    };
    return html`<div class="review" ref=${region}>
        <p class="hint" id="review-keys">${t('review.keys')}</p>
        <ul class="review-list" role="listbox" tabindex="0" ref=${list} aria-label=${t('list.review')} aria-describedby="review-keys" aria-activedescendant=${`review-${index}`} onKeyDown=${pressed}>
            ${rows.map((row, each) => {
                const what = after[row.id];
                const status = what?.record?.status ?? row.status;
                return html`<li key=${row.id} id=${`review-${each}`} role="option" aria-selected=${each === index} class=${status === 'submitted' ? undefined : 'decided'} onClick=${() => setAt(each)}>
                    <time datetime=${row.heldOn}>${day(row.heldOn)}</time> <bdi>${row.title}</bdi> <span class="quiet">${name(typeOf(row)?.name) || row.type} · <bdi>${nameOf(row.organization)}</bdi></span>
                    ${status !== 'submitted' && html` <strong>${word('status', status)}</strong>`}${what?.problem && html` <strong class="overdue">${t('review.refused')}</strong>`}
                </li>`;
            })}
        </ul>
        <section class="review-one" aria-label=${t('review.one')}>
            <h3><a href=${href('entry', { activity: current.id })}><bdi>${current.title}</bdi></a></h3>
            <div role="status">${!waits && html`<p class="done">${word('status', current.status)}</p>`}<${Refusal} problem=${refused} />${refused?.status === 412 && html`<p>${t('review.changed')}</p>`}</div>
            <div class="buttons" aria-busy=${busy}>
                <button type="button" class="primary" aria-disabled=${!waits} onClick=${approve}>${t('step.approved')} <kbd>a</kbd></button>
                <button type="button" aria-disabled=${!waits} onClick=${giveBack}>${t('step.returned')} <kbd>r</kbd></button>
            </div>
            <${Details} record=${current} type=${typeOf(current)} />
            ${current.attachments.length > 0 && html`<${Files} key=${current.id} files=${current.attachments} path=${`/v1/activities/${current.id}`} />`}
        </section>
        ${returning && html`<${Reason} record=${current} to="returned" onClose=${() => setReturning(false)} onDone=${(record) => { setReturning(false); become(current.id, { record, problem: null }); onDecided(); forward(); }} />`}
    </div>`;
}
