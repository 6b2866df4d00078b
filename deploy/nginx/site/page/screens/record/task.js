/** A rectification task with its actions, cycles, deadlines and notes of progress. */
import { Heading } from '../../heading.js';
import { html } from '../../html.js';
import { usePaged } from '../../paged.js';
import { Table } from '../../table.js';
import { t, word } from '../../words.js';
import { Fields, OrganizationLink, Shown } from './fields.js';
import { Files } from './files.js';
import { changeAt, NotThere, OldVersion, useHistory, Versions } from './history.js';
import { Steps } from './steps.js';

const FIELDS = ['foundOn', 'dueOn', 'closedOn', 'cycle', 'source', 'aspect', 'campaign', 'supervisor', 'owner', 'description', 'externalId'];
const OPEN = ['found', 'planned', 'in-progress', 'reopened'];

export default function Task({ id, moment }) {
    const { changes, problem, reload } = useHistory('rectification-task', id);
    // the ledger has the last note of each version
    const notes = usePaged(`/v1/rectification-tasks/${id}/progress`);
    const change = changeAt(changes, moment);
    const task = change?.after ?? change?.before;
    if (!task) {
        return html`<${NotThere} ...${{ changes, change, problem: problem ?? moment.problem, again: reload }} />`;
    }
    const today = new Date().toISOString().slice(0, 10);
    const overdue = change === changes.at(-1) && OPEN.includes(task.state) && task.dueOn !== null && task.dueOn < today;
    return html`
        <${Heading} about=${id}><bdi>${task.title}</bdi><//>
        <p><span class=${`status task-${task.state}`}>${word('task', task.state)}</span>${overdue && html` · <strong class="overdue">${t('rectified.overdue')}</strong>`} · <${OrganizationLink} code=${task.organization} /></p>
        <${OldVersion} changes=${changes} change=${change} />
        <section><h2>${t('record.fields')}</h2><${Fields} record=${task} fields=${FIELDS} /></section>
        <${Part} title=${t('field.actions')} rows=${task.actions} fields=${['title', 'owner', 'dueOn', 'state', 'doneOn', 'keptUp']} />
        <${Part} title=${t('field.cycles')} rows=${task.cycles} fields=${['number', 'openedOn', 'closedOn', 'dueOn', 'onTime']} />
        <${Part} title=${t('field.extensions')} rows=${task.extensions} fields=${['previousDueOn', 'dueOn', 'reason', 'grantedOn', 'grantedBy']} />
        <${Part} title=${t('field.progress')} rows=${notes.items.filter((note) => note.at <= change.at)} fields=${['on', 'note', 'percent', 'by']} />
        <${Files} files=${task.attachments} path=${`/v1/rectification-tasks/${id}`} />
        <${Steps} steps=${task.transitions} words="task" />
        <${Versions} changes=${changes} shown=${change} />
    `;
}

/** A list that a task has, or the word that it has none. */
function Part({ title, rows = [], fields }) {
    const columns = fields.map((field, index) => ({ key: field, title: t(`field.${field}`), head: index === 0, cell: (row) => html`<${Shown} path=${[field]} value=${row[field] ?? null} />` }));
    return html`<section>
        <h2>${title}</h2>
        ${rows.length === 0 ? html`<p>${t('record.none')}</p>` : html`<${Table} hideCaption caption=${title} columns=${columns} rows=${rows} />`}
    </section>`;
}
