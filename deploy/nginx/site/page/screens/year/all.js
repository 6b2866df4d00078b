/** All figures of the summary by category; which ones are open is in the address. */
import { here, replace } from '../../address.js';
import { html } from '../../html.js';
import { Change, Figure, Notes, Pending, unit } from '../../number.js';
import { Table } from '../../table.js';
import { name, t } from '../../words.js';

const COLUMNS = [
    { key: 'name', title: () => t('year.indicator'), head: true, cell: (figure) => html`${name(figure.name)}<${Notes} figure=${figure} />` },
    { key: 'value', title: () => t('year.value'), number: true, cell: (figure) => html`<${Figure} figure=${figure} /> <span class="unit">${unit(figure.unit)}</span>` },
    { key: 'before', title: () => t('year.comparison'), cell: (figure) => html`<${Change} figure=${figure} />` },
    { key: 'pending', title: () => t('number.pending'), number: true, cell: (figure) => html`<${Pending} figure=${figure} bare />` },
];

export function AllFigures({ summary, open = '' }) {
    const opened = open.split(',').filter(Boolean);
    const toggled = (category) => (event) => {
        const others = opened.filter((each) => each !== category);
        replace(here({ open: (event.target.open ? [...others, category] : others).join() }));
    };
    const columns = COLUMNS.map((column) => ({ ...column, title: column.title() }));
    return html`<section>
        <h2>${t('year.all')}</h2>
        ${summary.categories.map(({ category, name: names, figures }) => html`<details key=${category} open=${opened.includes(category)} onToggle=${toggled(category)}>
            <summary>${name(names)} <span class="quiet" data-label="indicators">${t('year.indicators', { n: figures.length })}</span></summary>
            ${opened.includes(category) && html`<${Table} hideCaption caption=${name(names)} columns=${columns} rows=${figures} keyOf=${(figure) => figure.indicator} />`}
        </details>`)}
    </section>`;
}
