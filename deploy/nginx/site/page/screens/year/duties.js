/** How far obligations are met: a strip, and each part of it in numbers. */
import { hrefOf } from '../../address.js';
import { html } from '../../html.js';
import { Value } from '../../number.js';
import { t } from '../../words.js';

/** In the order of the strip: state of the API, its field in the totals, its sign. */
const STATES = [
    ['met', 'met', '✓'],
    ['met-late', 'metLate', '✓+'],
    ['due', 'due', '…'],
    ['missed', 'missed', '✗'],
    ['exempt', 'exempt', '○'],
    ['not-applicable', 'notApplicable', '–'],
];

export function Duties({ summary: { compliance } }) {
    if (!compliance) {
        return null;
    }
    const to = (state) => hrefOf(compliance.evidence, { state });
    const { rate } = compliance;
    const parts = STATES.filter(([, field]) => field !== 'notApplicable' && compliance[field] > 0);
    return html`<section>
        <h2>${t('year.duties')}</h2>
        <p>${t('year.rate')} <${Value} value=${rate.value} unit="ratio" none="not-applicable" href=${to('met,met-late,missed')} />
            ${rate.denominator > 0 && html` (<${Value} value=${rate.numerator} href=${to('met,met-late')} /> / <${Value} value=${rate.denominator} href=${to('met,met-late,missed')} />)`}
            <span class="quiet"> · ${t('year.required')} <${Value} value=${compliance.required} href=${to('met,met-late,due,missed')} /></span></p>
        ${parts.length > 0 && html`<div class="strip" aria-hidden="true">${parts.map(([state, field, sign]) => html`<span key=${state} class=${`duty-${state}`} style=${{ flexGrow: compliance[field] }}>${sign}</span>`)}</div>`}
        <ul class="legend">${STATES.map(([state, field, sign]) => html`<li key=${state}><span class=${`sign duty-${state}`} aria-hidden="true">${sign}</span> ${t(`duty.${state}`)} <${Value} value=${compliance[field]} href=${to(state)} /></li>`)}</ul>
    </section>`;
}
