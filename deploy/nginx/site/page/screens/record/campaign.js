/** A campaign. */
import { Heading } from '../../heading.js';
import { html } from '../../html.js';
import { name, t } from '../../words.js';
import { Fields } from './fields.js';
import { changeAt, NotThere, OldVersion, useHistory, Versions } from './history.js';

export default function Campaign({ id, moment }) {
    const { changes, problem, reload } = useHistory('campaign', id);
    const change = changeAt(changes, moment);
    const record = change?.after ?? change?.before;
    if (!record) {
        return html`<${NotThere} ...${{ changes, change, problem: problem ?? moment.problem, again: reload }} />`;
    }
    return html`
        <${Heading} about=${id}><bdi>${name(record.name)}</bdi><//>
        <p>${t('field.campaign')}</p>
        <${OldVersion} changes=${changes} change=${change} />
        <section><h2>${t('record.fields')}</h2><${Fields} record=${record} fields=${[['name', 'zh'], ['name', 'en'], 'code', 'kind', 'leadOrganization', 'startsOn', 'endsOn']} /></section>
        <${Versions} changes=${changes} shown=${change} />
    `;
}
