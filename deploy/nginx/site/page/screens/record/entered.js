/** What was entered for an indicator: a number that no record can give, or a target. */
import { href } from '../../address.js';
import { Heading } from '../../heading.js';
import { html } from '../../html.js';
import { usePaged } from '../../paged.js';
import { useQuery } from '../../query.js';
import { name, t, word } from '../../words.js';
import { Fields, OrganizationLink } from './fields.js';
import { changeAt, NotThere, OldVersion, Versions } from './history.js';

const KINDS = {
    entry: { path: '/v1/figure-entries', entity: 'figure-entry', fields: ['period', 'value', 'unit', 'asOf', 'source', 'code'] },
    target: { path: '/v1/targets', entity: 'target', fields: ['period', 'value', 'code'] },
};

export default function Entered({ kind, id, moment }) {
    const { path, entity, fields } = KINDS[kind];
    const { items, complete, problem, more } = usePaged(`${path}/${encodeURIComponent(id)}/versions`);
    const changes = complete ? items.map((each, index) => changeOf(each, items[index - 1])) : null;
    const change = changeAt(changes, moment);
    const record = change?.after ?? change?.before;
    const { data: indicator } = useQuery(record ? `/v1/indicators/${encodeURIComponent(record.indicator)}` : null);
    if (!record) {
        return html`<${NotThere} ...${{ changes, change, problem: problem ?? moment.problem, again: more }} />`;
    }
    return html`
        <${Heading} about=${id}><bdi>${name(indicator?.name) || record.indicator}</bdi><//>
        <p>${word('entity', entity)} · <${OrganizationLink} code=${record.organization} /> · <a href=${href('figure', { indicator: record.indicator, organization: record.organization, period: record.period })}>${t('screen.figure')}</a></p>
        <${OldVersion} changes=${changes} change=${change} />
        <section><h2>${t('record.fields')}</h2><${Fields} record=${record} fields=${fields} /></section>
        <${Versions} changes=${changes} shown=${change} />
    `;
}

/** A version of the reporting service in the form of a change; it stands beside the ledger and has no hash in it. */
function changeOf({ version, since, writtenAt, writtenBy, deleted, content }, before) {
    const operation = deleted ? 'deleted' : before?.content ? 'updated' : 'created';
    return { version, position: since, at: writtenAt, actor: writtenBy, operation, before: before?.content ?? null, after: content ?? null };
}
