/** How far obligations are met. */
import { hrefOf } from '../../address.js';
import { Totals } from '../../duty.js';
import { html } from '../../html.js';
import { t } from '../../words.js';

export function Duties({ summary: { compliance } }) {
    if (!compliance) {
        return null;
    }
    return html`<section>
        <h2>${t('year.duties')}</h2>
        <${Totals} totals=${compliance} to=${(state) => hrefOf(compliance.evidence, { state })} />
    </section>`;
}
