/** What a cell holds: its obligations and, of a single one, the activities that were held. */
import { go, here, hrefOf } from '../../address.js';
import { Dialog } from '../../dialog.js';
import { Sign } from '../../duty.js';
import { Equation } from '../../equation.js';
import { day, period as periodInWords } from '../../format.js';
import { html } from '../../html.js';
import { Value } from '../../number.js';
import { usePaged } from '../../paged.js';
import { lastDayUntilToday } from '../../period.js';
import { Refusal } from '../../problem.js';
import { useQuery } from '../../query.js';
import { hrefOfRecord } from '../../records.js';
import { useOrganization } from '../../reference.js';
import { Table } from '../../table.js';
import { term, useTerms } from '../../terms.js';
import { name, t } from '../../words.js';
import { ItemTable, Owed } from './items.js';

export function Opened({ params, known, titleOf }) {
    const { unit, duty, at, value, of } = params;
    const requirement = duty ?? params.requirement;
    const { items: all, complete, problem, more } = usePaged('/v1/compliance', { ...known, organization: unit, scope: 'self', requirement, period: at ?? known.period, state: of }, { atOnce: Infinity });
    const organization = useOrganization(unit);
    const items = value ? all.filter((each) => each.value === value) : all;
    const title = [name(organization.name) || unit, requirement && titleOf(requirement), at && periodInWords(at), of && t(`duty.${of}`)].filter(Boolean).join(' · ');
    // a cell of one obligation opens that one; a count opens as many as it says
    const one = complete && items.length === 1 && (at || !of) ? items[0] : null;
    const close = () => go(here({ unit: null, duty: null, at: null, value: null, of: null }));
    return html`<${Dialog} className="wide" title=${title} onClose=${close}>
        <${Refusal} problem=${problem} again=${more} />
        ${!complete && !problem && html`<p class="loading" role="status">${t('page.loading')}</p>`}
        ${complete && items.length === 0 && html`<p>${t('compliance.no-item')}</p>`}
        ${one && html`<${One} item=${one} titleOf=${titleOf} />`}
        ${items.length > 0 && complete && !one && html`<${ItemTable} one title=${title} items=${items} titleOf=${titleOf} organizationName=${() => name(organization.name) || unit} /><${Equation} values=${items.map(() => 1)} of=${null} complete=${complete} />`}
    <//>`;
}

function One({ item, titleOf }) {
    useTerms(Boolean(item.value));
    const { items, complete, problem, more } = usePaged(item.evidence, {}, { atOnce: Infinity });
    const evidence = hrefOf(item.evidence);
    const columns = [
        { key: 'on', title: t('compliance.on'), cell: (each) => html`<time datetime=${each.on}>${day(each.on)}</time>` },
        { key: 'title', title: t('compliance.activity'), head: true, cell: (each) => html`<a href=${hrefOfRecord(each)}><bdi>${each.title}</bdi></a>` },
        { key: 'n', title: t('compliance.counts'), number: true, cell: (each) => html`<${Value} value=${each.contribution} href=${hrefOfRecord(each)} />` },
    ];
    return html`
        <dl class="fields">
            <div><dt>${t('compliance.state')}</dt><dd>${item.state ? html`<${Sign} state=${item.state} /> ${t(`duty.${item.state}`)}` : t('compliance.no-minimum')}</dd></div>
            <div><dt>${t('compliance.required')}</dt><dd><${Owed} name="required" value=${item.required} /></dd></div>
            <div><dt>${t('compliance.held')}</dt><dd><${Value} value=${item.held} href=${evidence} /></dd></div>
            <div><dt>${t('compliance.missing')}</dt><dd><${Owed} name="missing" value=${item.missing} /></dd></div>
            ${item.required === null && html`<div><dt>${t('compliance.longest-gap')}</dt><dd><${Owed} name="longest-gap" value=${item.longestGap} /></dd></div>`}
            <div><dt>${t('compliance.deadline')}</dt><dd><time datetime=${item.deadline}>${day(item.deadline)}</time></dd></div>
            ${item.value && html`<div><dt>${t('compliance.value')}</dt><dd data-label="value"><bdi>${term('value', item.value)}</bdi></dd></div>`}
            <div><dt>${t('compliance.requirement')}</dt><dd>${titleOf(item.requirement)} <span class="quiet" data-label="version">${t('compliance.version', { version: item.version })}</span></dd></div>
            ${item.exemption && html`<${Exempt} code=${item.exemption} />`}
        </dl>
        <h3>${t('compliance.activities')}</h3>
        <${Refusal} problem=${problem} again=${more} />
        ${items.length > 0 && html`<${Table} hideCaption caption=${t('compliance.activities')} columns=${columns} rows=${items} keyOf=${(each) => each.id} />`}
        ${complete && items.length === 0 && html`<p>${t('compliance.no-activities')}</p>`}
        ${!problem && html`<${Equation} values=${items.map((each) => each.contribution)} of=${item.held} complete=${complete} />`}
        <p><a href=${evidence}>${t('compliance.evidence')}</a></p>
    `;
}

/** Why, by whom and when. */
function Exempt({ code }) {
    const { data, problem } = useQuery(`/v1/exemptions/${encodeURIComponent(code)}`);
    return html`<div><dt>${t('compliance.exemption')}</dt><dd>${data
        ? html`<bdi>${data.reason}</bdi> <span class="quiet">(<bdi>${data.grantedBy}</bdi>, <time datetime=${data.validFrom}>${day(data.validFrom)}</time> – ${data.validTo ? html`<time datetime=${data.validTo}>${day(data.validTo)}</time>` : t('compliance.open-end')})</span>`
        : problem ? t('compliance.exemption-gone') : html`<bdi>${code}</bdi>`}</dd></div>`;
}
