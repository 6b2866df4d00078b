/** An activity. */
import { href } from '../../address.js';
import { Heading } from '../../heading.js';
import { html } from '../../html.js';
import { useActivityTypes } from '../../reference.js';
import { may } from '../../session.js';
import { name, t, word } from '../../words.js';
import { Fields, labelOf, OrganizationLink } from './fields.js';
import { Files } from './files.js';
import { changeAt, NotThere, OldVersion, useHistory, Versions } from './history.js';
import { Steps } from './steps.js';

const FIELDS = ['heldOn', 'endedOn', 'occurrence', 'count', 'minutesStatus', 'themes', 'campaign', 'partOf', 'notes', 'externalId'];

export default function Activity({ id, moment }) {
    const { changes, problem, reload } = useHistory('activity', id);
    const types = useActivityTypes();
    const change = changeAt(changes, moment);
    // what was deleted is shown as it was last
    const record = change?.after ?? change?.before;
    if (!record) {
        return html`<${NotThere} ...${{ changes, change, problem: problem ?? moment.problem, again: reload }} />`;
    }
    const type = types.get(record.type);
    const given = [...Object.keys(record.quantities).map((code) => ['quantities', code]), ...Object.keys(record.attributes).map((code) => ['attributes', code])];
    const missing = [...(type?.quantities ?? []).map(({ code }) => ['quantities', code]), ...(type?.attributes ?? []).map(({ code }) => ['attributes', code])].filter(([group, code]) => !(code in record[group]));
    return html`
        <${Heading} about=${id}><bdi>${record.title}</bdi><//>
        <p><span class=${`status status-${record.status}`}>${word('status', record.status)}</span> · <bdi>${name(type?.name) || record.type}</bdi> · <${OrganizationLink} code=${record.organization} />${may('recorder') && change.after && html` · <a class="screen-only" href=${href('entry', { activity: id })}>${t('record.edit')}</a>`}</p>
        <${OldVersion} changes=${changes} change=${change} />
        ${record.statusReason && html`<p>${t('field.statusReason')}${t('list.colon')}<bdi>${record.statusReason}</bdi></p>`}
        <section>
            <h2>${t('record.fields')}</h2>
            <${Fields} record=${record} fields=${[...FIELDS.slice(0, 4), ...given, ...FIELDS.slice(4)]} type=${type} />
            ${missing.length > 0 && html`<p class="hint">${t('record.missing')}${missing.map((path) => labelOf(path, type)).join(t('list.comma'))}</p>`}
        </section>
        <${Files} files=${record.attachments} path=${`/v1/activities/${id}`} />
        <${Steps} steps=${stepsOf(changes)} words="status" />
        <${Versions} changes=${changes} type=${type} shown=${change} />
    `;
}

/** Each change of the status, from the versions. */
function stepsOf(changes) {
    return changes.filter(({ before, after }) => after && before?.status !== after.status)
        .map(({ before, after, actor, at }) => ({ from: before?.status, to: after.status, by: actor, at, reason: after.statusReason }));
}
