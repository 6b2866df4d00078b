/** Who was exempt, from what, why and by whom; and how many obligations it concerns. */
import { href } from '../../address.js';
import { day, instant } from '../../format.js';
import { html } from '../../html.js';
import { Value } from '../../number.js';
import { usePaged } from '../../paged.js';
import { lastDayUntilToday } from '../../period.js';
import { Refusal } from '../../problem.js';
import { useOrganizationNames } from '../../reference.js';
import { Table } from '../../table.js';
import { t } from '../../words.js';

export function Exemptions({ known, requirement, titleOf }) {
    const { items, complete, problem, more } = usePaged('/v1/compliance', { ...known, requirement, state: 'exempt' }, { atOnce: Infinity });
    const { items: all, complete: listed } = usePaged('/v1/exemptions', { requirement }, { atOnce: Infinity });
    const counts = new Map();
    items.forEach(({ exemption }) => counts.set(exemption, (counts.get(exemption) ?? 0) + 1));
    const rows = [...counts].map(([code, n]) => ({ code, n, said: all.find((each) => each.code === code) ?? null }));
    const organizationName = useOrganizationNames(known.organization, lastDayUntilToday(known.period), rows.flatMap(({ said }) => said?.organization ?? []));
    // the API tells exemptions as they are now: of one that has been taken back there is only the code
    const of = (tell) => ({ said }) => (said ? tell(said) : html`<span class="quiet">${t('compliance.exemption-gone')}</span>`);
    const columns = [
        { key: 'who', title: t('compliance.unit'), head: true, cell: of((said) => html`<bdi>${organizationName(said.organization)}</bdi> ${said.scope === 'subtree' && html`<span class="quiet">${t('compliance.and-below')}</span>`}`) },
        { key: 'what', title: t('compliance.requirement'), cell: of((said) => titleOf(said.requirement)) },
        { key: 'when', title: t('compliance.valid'), cell: of((said) => html`<time datetime=${said.validFrom}>${day(said.validFrom)}</time> – ${said.validTo ? html`<time datetime=${said.validTo}>${day(said.validTo)}</time>` : t('compliance.open-end')}`) },
        { key: 'why', title: t('compliance.reason'), cell: of((said) => html`<bdi>${said.reason}</bdi>`) },
        { key: 'by', title: t('compliance.granted'), cell: of((said) => html`<bdi>${said.grantedBy}</bdi>, <time datetime=${said.grantedAt}>${instant(said.grantedAt)}</time>`) },
        { key: 'code', title: t('compliance.exemption'), cell: ({ code }) => html`<bdi data-label="code">${code}</bdi>` },
        { key: 'n', title: t('compliance.obligations'), number: true, cell: ({ code, n }) => html`<${Value} value=${n} href=${href('compliance', { requirement, state: 'exempt', exemption: code })} />` },
    ];
    return html`<section>
        <h2>${t('compliance.exemptions')}</h2>
        <${Refusal} problem=${problem} again=${more} />
        ${complete && listed ? html`<${Table} hideCaption caption=${t('compliance.exemptions')} columns=${columns} rows=${rows} keyOf=${({ code }) => code} />` : !problem && html`<p class="loading">${t('page.loading')}</p>`}
    </section>`;
}
