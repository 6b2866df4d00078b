/** What is expected and has nothing, and who has entered nothing. */
import { href } from '../../address.js';
import { html } from '../../html.js';
import { Figure } from '../../number.js';
import { lastDayUntilToday } from '../../period.js';
import { useOrganizationNames } from '../../reference.js';
import { t } from '../../words.js';

export function Gaps({ summary: { missing, reporting, categories }, known, nameOf }) {
    const { subordinates, reported, silent } = reporting;
    const organizationName = useOrganizationNames(known.organization, lastDayUntilToday(known.period), silent);
    const figures = new Map(categories.flatMap((category) => category.figures).map((figure) => [figure.indicator, figure]));
    const unnamed = subordinates - reported - silent.length;
    return html`<div class="columns">
        <section>
            <h2>${t('year.missing')}</h2>
            ${missing.length === 0
                ? html`<p>${t('year.nothing-missing')}</p>`
                : html`<ul class="plain-list">${missing.map((code) => html`<li key=${code}>${nameOf(code)}${t('list.colon')}<${Figure} figure=${figures.get(code)} /></li>`)}</ul>`}
        </section>
        <section>
            <h2>${t('year.silent')}</h2>
            ${subordinates === 0
                ? html`<p>${t('year.nobody-below')}</p>`
                : html`<p data-label="reporting">${t('year.reported', { reported, n: subordinates })}</p>`}
            ${silent.length === 0
                ? subordinates > 0 && html`<p>${t('year.nobody-silent')}</p>`
                : html`<ul class="plain-list short">${silent.map((code) => html`<li key=${code}><a href=${href('year', { organization: code })}><bdi>${organizationName(code)}</bdi></a></li>`)}</ul>`}
            ${unnamed > 0 && html`<p data-label="more">${t('year.more', { n: unnamed })}</p>`}
        </section>
    </div>`;
}
