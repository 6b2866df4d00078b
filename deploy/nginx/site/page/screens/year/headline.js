/** The headline figures: number, comparison, what is pending, bars of the months. */
import { number, period as periodInWords } from '../../format.js';
import { html } from '../../html.js';
import { Change, Figure, hrefOfFigure, Notes, Pending, unit } from '../../number.js';
import { t, word } from '../../words.js';

export function Headline({ summary, byMonth, nameOf }) {
    return html`<section aria-label=${t('year.headline')}><ul class="tiles">${summary.headline.map((figure) => html`<li key=${figure.indicator} class="tile">
        <h2>${nameOf(figure.indicator)}</h2>
        <p class="big"><${Figure} figure=${figure} /> <span class="unit">${unit(figure.unit)}</span></p>
        <${Bars} figure=${figure} months=${byMonth?.figures.filter((each) => each.indicator === figure.indicator)} title=${nameOf(figure.indicator)} />
        <p><${Change} figure=${figure} /></p>
        ${figure.pending > 0 && html`<p><${Pending} figure=${figure} /></p>`}
        <${Notes} figure=${figure} />
    </li>`)}</ul></section>`;
}

/** A bar for each month, as one link to the months of the figure; the numbers stand in the table of months. */
function Bars({ figure, months, title }) {
    if (!months) {
        return html`<span class="bars"></span>`; // room for them, so that nothing jumps
    }
    const highest = Math.max(1, ...months.map((each) => each.value ?? 0));
    const said = months.map((each) => `${periodInWords(each.period)} ${each.status === 'ok' ? number(each.value, each.unit) : word('state', each.status)}`).join(t('list.semicolon'));
    return html`<a class="bars" href=${hrefOfFigure(figure, { groupBy: 'month' })} aria-label=${t('year.bars', { title, said })} title=${t('year.by-month')}>
        ${months.map((each) => html`<i key=${each.period} class=${each.status === 'ok' ? undefined : 'none'} style=${{ height: `${Math.round((100 * (each.value ?? 0)) / highest)}%` }}></i>`)}
    </a>`;
}
