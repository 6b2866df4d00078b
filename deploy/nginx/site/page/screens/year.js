/** 年度一览: a year of an organization on one screen, from one summary. */
import { useFirstLine } from '../firstline.js';
import { period as periodInWords } from '../format.js';
import { Heading } from '../heading.js';
import { html } from '../html.js';
import { Change, Figure, Pending, unit } from '../number.js';
import { Refusal } from '../problem.js';
import { useQuery } from '../query.js';
import { useScope } from '../scope.js';
import { name, t } from '../words.js';

export default function Year({ params }) {
    const { scope, problem } = useScope(params);
    const { data, problem: refused, reload } = useQuery(scope && '/v1/summary', { ...scope, compare: 'previous-year' });
    useFirstLine(data && { organization: data.organization, period: data.period, provenance: data.provenance });
    const wrong = refused ?? problem;
    if (!data) {
        return html`<${Heading} title=${t('screen.year')}>${t('screen.year')}<//><${Refusal} problem=${wrong} again=${reload} />${!wrong && html`<p class="loading" role="status">${t('page.loading')}</p>`}`;
    }
    const names = new Map(data.categories.flatMap((category) => category.figures).map((figure) => [figure.indicator, figure.name]));
    return html`
        <${Heading}>${t('year.title', { organization: name(data.organization.name), period: periodInWords(data.period) })}<//>
        <${Refusal} problem=${refused} again=${reload} />
        <ul class="tiles">${data.headline.map((figure) => html`<li key=${figure.indicator} class="tile">
            <h2>${name(names.get(figure.indicator)) || figure.indicator}</h2>
            <p class="big"><${Figure} figure=${figure} /> <span class="unit">${unit(figure.unit)}</span></p>
            <p><${Change} figure=${figure} /></p>
            <p><${Pending} figure=${figure} /></p>
        </li>`)}</ul>
    `;
}
