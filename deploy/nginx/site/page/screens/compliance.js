/**
 * 达标: who owes what, and what has become of it. Without a requirement units × requirements, with one units × periods; with `state`
 * or `dueWithin` the obligations themselves, as many as the number that led there.
 */
import { useFirstLine } from '../firstline.js';
import { period as periodInWords } from '../format.js';
import { Heading } from '../heading.js';
import { html } from '../html.js';
import { Refusal } from '../problem.js';
import { useQuery } from '../query.js';
import { useOrganization, useRequirements } from '../reference.js';
import { useScope } from '../scope.js';
import { name, t } from '../words.js';
import { Controls } from './compliance/controls.js';
import { Items } from './compliance/items.js';
import { Matrix } from './compliance/matrix.js';
import { Opened } from './compliance/opened.js';

export default function Compliance({ params }) {
    const { scope, problem } = useScope(params);
    const organization = useOrganization(scope?.organization);
    return html`<div class="compliance">
        <${Heading}>${scope ? t('compliance.title', { organization: name(organization.name) || organization.code, period: periodInWords(scope.period) }) : t('screen.compliance')}<//>
        <${Refusal} problem=${problem} />
        ${scope && html`<${Obligations} key=${`${scope.organization} ${scope.period}`} params=${params} scope=${scope} organization=${organization} />`}
    </div>`;
}

function Obligations({ params, scope, organization }) {
    // what there is to choose from, and the totals of all of it
    const { data: overview, problem, loading, reload } = useQuery('/v1/compliance', { ...scope, generation: scope.position && params.generation, groupBy: 'requirement', limit: 500 });
    const requirements = useRequirements();
    useFirstLine(overview && { organization, period: scope.period, provenance: overview.provenance });
    if (!overview) {
        return problem ? html`<${Refusal} problem=${problem} again=${reload} />` : html`<p class="loading" role="status">${t('page.loading')}</p>`;
    }
    // the rest is asked as known at the same moment
    const known = {
        organization: scope.organization,
        period: scope.period,
        ...(scope.asOf ? { asOf: scope.asOf } : { position: overview.provenance.position, generation: overview.provenance.generation }),
    };
    const titleOf = (code) => name(requirements.get(code)?.name) || code;
    const parts = { params, known, overview, titleOf };
    const list = params.state || params.dueWithin;
    return html`<div aria-busy=${loading}>
        <${Refusal} problem=${problem} again=${reload} />
        <${Controls} ...${parts} />
        ${list ? html`<${Items} ...${parts} />` : html`<${Matrix} key=${params.requirement} ...${parts} />`}
        ${params.unit && html`<${Opened} ...${parts} />`}
    </div>`;
}
