/** How a number is made up: by unit, by month, by type; each as a table and as a chart. */
import { here, href } from '../../address.js';
import { TableOrChart } from '../../chart.js';
import { number, period as periodInWords } from '../../format.js';
import { html } from '../../html.js';
import { Change, Figure, hrefOfFigure, Pending, Value } from '../../number.js';
import { lastDayUntilToday } from '../../period.js';
import { Refusal } from '../../problem.js';
import { useActivityTypes, useOrganizationNames } from '../../reference.js';
import { Table } from '../../table.js';
import { sumOf } from '../../sum.js';
import { name, t } from '../../words.js';
import { useFigures } from './question.js';

export function Breakdown({ subject, scope, params, figure, provenance, definition, title }) {
    const ways = waysOf(params, definition);
    const groupBy = ways.includes(params.groupBy) ? params.groupBy : ways[0];
    // as known at the same moment as the number
    const known = scope.asOf ? scope : { ...scope, position: provenance.position };
    const { figures, problem, loading, reload } = useFigures(groupBy ? subject : null, known, params, { groupBy });
    const types = useActivityTypes(groupBy === 'type');
    const organizationName = useOrganizationNames(groupBy === 'organization' ? scope.organization : null, lastDayUntilToday(scope.period), figures?.map((each) => each.organization) ?? []);
    if (!groupBy) {
        return null;
    }
    const named = {
        organization: (each) => (each.scope === 'self' ? t('figure.itself', { organization: organizationName(each.organization) }) : organizationName(each.organization)),
        month: (each) => periodInWords(each.period),
        type: (each) => name(types.get(each.type)?.name) || each.type,
    }[groupBy];
    return html`<section aria-busy=${loading}>
        <h2>${t('figure.made-up')}</h2>
        <nav class="tabs" aria-label=${t('figure.made-up')}><ul>${ways.map((way) => html`<li key=${way}><a href=${here({ groupBy: way })} aria-current=${way === groupBy ? 'true' : undefined}>${t(`figure.by.${way}`)}</a></li>`)}</ul></nav>
        <${Refusal} problem=${problem} again=${reload} />
        ${figures && html`<${Groups} ...${{ figures, figure, params, groupBy, named, definition, title: `${title} · ${t(`figure.by.${groupBy}`)}` }} />`}
        ${!figures && !problem && html`<p class="loading">${t('page.loading')}</p>`}
    </section>`;
}

/** The ways in which it can be taken apart: a month has no months, only activities have a type, and what is
 * below the line of a ratio may be none. */
function waysOf({ scope, type, period = '' }, definition) {
    const ways = [];
    if (!/^\d{4}-\d\d$/.test(period)) {
        ways.push('month');
    }
    if (scope !== 'self') {
        ways.push('organization');
    }
    if (!type && definition?.of === 'activities' && !definition.numerator) {
        ways.push('type');
    }
    return ways;
}

function Groups({ figures, figure, params, groupBy, named, definition, title }) {
    const more = (each) => ({ ...(params.type && { type: params.type }), ...(groupBy === 'organization' && each.scope === 'subtree' && { groupBy }) });
    const [sum, whole] = [sumOf(figures.map((each) => each.value)), figure.value];
    const ratio = figure.unit === 'ratio';
    const columns = [
        { key: 'group', title: t(`figure.group.${groupBy}`), head: true, cell: (each) => html`<bdi>${groupBy === 'organization' ? html`<a href=${href('record', { organization: each.organization })}>${named(each)}</a>` : named(each)}</bdi>` },
        { key: 'value', title: t('year.value'), number: true, cell: (each) => html`<${Figure} figure=${each} more=${more(each)} />` },
        ratio && { key: 'parts', title: t('figure.fraction'), number: true, cell: (each) => html`<${Fraction} figure=${each} definition=${definition} />` },
        { key: 'before', title: t('year.comparison'), cell: (each) => html`<${Change} figure=${each} />` },
        !ratio && { key: 'pending', title: t('number.pending'), number: true, cell: (each) => html`<${Pending} figure=${each} bare />` },
    ].filter(Boolean);
    const foot = !ratio && sum === whole && html`<tr><th scope="row">${t('year.whole')}</th><td class="numeric"><${Value} value=${sum} unit=${figure.unit} href=${here({ standing: null })} /></td><td colspan="2">${t('figure.groups-add-up')}</td></tr>`;
    const before = figures.some((each) => each.comparison?.value);
    const series = [
        { name: periodInWords(figure.period), values: figures.map((each) => each.value), href: (index) => hrefOfFigure(figures[index], more(figures[index])) },
        before && { name: figure.comparison ? periodInWords(figure.comparison.period) : t('number.before'), values: figures.map((each) => each.comparison?.value ?? null) },
    ].filter(Boolean);
    return html`
        <${TableOrChart} title=${title} unit=${figure.unit} categories=${figures.map(named)} series=${series}
            table=${html`<${Table} hideCaption caption=${title} columns=${columns} rows=${figures} keyOf=${(each) => `${each.organization} ${each.scope} ${each.period} ${each.type ?? ''}`} foot=${foot} />`} />
        ${!ratio && sum !== whole && whole !== null && html`<p class="hint" data-label="groups-differ">${t('figure.groups-differ', { sum: number(sum), whole: number(whole) })}</p>`}
        ${ratio && html`<p class="hint">${t('figure.groups-ratio')}</p>`}
    `;
}

/** What stands above and below the line of a ratio of a group. */
function Fraction({ figure, definition }) {
    if (figure.denominator === null) {
        return html`<${Value} value=${null} none=${figure.status} href=${hrefOfFigure(figure)} />`;
    }
    const part = (indicator, value) => html`<${Value} value=${value} href=${hrefOfFigure(figure, { indicator, version: null })} />`;
    return html`${part(definition.numerator, figure.numerator)} / ${part(definition.denominator, figure.denominator)}`;
}
