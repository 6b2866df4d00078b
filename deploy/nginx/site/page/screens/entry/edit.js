/** A record that is there already: its form while it may be edited, otherwise what it says; and the steps that the role may take. */
import { useState } from 'preact/hooks';
import { go, href } from '../../address.js';
import { html } from '../../html.js';
import { Refusal } from '../../problem.js';
import { useQuery } from '../../query.js';
import { t, word } from '../../words.js';
import { Files } from '../record/files.js';
import { contentOf, fieldsOf, patchOf, read } from './content.js';
import { Details } from './details.js';
import { draftOf, dropDraft } from './drafts.js';
import { Form } from './form.js';
import { notice } from './notice.js';
import { taken } from './sending.js';
import { Steps } from './steps.js';

const EDITABLE = ['draft', 'returned'];
const LIST_OF = { draft: 'due', submitted: 'review', returned: 'returned' };

export function Edit({ id, me, types }) {
    const { data: found, problem, reload } = useQuery(`/v1/activities/${encodeURIComponent(id)}`);
    const [now, setNow] = useState(null);
    const record = now ?? found;
    if (!record) {
        const written = problem?.status === 404 && draftOf(me.subject, id);
        if (written) {
            // the record has gone, what was written has not
            return html`<${Refusal} problem=${problem} /><${Form} me=${me} types=${types} draft=${{ ...written, activity: null, version: null, status: null, base: null, attempt: null }} />`;
        }
        return problem ? html`<${Refusal} problem=${problem} again=${reload} />` : html`<p class="loading" role="status">${t('page.loading')}</p>`;
    }
    const type = types?.find((each) => each.code === record.type);
    const editable = EDITABLE.includes(record.status);
    const kept = stillWanted(draftOf(me.subject, record.id), record, editable, type);
    const done = (to, after) => {
        dropDraft(me.subject, record.id);
        notice.set({ text: t(`done.${to}`), activity: after?.id });
        go(href('entry', { list: LIST_OF[to] ?? LIST_OF[record.status] ?? 'review' }));
    };
    return html`
        <p>${t('field.status')}${t('list.colon')}<strong>${word('status', record.status)}</strong> · <a href=${href('record', { activity: record.id })}>${t('record.versions')}</a></p>
        ${editable || kept
            ? html`<${Form} key=${record.id} me=${me} types=${types} record=${record} onRecord=${setNow}
                draft=${kept ? fresh(kept, record) : { ...taken({ id: record.id }, record), fields: fieldsOf(contentOf(record)) }} />`
            : html`<${Details} record=${record} type=${type} /><${Files} files=${record.attachments} path=${`/v1/activities/${record.id}`} />`}
        <${Steps} record=${record} onDone=${done} />
    `;
}

/** A kept draft, unless it has arrived: its sending went through, and only the answer was lost. */
function stillWanted(kept, record, editable, type) {
    const arrived = kept && !editable && type?.code === kept.fields.type && !patchOf(contentOf(record), read(kept.fields, type).content);
    return arrived ? null : kept;
}

/** A kept draft of a record whose files alone have changed is of the record as it is now. */
function fresh(kept, record) {
    const same = kept.base && kept.status === record.status && !patchOf(kept.base, contentOf(record));
    return same ? { ...kept, version: record.version } : kept;
}
