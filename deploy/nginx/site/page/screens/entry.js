/** 填报: what is to be reported, waits for approval or came back, and the form of a record. */
import { useEffect, useMemo } from 'preact/hooks';
import { here, replace } from '../address.js';
import { useFirstLine } from '../firstline.js';
import { Heading } from '../heading.js';
import { html } from '../html.js';
import { Refusal } from '../problem.js';
import { useQuery } from '../query.js';
import { useActivityTypes } from '../reference.js';
import { useScope } from '../scope.js';
import { may, session } from '../session.js';
import { useStore } from '../store.js';
import { name, t } from '../words.js';
import { draftOf, newId } from './entry/drafts.js';
import { Edit } from './entry/edit.js';
import { Form } from './entry/form.js';
import { Lists } from './entry/lists.js';

export default function Entry({ params }) {
    const { me } = useStore(session);
    if (!me || !may('recorder')) {
        return html`<${Heading}>${t('screen.entry')}<//><p class=${me ? 'problem' : 'loading'}>${t(me ? 'entry.not-yours' : 'page.loading')}</p>`;
    }
    return html`<${Recorder} key=${me.subject} me=${me} params=${params} />`;
}

function Recorder({ me, params }) {
    const known = useActivityTypes();
    const types = useMemo(() => (known.size ? [...known.values()] : null), [known]);
    const { scope, problem } = useScope(params);
    const { data: organization } = useQuery(scope && `/v1/organizations/${encodeURIComponent(scope.organization)}`);
    useFirstLine(organization && { organization });
    const starts = Boolean(params.new || params.type) && !params.draft && !params.activity;
    useEffect(() => {
        if (starts) {
            replace(here({ new: null, draft: newId() })); // whoever reloads finds what was typed
        }
    }, [starts]);
    const typeName = name(types?.find((type) => type.code === params.type)?.name);
    const title = params.activity ? t('entry.edit') : params.draft ? t('entry.new', { type: typeName }) : t('screen.entry');
    return html`
        <${Heading}>${title}<//>
        <${Refusal} problem=${problem} />
        ${params.activity
            ? html`<${Edit} key=${params.activity} id=${params.activity} me=${me} types=${types} />`
            : params.draft
                ? html`<${Form} key=${params.draft} me=${me} types=${types} draft=${draftOf(me.subject, params.draft) ?? { id: params.draft }} type=${params.type} shown=${params.organization} />`
                : !starts && scope && html`<${Lists} me=${me} types=${types} organization=${scope.organization} list=${params.list} />`}
    `;
}
