/** A number and the one of the year before: both spans, both values, and whether they can be compared. */
import { day, difference, period as periodInWords, rate } from '../../format.js';
import { html } from '../../html.js';
import { Figure, hrefOfFigure, unit, Value } from '../../number.js';
import { firstDay, lastDay, lastDayUntilToday } from '../../period.js';
import { Table } from '../../table.js';
import { t, word } from '../../words.js';

export function Comparison({ figure }) {
    const { comparison } = figure;
    const rows = [
        { key: 'now', period: figure.period, last: lastDayUntilToday(figure.period), value: html`<${Figure} figure=${figure} />` },
        { key: 'before', period: comparison.period, last: lastDay(comparison.period), value: html`<${Value} value=${comparison.value} unit=${figure.unit} href=${hrefOfFigure(figure, { period: comparison.period, version: null, asOf: null })} />` },
    ];
    const columns = [
        { key: 'period', title: t('first.part'), head: true, cell: (row) => html`<time datetime=${row.period}>${periodInWords(row.period)}</time>` },
        { key: 'span', title: t('figure.span'), cell: (row) => html`<time datetime=${`${firstDay(row.period)}/${row.last}`}>${t('period.interval', { from: day(firstDay(row.period)), to: day(row.last) })}</time>` },
        { key: 'value', title: t('year.value'), number: true, cell: (row) => html`${row.value} <span class="unit">${unit(figure.unit)}</span>` },
    ];
    return html`<section>
        <h2>${t('year.comparison')}</h2>
        <${Table} className="spans" hideCaption caption=${t('year.comparison')} columns=${columns} rows=${rows} keyOf=${(row) => row.key} />
        <p>${comparison.change === null
            ? t('figure.no-change')
            : html`${t('figure.change')} <a class="number change" href=${hrefOfFigure(figure, { compare: 'previous-year' })} data-value=${comparison.change}>${comparison.change === 0 ? t('number.unchanged') : difference(comparison.change, figure.unit)}</a>${comparison.changeRate !== null && html` <span class="rate" data-label="change-rate">${rate(comparison.changeRate)}</span>`}`}</p>
        <p class=${comparison.comparable ? 'comparable' : 'incomparable'}>${comparison.comparable
            ? t('figure.comparable')
            : t('number.incomparable', { why: comparison.why.map((why) => word('figure.because', why)).join('') })}</p>
    </section>`;
}
