/** All numbers of the organization, and the same by source, aspect or unit. */
import { here, href } from '../../address.js';
import { TableOrChart } from '../../chart.js';
import { Downloads } from '../../download.js';
import { html } from '../../html.js';
import { Value } from '../../number.js';
import { Refusal } from '../../problem.js';
import { useQuery } from '../../query.js';
import { useOrganizationNames } from '../../reference.js';
import { Table } from '../../table.js';
import { t, word } from '../../words.js';
import { hrefOfTasks, NUMBERS, RATES } from './numbers.js';

const GROUPS = ['source', 'aspect', 'organization'];
const CHARTED = ['open', 'fixed', 'overdue'];

export function Progress({ params, known, whole }) {
    const by = GROUPS.includes(params.by) ? params.by : GROUPS[0];
    const { data, problem, loading, reload } = useQuery('/v1/rectification-progress', { ...known, groupBy: by });
    const groups = data?.items.filter((item) => item.group[by] !== null || by === 'aspect') ?? [];
    const titleOf = useGroupTitles(by, known, groups);
    // a unit where nothing was ever found is no row, unless it is one of those that were asked for
    const rows = by === 'organization' ? groups.filter((item) => NUMBERS.some((number) => item[number].value > 0)) : groups;
    const narrowed = (item) => ({ [by === 'organization' ? 'unit' : by]: keyOf(item, by) });
    const columns = [
        { key: 'group', title: t(`rectification.by.${by}`), head: true, cell: (item) => (by === 'organization' ? html`<a href=${href('rectification', { organization: item.group.organization, by })}><bdi>${titleOf(item)}</bdi></a>` : html`<bdi>${titleOf(item)}</bdi>`) },
        ...NUMBERS.map((number) => ({ key: number, title: t(`rectified.${number}`), number: true, cell: (item) => html`<${Value} value=${item[number].value} href=${hrefOfTasks(number, narrowed(item))} />` })),
        { key: 'rate', title: t('rectified.completionRate'), number: true, cell: (item) => html`<${Rate} item=${item} rate="completionRate" narrowed=${narrowed(item)} />` },
    ];
    const title = t(`rectification.grouped.${by}`);
    const foot = html`<tr><th scope="row">${t('year.whole')}</th>
        ${NUMBERS.map((number) => html`<td key=${number} class="numeric"><${Value} value=${whole[number].value} href=${hrefOfTasks(number)} /></td>`)}
        <td class="numeric"><${Rate} item=${whole} rate="completionRate" /></td></tr>`;
    const table = html`<${Table} hideCaption className="grid progress" caption=${title} columns=${columns} rows=${rows} keyOf=${(item) => `${keyOf(item, by)} ${item.group.scope}`} foot=${foot} />`;
    const series = CHARTED.map((number) => ({ name: t(`rectified.${number}`), values: rows.map((item) => item[number].value), href: (index) => hrefOfTasks(number, narrowed(rows[index])) }));
    return html`
        <section>
            <h2>${t('rectification.numbers')}</h2>
            <dl class="counts">
                ${NUMBERS.map((number) => html`<div key=${number}><dt>${t(`rectified.${number}`)}</dt><dd><${Value} value=${whole[number].value} href=${hrefOfTasks(number)} /></dd></div>`)}
            </dl>
            <dl class="counts">
                ${Object.entries(RATES).map(([rate, { numerator, denominator }]) => html`<div key=${rate}><dt>${t(`rectified.${rate}`)}</dt>
                    <dd><${Rate} item=${whole} rate=${rate} /> <span class="fraction">(<${Value} value=${whole[rate].numerator} href=${hrefOfTasks(numerator)} /> / <${Value} value=${whole[rate].denominator} href=${hrefOfTasks(denominator)} />)</span></dd></div>`)}
            </dl>
            <p class="hint">${t('rectification.hint')}</p>
        </section>
        <section aria-busy=${loading}>
            <h2>${title}</h2>
            <nav class="tabs screen-only" aria-label=${t('rectification.groups')}>${GROUPS.map((each) => html`<a key=${each} href=${here({ by: each })} aria-current=${each === by ? 'true' : undefined}>${t(`rectification.by.${each}`)}</a> `)}</nav>
            <${Refusal} problem=${problem} again=${reload} />
            ${!data && !problem && html`<p class="loading" role="status">${t('page.loading')}</p>`}
            ${data && rows.length === 0 && html`<p>${t('rectification.nothing')}</p>`}
            ${rows.length > 0 && html`<${TableOrChart} title=${title} table=${table} categories=${rows.map(titleOf)} series=${series} />`}
            ${data && html`<p class="hint"><${Downloads} path="/v1/rectification-progress" params=${{ ...known, groupBy: by }} name=${`rectification-${known.organization}-${by}-${known.period}`} /></p>`}
        </section>
    `;
}

/** A rate; it leads to what stands above the line, where the division is written out. */
function Rate({ item, rate, narrowed }) {
    return html`<${Value} value=${item[rate].value} unit="ratio" none="not-applicable" href=${hrefOfTasks(RATES[rate].numerator, { ...narrowed, rate })} />`;
}

/** What a group is called in the address; the tasks without an aspect are called `-` in definitions, too. */
export function keyOf({ group }, by) {
    return group[by] ?? '-';
}

/** What groups are called, as a hook: a function from a group of the API to its title. */
export function useGroupTitles(by, known, groups) {
    const organizationName = useOrganizationNames(known.organization, known.asOf, by === 'organization' ? groups.map((item) => item.group.organization) : []);
    return ({ group }) => {
        if (by === 'organization') {
            const title = organizationName(group.organization);
            return group.scope === 'self' ? t('figure.itself', { organization: title }) : title;
        }
        return by === 'source' ? word('source', group.source) : group.aspect ?? t('rectification.no-aspect');
    };
}
