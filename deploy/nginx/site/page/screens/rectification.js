/**
 * 整改: how far it has come, by source, aspect and unit; stocks as of any day. With `number` in the address the tasks behind that number,
 * narrowed by `source`, `aspect` and `unit`.
 */
import { isInstant } from '../address.js';
import { useFirstLine } from '../firstline.js';
import { period as periodInWords } from '../format.js';
import { Heading } from '../heading.js';
import { html } from '../html.js';
import { Refusal } from '../problem.js';
import { useQuery } from '../query.js';
import { useOrganization } from '../reference.js';
import { useScope } from '../scope.js';
import { name, t } from '../words.js';
import { AsOf } from './rectification/asof.js';
import { isNumber } from './rectification/numbers.js';
import { Progress } from './rectification/progress.js';
import { Tasks } from './rectification/tasks.js';

export default function Rectification({ params }) {
    const { scope, problem } = useScope(params);
    const organization = useOrganization(scope?.organization);
    return html`<div class="rectification">
        <${Heading}>${scope ? t('rectification.title', { organization: name(organization.name) || organization.code, period: periodInWords(scope.period) }) : t('screen.rectification')}<//>
        <${Refusal} problem=${problem} />
        ${scope && html`<${AtDay} key=${`${scope.organization} ${scope.period}`} params=${params} scope=${scope} organization=${organization} />`}
    </div>`;
}

function AtDay({ params, scope, organization }) {
    const day = params.asOf && !isInstant(params.asOf) ? params.asOf : undefined;
    const { position, problem: notThen } = usePosition(scope);
    const { data, problem: refused, loading, reload } = useQuery(position === undefined ? null : '/v1/rectification-progress', { organization: scope.organization, period: scope.period, position, asOf: day });
    useFirstLine(data && { organization, period: scope.period, provenance: data.provenance });
    const problem = refused ?? notThen;
    if (!data) {
        return problem ? html`<${Refusal} problem=${problem} again=${reload} />` : html`<p class="loading" role="status">${t('page.loading')}</p>`;
    }
    // the rest is asked as known at the same moment and as of the same day
    const known = { organization: scope.organization, period: scope.period, position: data.provenance.position, asOf: data.asOf };
    const parts = { params, known, whole: data.items[0] };
    return html`<div aria-busy=${loading}>
        <${Refusal} problem=${problem} again=${reload} />
        <${AsOf} known=${known} />
        ${isNumber(params.number) ? html`<${Tasks} ...${parts} />` : html`<${Progress} ...${parts} />`}
    </div>`;
}

/**
 * The position that is asked for: null is the latest, undefined is not known yet. Progress is told as of a day and at a position; which one
 * an instant stands for, another answer says.
 */
function usePosition(scope) {
    const { data, problem } = useQuery(scope.asOf ? '/v1/compliance' : null, { ...scope, limit: 1 });
    return scope.asOf ? { position: data?.provenance.position, problem } : { position: scope.position ?? null, problem: null };
}
