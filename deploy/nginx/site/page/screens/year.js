/** 年度一览: a year of an organization on one screen. All but the months and the comparison of units comes from one summary. */
import { useEffect, useState } from 'preact/hooks';
import { useFirstLine } from '../firstline.js';
import { period as periodInWords } from '../format.js';
import { Heading } from '../heading.js';
import { html } from '../html.js';
import { Refusal } from '../problem.js';
import { useQuery } from '../query.js';
import { useScope } from '../scope.js';
import { name, t } from '../words.js';
import { Headline } from './year/headline.js';

export default function Year({ params }) {
    const { scope, problem } = useScope(params);
    const { data: summary, problem: refused, loading, reload } = useQuery(scope && '/v1/summary', { ...scope, generation: scope?.position && params.generation, compare: 'previous-year' });
    const Rest = useRest(Boolean(summary));
    // the rest is asked as known at the same moment
    const known = summary && {
        organization: summary.organization.code,
        period: summary.period,
        ...(scope?.asOf ? { asOf: scope.asOf } : { position: summary.provenance.position }),
    };
    const headline = summary?.headline.map((figure) => figure.indicator).join();
    const { data: byMonth } = useQuery(known && Rest ? '/v1/figures' : null, { indicator: headline, groupBy: 'month', ...known });
    useFirstLine(summary && { organization: summary.organization, period: summary.period, provenance: summary.provenance });
    const wrong = refused ?? problem;
    const names = new Map((summary?.categories ?? []).flatMap((category) => category.figures).map((figure) => [figure.indicator, figure.name]));
    const nameOf = (indicator) => name(names.get(indicator)) || indicator;
    const parts = { summary, known, byMonth, nameOf };
    return html`
        <div class="year" aria-busy=${Boolean(summary) && loading}>
            <${Heading}>${summary ? t('year.title', { organization: name(summary.organization.name), period: periodInWords(summary.period) }) : t('screen.year')}<//>
            <${Refusal} problem=${wrong} again=${reload} />
            ${!summary && !wrong && html`<p class="loading" role="status">${t('page.loading')}</p>`}
            ${summary && html`<${Headline} ...${parts} />`}
            ${summary && Rest && html`<${Rest} ...${parts} open=${params.open} />`}
        </div>
    `;
}

/** What stands under the headline; it is loaded when that is seen, so that nothing keeps the first number waiting. */
function useRest(now) {
    const [Rest, setRest] = useState(null);
    useEffect(() => {
        if (now) {
            import('./year/rest.js').then((module) => setRest(() => module.default), () => setRest(() => NotLoaded));
        }
    }, [now]);
    return Rest;
}

function NotLoaded() {
    return html`<p class="problem" role="alert">${t('page.not-loaded')} <button type="button" onClick=${() => location.reload()}>${t('page.reload')}</button></p>`;
}
