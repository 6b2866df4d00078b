/** Units × periods of one requirement, or units × requirements. Each cell says how many obligations are in which state. */
import { useMemo } from 'preact/hooks';
import { here, href } from '../../address.js';
import { Downloads } from '../../download.js';
import { hasMinimum, STATES, Totals } from '../../duty.js';
import { day, month, period as periodInWords } from '../../format.js';
import { html } from '../../html.js';
import { Value } from '../../number.js';
import { usePaged } from '../../paged.js';
import { lastDayUntilToday } from '../../period.js';
import { Refusal } from '../../problem.js';
import { useQuery } from '../../query.js';
import { useOrganizationNames } from '../../reference.js';
import { Table, usePrinting } from '../../table.js';
import { t } from '../../words.js';
import { Exemptions } from './exemptions.js';
import { Gaps } from './gaps.js';

/** More columns than these are put together by month. */
const COLUMNS_AT_MOST = 60;
/** Columns that go onto the width of a sheet. */
const SHEET = { period: 13, requirement: 8 };
/** What does not apply is no cell: an organization that owes nothing is no row. */
const OWED = 'met,met-late,due,missed,exempt';

export function Matrix({ params, known, overview, titleOf }) {
    const { requirement } = params;
    const by = requirement ? 'period' : 'requirement';
    const { data: periods } = useQuery(requirement ? '/v1/compliance' : null, { ...known, requirement, groupBy: 'period', limit: 500 });
    const chosen = overview.items.find((each) => each.group.requirement === requirement);
    const named = requirement ? !chosen || hasMinimum(chosen) : true;
    const question = { ...known, requirement, groupBy: `organization,${by}`, depth: 'all', state: OWED };
    const { items, complete, problem, more } = usePaged(named ? '/v1/compliance' : null, question, { atOnce: Infinity });
    const columns = useMemo(() => (requirement ? ofPeriods(periods?.items ?? []) : ofRequirements(overview.items.filter(hasMinimum))), [requirement, periods, overview]);
    const units = useMemo(() => pivot(items, by, columns), [items, columns]);
    const organizationName = useOrganizationNames(known.organization, lastDayUntilToday(known.period), complete ? units.map((unit) => unit.code) : []);
    const rows = params.only === 'missed' ? units.filter((unit) => unit.sum.missed > 0) : units;
    const printing = usePrinting();
    const to = (state) => href('compliance', { requirement, state });
    const totals = requirement ? chosen?.totals ?? periods?.totals : overview.totals;
    if (requirement && !named) {
        return html`<${Gaps} requirement=${requirement} known=${known} title=${titleOf(requirement)} />`;
    }
    const open = (unit, column, state, counts) => here({ unit, duty: by === 'requirement' ? column : null, at: by === 'period' ? column : null, value: null, of: counts || state === 'not-applicable' ? state : null });
    const toColumn = (column) => (state) => (by === 'period' ? href('compliance', { requirement, period: column.key, state }) : href('compliance', { requirement: column.key, state }));
    const unitColumn = { key: 'unit', title: t('compliance.unit'), head: true, cell: (unit) => html`<a href=${href('compliance', { organization: unit.code, requirement })}><bdi>${organizationName(unit.code)}</bdi></a>` };
    const others = [
        ...columns.map((column) => ({
            key: column.key,
            title: by === 'period' ? html`<abbr title=${column.title}>${column.short}</abbr>` : html`<a href=${here({ requirement: column.key })}>${titleOf(column.key)}</a>`,
            cell: (unit) => html`<${Cell} totals=${unit.cells.get(column.key)} to=${(state, counts) => open(unit.code, column.key, state, counts)} />`,
            totals: column.totals,
            to: toColumn(column),
        })),
        { key: 'sum', title: t('year.whole'), cell: (unit) => html`<${Cell} counted totals=${unit.sum} to=${(state) => here({ unit: unit.code, duty: null, at: null, value: null, of: state })} />`, totals, to },
    ];
    const foot = (some) => html`
        <tr><th scope="row">${t('compliance.all-units')}</th>${some.map((column) => html`<td key=${column.key}>${column.totals && html`<${Cell} counted owed totals=${column.totals} to=${column.to} />`}</td>`)}</tr>
        <tr><th scope="row">${t('year.rate')}</th>${some.map((column) => html`<td key=${column.key}>${column.totals && html`<${Rate} totals=${column.totals} to=${column.to} />`}</td>`)}</tr>`;
    const sheets = printing ? inParts(others, SHEET[by]) : [others];
    const title = requirement ? t('compliance.by-period', { requirement: titleOf(requirement) }) : t('compliance.by-requirement');
    return html`
        <section>
            <h2>${requirement ? titleOf(requirement) : t('compliance.together')}</h2>
            ${totals && html`<${Totals} totals=${totals} to=${to} />`}
        </section>
        <section>
            <h2>${title}</h2>
            <${Refusal} problem=${problem} again=${more} />
            <p class="hint">${t('compliance.signs')} ${STATES.map(([state, , sign]) => html`<span key=${state} class="key"><span class=${`sign duty-${state}`} aria-hidden="true">${sign}</span> ${t(`duty.${state}`)}</span> `)}</p>
            ${!complete && !problem && html`<p class="loading" role="status">${t('compliance.loading', { n: units.length })}</p>`}
            ${complete && rows.length === 0 && html`<p>${t(params.only ? 'compliance.none-missed' : 'compliance.nothing-owed')}</p>`}
            ${rows.length > 0 && sheets.map((some) => html`<${Table} key=${some[0].key} hideCaption className="grid duties" caption=${title} columns=${[unitColumn, ...some]} rows=${rows} keyOf=${(unit) => unit.code} foot=${complete ? foot(some) : null} />`)}
            ${complete && html`<p class="hint"><span data-label="rows">${t('compliance.units', { n: rows.length })}</span> <${Downloads} path="/v1/compliance" params=${question} name=${`compliance-${known.organization}-${requirement ?? 'all'}-${known.period}`} /></p>`}
        </section>
        ${totals?.exempt > 0 && html`<${Exemptions} known=${known} requirement=${requirement} titleOf=${titleOf} />`}
        ${!requirement && html`<${WithoutMinimum} overview=${overview} titleOf=${titleOf} />`}
    `;
}

/** The obligations of a cell: its states as signs, with how many there are when it is more than one. */
function Cell({ totals, to, counted, owed }) {
    const states = totals ? STATES.filter(([state, field]) => totals[field] > 0 && !(owed && state === 'not-applicable')) : [];
    if (states.length === 0) {
        return owed ? html`<span class="quiet">${t('duty.not-applicable')}</span>` : html`<${Chip} state="not-applicable" sign="–" href=${to('not-applicable', false)} />`;
    }
    const number = counted || states.length > 1 || totals[states[0][1]] > 1;
    return states.map(([state, field, sign]) => html`<${Chip} key=${state} state=${state} sign=${sign} n=${number ? totals[field] : null} href=${to(state, number)} /> `);
}

function Chip({ state, sign, n = null, href: link }) {
    // a label and no hidden text: hundreds of clipped elements are slow to paint
    return html`<a class=${`chip duty-${state}`} href=${link} title=${t(`duty.${state}`)} aria-label=${n === null ? t(`duty.${state}`) : `${t(`duty.${state}`)} ${n}`} data-state=${state} data-value=${n ?? undefined}>${sign}${n !== null && ` ${n}`}</a>`;
}

function Rate({ totals, to }) {
    return html`<${Value} value=${totals.rate.value} unit="ratio" none="not-applicable" href=${to('met,met-late,missed')} />`;
}

/** Requirements that say what, but not how often: how long it was between two. */
function WithoutMinimum({ overview, titleOf }) {
    const others = overview.items.filter((each) => !hasMinimum(each));
    return others.length > 0 && html`<section>
        <h2>${t('compliance.without-minimum')}</h2>
        <p class="hint">${t('compliance.without-minimum-hint')}</p>
        <ul class="plain-list">${others.map(({ group, held }) => html`<li key=${group.requirement}><a href=${here({ requirement: group.requirement })}>${titleOf(group.requirement)}</a>${t('list.colon')}${t('compliance.held')} <${Value} value=${held} href=${here({ requirement: group.requirement })} /></li>`)}</ul>
    </section>`;
}

function ofRequirements(groups) {
    return groups.filter(({ totals }) => STATES.some(([state, field]) => state !== 'not-applicable' && totals[field] > 0)).map(({ group, totals }) => ({ key: group.requirement, totals }));
}

function ofPeriods(groups) {
    const columns = new Map();
    const many = groups.length > COLUMNS_AT_MOST;
    // two-week periods have no order of their own
    [...groups].sort((one, other) => one.group.period.localeCompare(other.group.period)).forEach(({ group, totals }) => {
        const key = many ? monthOf(group.period) : group.period;
        columns.set(key, { key, totals: columns.has(key) ? sum(columns.get(key).totals, totals) : totals, title: periodInWords(key), short: short(key) });
    });
    return [...columns.values()].map((column) => ({ ...column, totals: { ...column.totals, rate: rate(column.totals) } }));
}

/** A list in parts of about the same length, so many at most. */
function inParts(list, most) {
    const length = Math.ceil(list.length / Math.ceil(list.length / most));
    return Array.from({ length: Math.ceil(list.length / length) }, (_, index) => list.slice(index * length, (index + 1) * length));
}

/** A row for each organization that owes anything. */
function pivot(items, by, columns) {
    const keys = new Set(columns.map((column) => column.key));
    const units = new Map();
    items.forEach(({ group, totals }) => {
        const key = keys.has(group[by]) ? group[by] : monthOf(group[by]);
        const unit = units.get(group.organization) ?? { code: group.organization, cells: new Map(), sum: null };
        unit.cells.set(key, unit.cells.has(key) ? sum(unit.cells.get(key), totals) : totals);
        unit.sum = unit.sum ? sum(unit.sum, totals) : totals;
        units.set(group.organization, unit);
    });
    return [...units.values()];
}

function sum(one, other) {
    return Object.fromEntries(STATES.map(([, field]) => [field, one[field] + other[field]]));
}

/** Of sums as the API makes it of totals. */
function rate({ met, metLate, missed }) {
    const denominator = met + metLate + missed;
    return { numerator: met + metLate, denominator, value: denominator ? Math.round(((met + metLate) / denominator) * 10000) / 10000 : null };
}

/** The month in which a day or an interval of days ends. */
function monthOf(period) {
    return period.split('/').at(-1).slice(0, 7);
}

function short(period) {
    if (/^\d{4}-\d\d$/.test(period)) {
        return month(Number(period.slice(5)));
    }
    const [from] = period.split('/');
    return period.includes('/') ? t('compliance.from', { day: from.slice(5) }) : /^\d{4}-\d\d-\d\d$/.test(period) ? day(period) : periodInWords(period);
}
