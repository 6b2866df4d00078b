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
import { AllFigures } from './year/all.js';
import { Duties } from './year/duties.js';
import { Gaps } from './year/gaps.js';
import { Headline } from './year/headline.js';
import { Months } from './year/months.js';
import { Rectification } from './year/rectification.js';
import { Units } from './year/units.js';

export default function Year({ params }) {
    const { scope, problem } = useScope(params);
    const { data: summary, problem: refused, loading, reload } = useQuery(scope && '/v1/summary', { ...scope, compare: 'previous-year' });
    const painted = useLater(Boolean(summary));
    // the rest is asked as known at the same moment
    const known = summary && {
        organization: summary.organization.code,
        period: summary.period,
        ...(scope?.asOf ? { asOf: scope.asOf } : { position: summary.provenance.position }),
    };
    const headline = summary?.headline.map((figure) => figure.indicator).join();
    const { data: byMonth } = useQuery(known && painted ? '/v1/figures' : null, { indicator: headline, groupBy: 'month', ...known });
    useFirstLine(summary && { organization: summary.organization, period: summary.period, provenance: summary.provenance });
    const wrong = refused ?? problem;
    if (!summary) {
        return html`
            <${Heading} title=${t('screen.year')}>${t('screen.year')}<//>
            <${Refusal} problem=${wrong} again=${reload} />
            ${!wrong && html`<p class="loading" role="status">${t('page.loading')}</p>`}
        `;
    }
    const names = new Map(summary.categories.flatMap((category) => category.figures).map((figure) => [figure.indicator, figure.name]));
    const nameOf = (indicator) => name(names.get(indicator)) || indicator;
    const parts = { summary, known, byMonth, nameOf };
    return html`
        <div class="year" aria-busy=${loading}>
            <${Heading}>${t('year.title', { organization: name(summary.organization.name), period: periodInWords(summary.period) })}<//>
            <${Refusal} problem=${wrong} again=${reload} />
            <${Headline} ...${parts} />
            ${painted && html`
                <${Months} ...${parts} />
                <${Units} ...${parts} />
                <${Duties} ...${parts} />
                <${Rectification} ...${parts} />
                <${Gaps} ...${parts} />
                <${AllFigures} ...${parts} open=${params.open} />
            `}
        </div>
    `;
}

/** Becomes true in the frame after `now` has: the headline is seen before the rest is made. */
function useLater(now) {
    const [later, setLater] = useState(false);
    useEffect(() => {
        if (!now) {
            return undefined;
        }
        const frame = setTimeout(() => setLater(true));
        return () => clearTimeout(frame);
    }, [now]);
    return later;
}
