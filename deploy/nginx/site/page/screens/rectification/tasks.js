/** The tasks behind a number, narrowed by source, aspect and unit; as many as the number says. */
import { go, here } from '../../address.js';
import { Downloads } from '../../download.js';
import { Division, Equation } from '../../equation.js';
import { day } from '../../format.js';
import { html } from '../../html.js';
import { Value } from '../../number.js';
import { usePaged } from '../../paged.js';
import { daysBetween } from '../../period.js';
import { Refusal } from '../../problem.js';
import { useQuery } from '../../query.js';
import { hrefOfRecord } from '../../records.js';
import { useOrganizationNames } from '../../reference.js';
import { Table } from '../../table.js';
import { t, word } from '../../words.js';
import { evidenceOf, hrefOfTasks, isStock, NUMBERS, RATES, valueOf } from './numbers.js';
import { keyOf, useGroupTitles } from './progress.js';

/** The filters: the parameter of the address, and how the API groups by it. */
const FILTERS = [['source', 'source'], ['aspect', 'aspect'], ['unit', 'organization']];

export function Tasks({ params, known, whole }) {
    const { number, rate, source, aspect, unit } = params;
    const narrowed = { source, aspect, unit };
    const evidence = evidenceOf(whole, number, narrowed, known);
    const { items, total, complete, loading, problem, more } = usePaged('/v1/evidence', evidence);
    const details = useDetails(known, narrowed, items.length > 0);
    const organizationName = useOrganizationNames(known.organization, known.asOf, loading ? [] : [...new Set(items.map((each) => each.organization))]);
    const groups = useGroups(known);
    const told = tellOf(whole, groups, narrowed);
    const detailOf = (item) => details?.get(taskOf(item));
    const rows = number === 'overdue' && details ? [...items].sort((one, other) => (detailOf(one)?.dueOn ?? '9').localeCompare(detailOf(other)?.dueOn ?? '9')) : items;
    const now = (say) => (item) => {
        const detail = detailOf(item);
        return detail ? say(detail) : html`<span class="quiet">${details ? t('rectification.no-detail') : t('page.loading')}</span>`;
    };
    const columns = [
        !isStock(number) && { key: 'on', title: t(`rectification.on.${number}`), cell: (item) => html`<time datetime=${item.on}>${day(item.on)}</time>` },
        { key: 'title', title: t('rectification.task'), head: true, cell: (item) => html`<a href=${hrefOfRecord(item)}><bdi>${item.title}</bdi></a>` },
        { key: 'unit', title: t('compliance.unit'), cell: (item) => html`<bdi>${organizationName(item.organization)}</bdi>` },
        { key: 'source', title: t('rectification.by.source'), cell: now((task) => word('source', task.source)) },
        { key: 'aspect', title: t('rectification.by.aspect'), cell: now((task) => html`<bdi>${task.aspect ?? t('rectification.no-aspect')}</bdi>`) },
        { key: 'due', title: t('rectification.due-now'), cell: now((task) => (task.dueOn ? html`<time datetime=${task.dueOn}>${day(task.dueOn)}</time>` : html`<span class="quiet">${t('rectification.no-deadline')}</span>`)) },
        number === 'overdue' && { key: 'days', title: t('rectified.overdue'), cell: now((task) => html`<span class="overdue" data-label="days-overdue">${task.dueOn && task.dueOn < known.asOf ? t('year.days-overdue', { n: daysBetween(task.dueOn, known.asOf) }) : t('rectification.extended')}</span>`) },
        { key: 'state', title: t('rectification.state-now'), cell: now((task) => word('task', task.state)) },
        { key: 'n', title: t('compliance.counts'), number: true, cell: (item) => html`<${Value} value=${item.contribution} href=${hrefOfRecord(item)} />` },
    ].filter(Boolean);
    const title = t(`rectified.${number}`);
    const choose = (key) => (event) => go(here({ [key]: event.target.value || null, rate: null }));
    const fraction = rate && RATES[rate] && told?.[rate];
    return html`<section>
        <h2>${title}${isStock(number) && html` <span class="quiet">(<time datetime=${known.asOf}>${day(known.asOf)}</time>)</span>`}</h2>
        <p class="screen-only"><a href=${here({ number: null, source: null, aspect: null, unit: null, rate: null })}>${t('rectification.back')}</a></p>
        <div class="controls screen-only">
            <label>${t('rectification.number')} <select value=${number} onChange=${choose('number')}>
                ${[...NUMBERS, 'standing', 'closed'].map((each) => html`<option key=${each} value=${each}>${t(`rectified.${each}`)}</option>`)}
            </select></label>
            ${FILTERS.map(([key, by]) => html`<${Filter} key=${key} by=${by} known=${known} groups=${groups[by]} value=${params[key]} choose=${choose(key)} />`)}
        </div>
        <${Refusal} problem=${problem} again=${more} />
        ${loading && html`<p class="loading" role="status">${t('page.loading')}</p>`}
        ${items.length > 0 && html`<${Table} hideCaption className="records" caption=${title} columns=${columns} rows=${rows} keyOf=${(item) => item.id} />`}
        ${complete && items.length === 0 && html`<p>${t('rectification.none')}</p>`}
        ${!problem && html`<${Equation} values=${items.map((each) => each.contribution)} of=${told ? valueOf(told, number) : total} complete=${complete} loading=${loading} more=${more} />`}
        ${fraction && fraction.denominator > 0 && html`<${Division} ...${fraction} hrefs=${[here({}), hrefOfTasks(RATES[rate].denominator, narrowed)]} label=${t(`rectified.${rate}`)} />`}
        <p class="hint">${t('rectification.now-hint')} <${Downloads} path="/v1/evidence" params=${evidence} name=${`rectification-${known.organization}-${number}-${known.period}`} /></p>
    </section>`;
}

function Filter({ by, known, groups, value, choose }) {
    const titleOf = useGroupTitles(by, known, groups ?? []);
    return html`<label>${t(`rectification.by.${by}`)} <select value=${value ?? ''} onChange=${choose}>
        <option value="">${t('rectification.all')}</option>
        ${value && !groups?.some((item) => keyOf(item, by) === value) && html`<option value=${value}>${value}</option>`}
        ${groups?.map((item) => html`<option key=${keyOf(item, by)} value=${keyOf(item, by)}>${titleOf(item)}</option>`)}
    </select></label>`;
}

/** What the API tells by source, by aspect and by unit, as a hook. */
function useGroups(known) {
    const { data: source } = useQuery('/v1/rectification-progress', { ...known, groupBy: 'source' });
    const { data: aspect } = useQuery('/v1/rectification-progress', { ...known, groupBy: 'aspect' });
    const { data: organization } = useQuery('/v1/rectification-progress', { ...known, groupBy: 'organization' });
    return { source: source?.items, aspect: aspect?.items, organization: organization?.items };
}

/** What the API tells of this list: of all, or of one group; of two conditions together it tells nothing but the records. */
function tellOf(whole, groups, narrowed) {
    const used = FILTERS.filter(([key]) => narrowed[key]);
    if (used.length === 0) {
        return whole;
    }
    const [[key, by]] = used;
    return used.length === 1 ? groups[by]?.find((item) => keyOf(item, by) === narrowed[key]) ?? null : null;
}

/** Tasks as they are now, by id, as a hook: what the evidence does not say of them. Null until they are there. */
function useDetails({ organization }, { source, aspect }, wanted) {
    const { items, complete } = usePaged(wanted ? '/v1/rectification-tasks' : null, { organization, source, aspect: aspect === '-' ? undefined : aspect }, { atOnce: Infinity });
    return complete ? new Map(items.map((task) => [task.id, task])) : null;
}

/** The task of a piece of evidence; that of a cycle has the id of the cycle. */
function taskOf({ href }) {
    return /^\/v1\/rectification-tasks\/([^/]+)/.exec(href)?.[1];
}
