/** Months × categories: how many activities of each category were held, under the headline figures by month. */
import { hrefOf } from '../../address.js';
import { month, period as periodInWords } from '../../format.js';
import { html } from '../../html.js';
import { Figure, Value } from '../../number.js';
import { Refusal } from '../../problem.js';
import { useQuery } from '../../query.js';
import { Table } from '../../table.js';
import { name, t } from '../../words.js';

/** Sections of a summary that are no categories of activities. */
const OTHER_SECTIONS = ['rectification-tasks', 'rectification-cycles', 'corrective-actions', 'campaigns', 'organizations', 'entries', 'targets'];

export function Months({ summary, known, byMonth, nameOf }) {
    const categories = summary.categories.filter((each) => !OTHER_SECTIONS.includes(each.category));
    const { organization, period, ...at } = known;
    const { data, problem, reload } = useQuery('/v1/figures', {}, categories.map(({ category }) => ({
        definition: { of: 'activities', measure: 'count', unit: 'times', timing: 'flow', on: 'heldOn', where: { categories: [category] } },
        organization, periods: [period], groupBy: 'month', ...at,
    })));
    const months = [...new Set((byMonth?.figures ?? data?.[0]?.figures ?? []).map((figure) => figure.period))];
    const ofHeadline = byMonth ? summary.headline.map((figure) => ({
        key: figure.indicator,
        title: nameOf(figure.indicator),
        figures: byMonth.figures.filter((each) => each.indicator === figure.indicator),
        total: html`<${Figure} figure=${figure} />`,
    })) : [];
    const ofCategories = data ? data.map(({ figures }, index) => ({
        key: categories[index].category,
        title: name(categories[index].name),
        figures,
        total: html`<${Total} figures=${figures} period=${period} />`,
    })) : [];
    const columns = [
        { key: 'title', title: t('year.category'), head: true, cell: (row) => row.title },
        ...months.map((each, index) => ({ key: each, title: html`<abbr title=${periodInWords(each)}>${short(each)}</abbr>`, number: true, cell: (row) => row.figures[index] && html`<${Figure} figure=${row.figures[index]} />` })),
        { key: 'total', title: t('year.whole'), number: true, cell: (row) => row.total },
    ];
    return html`<section>
        <h2>${t('year.months')}</h2>
        <${Refusal} problem=${problem} again=${reload} />
        ${months.length > 0
            ? html`<${Table} className="grid" caption=${t('year.months-caption')} columns=${columns} rows=${[...ofHeadline, ...ofCategories]} keyOf=${(row) => row.key} rowClass=${(row) => (row.key === summary.headline.at(-1).indicator ? 'last-of-group' : undefined)} />`
            : !problem && html`<p class="loading">${t('page.loading')}</p>`}
    </section>`;
}

/** The months of a category together: activities are counted once, so that months add up to the period. */
function Total({ figures, period }) {
    const known = figures.filter((figure) => figure.status === 'ok' || figure.status === 'zero');
    const value = known.length ? known.reduce((sum, figure) => sum + figure.value, 0) : null;
    return html`<${Value} value=${value} none=${figures[0]?.status} href=${hrefOf(figures[0].evidence, { period })} />`;
}

function short(period) {
    return /^\d{4}-\d\d$/.test(period) ? month(Number(period.slice(5))) : periodInWords(period);
}
