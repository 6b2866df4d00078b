/** A requirement that names no minimum: how often it was held, and how many days lay between two at most. */
import { here, href } from '../../address.js';
import { Downloads } from '../../download.js';
import { Equation } from '../../equation.js';
import { period as periodInWords } from '../../format.js';
import { html } from '../../html.js';
import { Value } from '../../number.js';
import { usePaged } from '../../paged.js';
import { lastDayUntilToday } from '../../period.js';
import { Refusal } from '../../problem.js';
import { useOrganizationNames } from '../../reference.js';
import { Table } from '../../table.js';
import { t } from '../../words.js';
import { Owed } from './items.js';

export function Gaps({ requirement, known, title }) {
    const question = { ...known, requirement };
    const { items, complete, problem, more } = usePaged('/v1/compliance', question, { atOnce: Infinity });
    const organizationName = useOrganizationNames(known.organization, lastDayUntilToday(known.period), complete ? [...new Set(items.map((each) => each.organization))] : []);
    const open = (item) => here({ unit: item.organization, duty: null, at: item.period, value: item.value, of: null });
    const longestFirst = [...items].sort((one, other) => (other.longestGap ?? -1) - (one.longestGap ?? -1));
    const columns = [
        { key: 'unit', title: t('compliance.unit'), head: true, cell: (item) => html`<a href=${href('compliance', { organization: item.organization, requirement })}><bdi>${organizationName(item.organization)}</bdi></a>` },
        { key: 'period', title: t('first.part'), cell: (item) => html`<time datetime=${item.period}>${periodInWords(item.period)}</time>` },
        { key: 'held', title: t('compliance.held'), number: true, cell: (item) => html`<${Value} value=${item.held} href=${open(item)} />` },
        { key: 'gap', title: t('compliance.longest-gap'), number: true, cell: (item) => html`<a href=${open(item)}><${Owed} name="longest-gap" value=${item.longestGap} /></a>` },
    ];
    return html`<section>
        <h2>${title}${t('list.colon')}${t('compliance.longest-gap')}</h2>
        <p class="hint">${t('compliance.gap-hint')}</p>
        <${Refusal} problem=${problem} again=${more} />
        ${complete
            ? html`<${Table} hideCaption caption=${title} columns=${columns} rows=${longestFirst} keyOf=${(item) => `${item.organization} ${item.period} ${item.value}`} />
                <${Equation} values=${items.map((item) => item.held)} of=${null} complete />
                <p class="hint"><${Downloads} path="/v1/compliance" params=${question} name=${`compliance-${known.organization}-${requirement}-${known.period}`} /></p>`
            : !problem && html`<p class="loading" role="status">${t('page.loading')}</p>`}
    </section>`;
}
