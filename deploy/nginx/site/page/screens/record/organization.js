/** An organization: what it is, where it stood, what it had, what came before and after it. */
import { href } from '../../address.js';
import { Heading } from '../../heading.js';
import { html } from '../../html.js';
import { useQuery } from '../../query.js';
import { Table } from '../../table.js';
import { name, t, word } from '../../words.js';
import { Fields, Shown } from './fields.js';
import { changeAt, NotThere, OldVersion, useHistory, Versions } from './history.js';

const FIELDS = ['code', 'kind', 'validFrom', 'validTo', 'basedIn', 'creditCode', 'memberCount', 'staffCount', 'hasCommittee', 'hasSmallGroups', 'successors', 'predecessors'];

export default function Organization({ id, moment }) {
    const { changes, problem, reload } = useHistory('organization', id);
    // who was closed in favour of it is known to those who were closed
    const { data: now } = useQuery(`/v1/organizations/${encodeURIComponent(id)}`);
    const change = changeAt(changes, moment);
    const version = change?.after ?? change?.before;
    if (!version) {
        return html`<${NotThere} ...${{ changes, change, problem: problem ?? moment.problem, again: reload }} />`;
    }
    const record = { ...version, predecessors: now?.predecessors };
    return html`
        <${Heading} about=${id}><bdi>${name(record.name)}</bdi><//>
        <p>${word('kind', record.kind)} · <a href=${href('year', { organization: id })}>${t('screen.year')}</a></p>
        <${OldVersion} changes=${changes} change=${change} />
        <section><h2>${t('record.fields')}</h2><${Fields} record=${record} fields=${[['name', 'zh'], ['name', 'en'], ...FIELDS]} /></section>
        <${Dated} title=${t('field.placements')} rows=${record.placements} fields=${['effectiveFrom', 'parent']} />
        <${Dated} title=${t('field.totals')} rows=${record.totals.map(({ postsFilled, ...each }) => ({ ...each, postsFilled: Object.entries(postsFilled).map(([post, n]) => `${word('post', post)} ${n}`) }))} fields=${['effectiveFrom', 'memberCount', 'staffCount', 'postsFilled', 'hasCommittee', 'hasSmallGroups']} />
        <${Versions} changes=${changes} shown=${change} />
    `;
}

/** What holds from a day on. */
function Dated({ title, rows, fields }) {
    const columns = fields.map((field, index) => ({ key: field, title: t(`field.${field}`), head: index === 0, cell: (row) => (field === 'parent' && row.parent === null ? t('record.top') : html`<${Shown} path=${[field]} value=${row[field] ?? null} />`) }));
    return html`<section>
        <h2>${title}</h2>
        ${rows.length === 0 ? html`<p>${t('record.none')}</p>` : html`<${Table} hideCaption caption=${title} columns=${columns} rows=${rows} />`}
    </section>`;
}
