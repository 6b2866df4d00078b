/** The organizations directly below, compared: the least, the middle and the most, and whose they are. */
import { href } from '../../address.js';
import { html } from '../../html.js';
import { Figure, hrefOfFigure, Value } from '../../number.js';
import { lastDayUntilToday } from '../../period.js';
import { Refusal } from '../../problem.js';
import { useQuery } from '../../query.js';
import { useOrganizationNames } from '../../reference.js';
import { Table } from '../../table.js';
import { t } from '../../words.js';

const NAMED = 3;

export function Units({ summary, known, nameOf }) {
    const { data, problem, reload } = useQuery('/v1/figures', { indicator: summary.headline.map((figure) => figure.indicator).join(), groupBy: 'organization', ...known });
    const spreads = (data?.spread ?? []).filter((each) => each.organizations > 0);
    const codes = spreads.flatMap((each) => [each.minimum, each.maximum]).flatMap((each) => each?.organizations.slice(0, NAMED) ?? []);
    const organizationName = useOrganizationNames(known.organization, lastDayUntilToday(known.period), codes);
    if (data && spreads.length === 0) {
        return null; // there is nobody below
    }
    const list = (spread) => hrefOfFigure(summary.headline.find((figure) => figure.indicator === spread.indicator), { groupBy: 'organization' });
    const extreme = (spread, { value, organizations }) => {
        const figures = organizations.map((code) => data.figures.find((figure) => figure.indicator === spread.indicator && figure.organization === code && figure.scope === 'subtree'));
        const one = figures.length === 1 && figures[0];
        return html`${one ? html`<${Figure} figure=${one} />` : html`<${Value} value=${value} unit=${figures[0]?.unit} href=${list(spread)} />`}
            <span class="whose-number">${organizations.slice(0, NAMED).map((code, index) => html`${index > 0 && t('list.comma')}<a href=${href('year', { organization: code })}><bdi>${organizationName(code)}</bdi></a>`)}${organizations.length > NAMED && html` <span data-label="more">${t('year.more', { n: organizations.length - NAMED })}</span>`}</span>`;
    };
    const columns = [
        { key: 'indicator', title: t('year.indicator'), head: true, cell: (spread) => html`<a href=${list(spread)}>${nameOf(spread.indicator)}</a>` },
        { key: 'minimum', title: t('year.minimum'), cell: (spread) => extreme(spread, spread.minimum) },
        { key: 'median', title: t('year.median'), cell: (spread) => html`<${Value} value=${spread.median} unit=${unitOf(summary, spread)} href=${list(spread)} />` },
        { key: 'maximum', title: t('year.maximum'), cell: (spread) => extreme(spread, spread.maximum) },
        { key: 'units', title: t('year.compared'), number: true, cell: (spread) => html`<${Value} value=${spread.organizations} href=${list(spread)} />` },
    ];
    return html`<section>
        <h2>${t('year.units')}</h2>
        <${Refusal} problem=${problem} again=${reload} />
        ${data
            ? html`<${Table} hideCaption caption=${t('year.units')} columns=${columns} rows=${spreads} keyOf=${(spread) => spread.indicator} />`
            : !problem && html`<p class="loading">${t('page.loading')}</p>`}
    </section>`;
}

function unitOf(summary, spread) {
    return summary.headline.find((figure) => figure.indicator === spread.indicator)?.unit;
}
