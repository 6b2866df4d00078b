import { html } from './html.js';
import { t } from './words.js';

/** What the page itself has to say. */
const OWN = { 'connection-lost': 'problem.lost', 'somebody-else': 'problem.somebody-else' };

/** What the API refused, in its own words. */
export function Refusal({ problem, again }) {
    if (!problem) {
        return null;
    }
    return html`<div class="problem" role="alert">
        <p><strong>${OWN[problem.code] ? t(OWN[problem.code]) : problem.title || t('problem.failed')}</strong></p>
        ${problem.detail && html`<p><bdi>${problem.detail}</bdi></p>`}
        ${problem.errors?.length > 0 && html`<ul>${problem.errors.map((error) => html`<li><code>${error.pointer ?? error.parameter}</code> <bdi>${error.detail}</bdi></li>`)}</ul>`}
        ${again && html`<button type="button" onClick=${again}>${t('page.again')}</button>`}
    </div>`;
}
