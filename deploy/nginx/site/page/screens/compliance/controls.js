/** What is looked at: which requirement, which states, what ends soon. */
import { go, here, href } from '../../address.js';
import { hasMinimum, STATES } from '../../duty.js';
import { html } from '../../html.js';
import { t } from '../../words.js';

/** Nothing of a cell that is open, nor of a list, goes along to another question. */
const SHUT = { unit: null, duty: null, at: null, value: null, of: null };
const SOON = [7, 14, 30, 90];

export function Controls({ params, overview, titleOf }) {
    const codes = overview.items.map((each) => each.group.requirement);
    const list = params.state || params.dueWithin;
    const chosen = overview.items.find((each) => each.group.requirement === params.requirement);
    const judged = !chosen || hasMinimum(chosen);
    const choose = (change) => go(here({ ...SHUT, ...change }));
    return html`<div class="controls screen-only">
        <label>${t('compliance.requirement')} <select value=${params.requirement ?? ''} onChange=${(event) => choose({ requirement: event.target.value || null })}>
            <option value="">${t('compliance.all-requirements')}</option>
            ${codes.map((code) => html`<option key=${code} value=${code}>${titleOf(code)}</option>`)}
        </select></label>
        <label>${t('compliance.shown')} <select value=${params.state ?? ''} onChange=${(event) => choose({ state: event.target.value || null, exemption: null, dueWithin: null })}>
            <option value="">${t('compliance.as-grid')}</option>
            ${params.state?.includes(',') && html`<option value=${params.state}>${params.state.split(',').map((state) => t(`duty.${state}`)).join(t('list.comma'))}</option>`}
            ${STATES.map(([state]) => html`<option key=${state} value=${state}>${t('compliance.only', { state: t(`duty.${state}`) })}</option>`)}
        </select></label>
        ${!list && judged && html`<label class="check"><input type="checkbox" checked=${params.only === 'missed'} onChange=${(event) => go(here({ only: event.target.checked ? 'missed' : null }))} /> ${t('compliance.only-missed')}</label>`}
        <p class="soon">${t('compliance.soon')} ${SOON.map((days) => html`<a key=${days} href=${soon(days, params.requirement)} aria-current=${Number(params.dueWithin) === days ? 'true' : undefined} data-label="days">${t('compliance.within', { n: days })}</a> `)}</p>
    </div>`;
}

/** What ends within so many days is asked as known today: whatever began in the last year and has not ended by then. */
function soon(days, requirement) {
    const day = (offset) => new Date(Date.now() + offset * 86400000).toISOString().slice(0, 10);
    return href('compliance', { requirement, state: 'due', dueWithin: days, period: `${day(-366)}/${day(days)}`, position: null, asOf: null });
}
