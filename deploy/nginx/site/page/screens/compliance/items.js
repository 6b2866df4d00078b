/** Obligations one by one, as many as the number that led here. */
import { here, href } from '../../address.js';
import { Downloads } from '../../download.js';
import { Sign, STATES } from '../../duty.js';
import { Division, Equation } from '../../equation.js';
import { day, number, period as periodInWords } from '../../format.js';
import { html } from '../../html.js';
import { Value } from '../../number.js';
import { usePaged } from '../../paged.js';
import { lastDayUntilToday } from '../../period.js';
import { Refusal } from '../../problem.js';
import { useOrganizationNames } from '../../reference.js';
import { Table } from '../../table.js';
import { term, useTerms } from '../../terms.js';
import { t } from '../../words.js';

const AT_ONCE = 10000;

/** What the rate divides by. */
const RATED = 'met,met-late,missed';

export function Items({ params, known, titleOf }) {
    const { requirement, state, dueWithin, exemption } = params;
    const question = { ...known, requirement, state, dueWithin };
    const { items, first, complete, problem, loading, more } = usePaged('/v1/compliance', question, { atOnce: AT_ONCE });
    const those = exemption ? items.filter((each) => each.exemption === exemption) : items;
    const shown = dueWithin ? [...those].sort((one, other) => one.deadline.localeCompare(other.deadline)) : those;
    const organizationName = useOrganizationNames(known.organization, lastDayUntilToday(known.period), loading ? [] : [...new Set(items.map((each) => each.organization))]);
    const said = (state ?? '').split(',').filter(Boolean).map((each) => t(`duty.${each}`)).join(t('list.comma'));
    const title = `${requirement ? titleOf(requirement) : t('compliance.all-requirements')}${t('list.colon')}${dueWithin ? t('compliance.due-within', { n: Number(dueWithin) }) : said}`;
    // the number of the totals, which are of all states; those who narrow the list have no number of their own
    const expected = first && (dueWithin ? first.total : STATES.filter(([each]) => state.split(',').includes(each)).reduce((n, [, field]) => n + first.totals[field], 0));
    return html`<section>
        <h2>${title}</h2>
        <p><a href=${href('compliance', { requirement })}>${t('compliance.back')}</a></p>
        ${exemption && html`<p>${t('compliance.exemption')} <bdi data-label="code">${exemption}</bdi> <a href=${here({ exemption: null })}>${t('compliance.all-exemptions')}</a></p>`}
        <${Refusal} problem=${problem} again=${more} />
        ${loading && html`<p class="loading" role="status">${t('page.loading')}</p>`}
        ${shown.length > 0 && html`<${ItemTable} title=${title} items=${shown} titleOf=${titleOf} organizationName=${organizationName} />`}
        ${complete && shown.length === 0 && html`<p>${t('compliance.none')}</p>`}
        ${first && html`<${Equation} values=${shown.map(() => 1)} of=${exemption ? null : expected} complete=${complete} loading=${loading} more=${more} />`}
        ${first && state === RATED && first.totals.rate.denominator > 0 && html`<${Division} ...${first.totals.rate} hrefs=${[here({ state: 'met,met-late' }), here({})]} label=${t('year.rate')} />`}
        ${first && html`<p class="hint"><${Downloads} path="/v1/compliance" params=${question} name=${`obligations-${known.organization}-${requirement ?? 'all'}-${known.period}`} /></p>`}
    </section>`;
}

/** Obligations as a table; each number of activities opens the activities. */
export function ItemTable({ title, items, titleOf, organizationName, one }) {
    useTerms(items.some((item) => item.value));
    const open = (item) => here({ unit: item.organization, duty: item.requirement, at: item.period, value: item.value, of: item.state === 'not-applicable' ? item.state : null });
    const columns = [
        { key: 'unit', title: t('compliance.unit'), head: true, cell: (item) => html`<bdi>${organizationName(item.organization)}</bdi>` },
        { key: 'requirement', title: t('compliance.requirement'), cell: (item) => html`${titleOf(item.requirement)}${item.value && html` <span class="quiet" data-label="value">(<bdi>${term('value', item.value)}</bdi>)</span>`}` },
        { key: 'period', title: t('first.part'), cell: (item) => html`<time datetime=${item.period}>${periodInWords(item.period)}</time>` },
        { key: 'deadline', title: t('compliance.deadline'), cell: (item) => html`<time datetime=${item.deadline}>${day(item.deadline)}</time>` },
        { key: 'state', title: t('compliance.state'), cell: (item) => (item.state ? html`<a class="state-of" href=${open(item)}><${Sign} state=${item.state} /> ${t(`duty.${item.state}`)}</a>` : html`<span class="quiet">${t('compliance.no-minimum')}</span>`) },
        { key: 'required', title: t('compliance.required'), number: true, cell: (item) => html`<${Owed} name="required" value=${item.required} />` },
        { key: 'held', title: t('compliance.held'), number: true, cell: (item) => html`<${Value} value=${item.held} href=${open(item)} />` },
        { key: 'missing', title: t('compliance.missing'), number: true, cell: (item) => html`<${Owed} name="missing" value=${item.missing} />` },
        { key: 'exemption', title: t('compliance.exemption'), cell: (item) => (item.exemption ? html`<a href=${href('compliance', { requirement: item.requirement, state: 'exempt', exemption: item.exemption })}><bdi>${item.exemption}</bdi></a>` : html`<span class="quiet">${t('compliance.not-exempt')}</span>`) },
    ].filter((column) => !(one && column.key === 'unit') && !(column.key === 'exemption' && !items.some((item) => item.exemption)));
    return html`<${Table} hideCaption caption=${title} columns=${columns} rows=${items} keyOf=${(item) => `${item.organization} ${item.requirement} ${item.period} ${item.value}`} />`;
}

/** What the requirement asks for, or what is lacking: it counts no records, so that there is no list of them. */
export function Owed({ name, value }) {
    return html`<span class=${value ? undefined : 'quiet'} data-label=${name}>${value === null ? t('state.not-applicable') : value === 0 ? t('state.zero') : number(value)}</span>`;
}
