/** Obligations: their states, each a sign and a colour and a word, and totals of them. */
import { html } from './html.js';
import { Value } from './number.js';
import { t } from './words.js';

/** In the order of a strip: state of the API, its field in totals, its sign. */
export const STATES = [
    ['met', 'met', '✓'],
    ['met-late', 'metLate', '✓+'],
    ['due', 'due', '…'],
    ['missed', 'missed', '✗'],
    ['exempt', 'exempt', '○'],
    ['not-applicable', 'notApplicable', '–'],
];

const SIGNS = new Map(STATES.map(([state, , sign]) => [state, sign]));

/** The sign of a state, with its word for those who do not see it. */
export function Sign({ state }) {
    return html`<span class=${`sign duty-${state}`}><span aria-hidden="true">${SIGNS.get(state)}</span><span class="for-readers">${t(`duty.${state}`)}</span></span>`;
}

/**
 * How many obligations are in each state: the rate, a strip, and each part of it in numbers.
 * @param {{totals: object, to: function(string): string}} props to: the link to the list of those in some states
 */
export function Totals({ totals, to }) {
    const { rate, met, metLate, due, missed } = totals;
    const parts = STATES.filter(([, field]) => field !== 'notApplicable' && totals[field] > 0);
    return html`
        <p>${t('year.rate')} <${Value} value=${rate.value} unit="ratio" none="not-applicable" href=${to('met,met-late,missed')} />
            ${rate.denominator > 0 && html` (<${Value} value=${rate.numerator} href=${to('met,met-late')} /> / <${Value} value=${rate.denominator} href=${to('met,met-late,missed')} />)`}
            <span class="quiet"> · ${t('year.required')} <${Value} value=${met + metLate + due + missed} href=${to('met,met-late,due,missed')} /></span></p>
        ${parts.length > 0 && html`<div class="strip" aria-hidden="true">${parts.map(([state, field, sign]) => html`<span key=${state} class=${`duty-${state}`} style=${{ flexGrow: totals[field] }}>${sign}</span>`)}</div>`}
        <ul class="legend">${STATES.map(([state, field, sign]) => html`<li key=${state}><span class=${`sign duty-${state}`} aria-hidden="true">${sign}</span> ${t(`duty.${state}`)} <${Value} value=${totals[field]} href=${to(state)} /></li>`)}</ul>
    `;
}

/** Whether there are obligations with a state among these: without a minimum there are none. */
export function hasMinimum({ totals }) {
    return STATES.some(([, field]) => totals[field] > 0);
}
