/** The form of an activity, made from its type. Whatever is typed is kept on this device until it has been sent. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { go, here, href, replace } from '../../address.js';
import { Dialog } from '../../dialog.js';
import { html } from '../../html.js';
import { Refusal } from '../../problem.js';
import { useQuery } from '../../query.js';
import { useStore } from '../../store.js';
import { t } from '../../words.js';
import { fieldsOf, read, strangersOf } from './content.js';
import { dropDraft, forgetful } from './drafts.js';
import { Files } from './files.js';
import { Fields } from './formfields.js';
import { Last } from './last.js';
import { Merge } from './merge.js';
import { notice } from './notice.js';
import { Overtaken, sendDraft, taken } from './sending.js';
import { Summary, wrongFields } from './summary.js';
import { Typed } from './typed.js';
import { useDraft } from './usedraft.js';

/**
 * @param {{me: object, types: object[]|null, draft: object, type?: string, shown?: string, record?: object}} props draft: as in drafts.js, or
 *     only its id. type, shown: what the address says. record: the one that is edited; onRecord: it has changed
 */
export function Form({ me, types, draft: first, type: wanted, shown, record, onRecord }) {
    const { draft, kept, elsewhere, keep, change, prefill, renew } = useDraft(me.subject, first, wanted);
    const [state, setState] = useState({ problem: null, sending: false, theirs: overtaken(first, record) ? record : null });
    const [files, setFiles] = useState([]);
    const [leaving, setLeaving] = useState(false);
    const [lastOne, setLastOne] = useState(null);
    const busy = useRef(false);
    const keepsNothing = useStore(forgetful);
    const { fields } = draft;
    const { data: type, problem: noType } = useQuery(fields.type ? `/v1/activity-types/${encodeURIComponent(fields.type)}` : null);
    useWarning(files.length > 0);
    useEffect(() => {
        if (!draft.activity && wanted !== fields.type) {
            replace(here({ type: fields.type }));
        }
    }, [fields.type]);
    const incomplete = (errors) => setState({ ...state, problem: { title: t('entry.incomplete'), errors } });
    const run = async (submit) => {
        if (busy.current) {
            return;
        }
        if (!type || type.code !== fields.type) {
            incomplete([{ pointer: '/type', detail: t('entry.choose-type') }]);
            return;
        }
        const { content, unreadable } = read(fields, type);
        if (unreadable.length) {
            incomplete(unreadable.map((pointer) => ({ pointer, detail: t('entry.not-a-number') })));
            return;
        }
        busy.current = true;
        setState({ problem: null, sending: true, theirs: null });
        let still = files;
        try {
            const written = await sendDraft(draft, content, {
                submit, files, subject: me.subject, keep,
                sent: (file) => {
                    still = still.filter((each) => each !== file);
                    setFiles(still);
                },
            });
            dropDraft(me.subject, draft.id);
            notice.set({ text: t(submit ? 'entry.submitted' : 'entry.saved'), activity: written.id });
            go(href('entry', { list: submit ? 'review' : written.status === 'returned' ? 'returned' : 'due' }));
        } catch (problem) {
            if (problem instanceof Overtaken) {
                setState({ problem: null, sending: false, theirs: problem.theirs });
            } else {
                setState({ problem, sending: false, theirs: null, submit });
            }
        } finally {
            busy.current = false;
        }
    };
    const filesChanged = (data) => {
        renew({ version: data.version });
        onRecord(data);
    };
    const submit = (event) => {
        event.preventDefault();
        run(true);
    };
    const discard = () => {
        dropDraft(me.subject, draft.id);
        go(href('entry', { list: 'due' }));
    };
    if (state.theirs) {
        const merged = (content) => {
            const [next, strangers] = [fieldsOf(content), strangersOf(fields, type)];
            const both = { quantities: { ...strangers.quantities, ...next.quantities }, attributes: { ...strangers.attributes, ...next.attributes } };
            keep({ ...taken(draft, state.theirs), fields: { ...next, ...both } });
            setState({ problem: null, sending: false, theirs: null });
        };
        return type && html`<${Merge} mine=${read(fields, type).content} base=${draft.base} theirs=${state.theirs} type=${type} types=${types} onMerged=${merged} onDiscard=${discard} />`;
    }
    const { problem } = state;
    const wrong = wrongFields(problem);
    const asNew = () => {
        renew({ activity: null, version: null, status: null, base: null, attempt: null });
        setState({ ...state, problem: null });
    };
    return html`
        <form class="entry-form" noValidate onSubmit=${submit} inert=${state.sending} aria-busy=${state.sending}>
            ${keepsNothing && html`<p class="problem" role="alert">${t('entry.not-kept')}</p>`}
            ${elsewhere && html`<p class="news" role="alert">${t(`entry.elsewhere-${elsewhere}`)}</p>`}
            ${record?.status === 'returned' && html`<p class="news"><strong>${t('entry.returned-for')}</strong> <bdi>${record.statusReason}</bdi></p>`}
            <${Summary} problem=${problem} type=${type} again=${() => run(state.submit)} asNew=${draft.activity && asNew} />
            <${Refusal} problem=${noType} />
            <${Typed} value=${fields.type} types=${types} wrong=${wrong.get('/type')} onChange=${(code) => change({ type: code })} />
            ${type && type.code === fields.type && html`
                ${!draft.activity && html`<${Last} type=${type} fields=${fields} shown=${shown} onCopy=${(changes, last) => { change(changes); setLastOne(last); }} />`}
                <${Fields} me=${me} type=${type} fields=${fields} wrong=${wrong} shown=${shown} last=${lastOne} own=${draft.activity} change=${change} prefill=${prefill} />
                <${Files} record=${record} waiting=${files} onWaiting=${setFiles} onRecord=${onRecord && filesChanged} />
            `}
            <div class="buttons">
                <button type="submit" class="primary">${t('entry.submit')}</button>
                <button type="button" onClick=${() => run(false)}>${t('entry.save')}</button>
                ${kept && html`<button type="button" onClick=${() => setLeaving(true)}>${t(draft.activity ? 'entry.discard-changes' : 'entry.discard')}</button>`}
                <span class="hint" role="status">${state.sending ? t('entry.sending') : kept ? t('entry.kept') : ''}</span>
            </div>
        </form>
        ${leaving && html`<${Dialog} title=${t('entry.discard')} onClose=${() => setLeaving(false)}><p>${t('entry.discard-sure')}</p><p><button type="button" class="primary" onClick=${discard}>${t('entry.discard')}</button></p><//>`}
    `;
}

/** Whether the record has changed since the draft was begun. */
function overtaken(draft, record) {
    return Boolean(record && draft.base && draft.version !== record.version);
}

/** A word of the browser before files are lost that wait to be sent; they are not kept on the device. */
function useWarning(needed) {
    useEffect(() => {
        if (!needed) {
            return undefined;
        }
        const warn = (event) => event.preventDefault();
        window.addEventListener('beforeunload', warn);
        return () => window.removeEventListener('beforeunload', warn);
    }, [needed]);
}
