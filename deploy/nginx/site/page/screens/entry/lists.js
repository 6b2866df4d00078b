/** 待报, 待审, 退回: what there is to do, with its counts, and a new record. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { here, href } from '../../address.js';
import { get } from '../../api.js';
import { day, instant } from '../../format.js';
import { html } from '../../html.js';
import { Value } from '../../number.js';
import { usePaged } from '../../paged.js';
import { Refusal } from '../../problem.js';
import { useQuery } from '../../query.js';
import { useOrganizationNames } from '../../reference.js';
import { may } from '../../session.js';
import { useStore } from '../../store.js';
import { Table } from '../../table.js';
import { name, t } from '../../words.js';
import { draftsOf } from './drafts.js';
import { notice } from './notice.js';
import { Review } from './review.js';
import { Typed } from './typed.js';

const SECONDS_BETWEEN_LOOKS = 60;
/** The lists and the status of the records in them. */
const LISTS = { due: 'draft', review: 'submitted', returned: 'returned' };

/** @param {{me: object, types: object[]|null, organization: string, list?: string}} props */
export function Lists({ me, types, organization, list }) {
    const said = useStore(notice);
    const [asked, setAsked] = useState(0);
    const reader = useRef(null);
    const again = () => {
        setAsked(asked + 1);
        reader.current.focus(); // what was pressed may go
    };
    const open = list === 'drafts' ? 'due' : LISTS[list] ? list : may('approver') ? 'review' : 'due';
    useEffect(() => () => notice.set(null), [open]);
    const own = draftsOf(me.subject);
    return html`
        <div role="status">${said && html`<p class="done">${said.text} ${said.activity && html`<a href=${href('entry', { activity: said.activity })}>${t('entry.see')}</a>`}</p>`}</div>
        <${Begin} types=${types} />
        <nav class="tabs" aria-label=${t('entry.lists')}><ul>
            ${Object.entries(LISTS).map(([each, status]) => html`<${Tab} key=${`${each} ${asked}`} list=${each} current=${each === open} organization=${organization} status=${status} more=${each === 'due' ? own.length : 0} />`)}
        </ul></nav>
        ${open === 'due' && own.length > 0 && html`<${OnDevice} drafts=${own} types=${types} />`}
        <section>
            <div class="buttons"><h2>${t(`list.${open}`)}</h2> <button type="button" class="plain screen-only" ref=${reader} onClick=${again}>${t('entry.again')}</button></div>
            <${Listed} key=${`${open} ${asked}`} list=${open} types=${types} organization=${organization} again=${again} />
        </section>
    `;
}

/** The records of a list as they were when it was opened. */
function Listed({ list, types, organization, again }) {
    const question = { organization, status: LISTS[list] };
    const { items, total, complete, loading, problem, more } = usePaged('/v1/activities', question);
    const decided = useRef(0);
    const now = useTotal(question, total, decided);
    if (loading && items.length === 0) {
        return html`<p class="loading" role="status">${t('page.loading')}</p>`;
    }
    const Content = list === 'review' && may('approver') ? Review : Records;
    return html`
        <${Refusal} problem=${problem} again=${more} />
        <div role="status">${now !== null && html`<p class="news screen-only" data-label="now">${t('entry.news', { n: now })} <button type="button" onClick=${again}>${t('entry.again')}</button></p>`}</div>
        <${Content} list=${list} onDecided=${() => decided.current++} rows=${items} types=${types} organization=${organization} />
        <p data-label="shown">${t('entry.shown', { n: items.length, total: total ?? items.length })} ${!complete && !problem && html`<button type="button" aria-disabled=${loading} onClick=${more}>${t('entry.next')}</button>`}</p>
    `;
}

/** How many there are by now, when others have changed that; null: as many as are shown. It is asked at long intervals, and only while somebody looks. */
function useTotal(question, total, decided) {
    const [now, setNow] = useState(null);
    useEffect(() => {
        if (total === null) {
            return undefined;
        }
        const controller = new AbortController();
        const look = async () => {
            if (document.visibilityState === 'visible') {
                const own = decided.current;
                const { data } = await get('/v1/activities', { ...question, include: 'total', limit: 1 }, { signal: controller.signal });
                setNow(data.total === total - own ? null : data.total);
            }
        };
        const timer = setInterval(() => look().catch(() => {}), SECONDS_BETWEEN_LOOKS * 1000); // the next look may find it
        return () => {
            controller.abort();
            clearInterval(timer);
        };
    }, [total]);
    return now;
}

/** What is to be recorded. */
function Begin({ types }) {
    const [type, setType] = useState('');
    return html`<div class="begin"><${Typed} value=${type} types=${types} onChange=${setType} />
        <a class="button primary" href=${href('entry', { new: 1, type })}>${t('entry.begin')}</a></div>`;
}

function Tab({ list, current, organization, status, more }) {
    const { data, problem } = useQuery('/v1/activities', { organization, status, include: 'total', limit: 1 });
    const link = here({ list });
    return html`<li><a href=${link} aria-current=${current ? 'page' : undefined}>${t(`list.${list}`)}</a> ${data ? html`<${Value} value=${data.total + more} href=${link} label=${t(`list.${list}`)} />` : !problem && '…'}</li>`;
}

/** Drafts that have not been sent. */
function OnDevice({ drafts, types }) {
    const typeName = (code) => name(types?.find((each) => each.code === code)?.name) || code || t('entry.empty');
    const link = (draft) => (draft.id === draft.activity ? href('entry', { activity: draft.activity }) : href('entry', { type: draft.fields.type, draft: draft.id }));
    const columns = [
        { key: 'title', title: t('field.title'), head: true, cell: (draft) => html`<a href=${link(draft)}><bdi>${draft.fields.title || t('entry.untitled')}</bdi></a>` },
        { key: 'type', title: t('field.type'), cell: (draft) => typeName(draft.fields.type) },
        { key: 'heldOn', title: t('field.heldOn'), cell: (draft) => (draft.fields.heldOn ? html`<time datetime=${draft.fields.heldOn}>${day(draft.fields.heldOn)}</time>` : t('entry.empty')) },
        { key: 'state', title: t('entry.state'), cell: (draft) => t(draft.activity ? 'entry.changes' : 'entry.new-one') },
        { key: 'changed', title: t('entry.changed'), cell: (draft) => html`<time datetime=${draft.changedAt}>${instant(draft.changedAt)}</time>` },
    ];
    return html`<section><h2>${t('entry.on-device')}</h2><${Table} hideCaption caption=${t('entry.on-device')} columns=${columns} rows=${drafts} keyOf=${(draft) => draft.id} /></section>`;
}

function Records({ list, rows, types, organization }) {
    const nameOf = useOrganizationNames(organization, new Date().toISOString().slice(0, 10), [...new Set(rows.map((row) => row.organization))]);
    const typeName = (code) => name(types?.find((each) => each.code === code)?.name) || code;
    if (rows.length === 0) {
        return html`<p>${t('entry.none')}</p>`;
    }
    const columns = [
        { key: 'title', title: t('field.title'), head: true, cell: (row) => html`<a href=${href('entry', { activity: row.id })}><bdi>${row.title}</bdi></a>` },
        { key: 'heldOn', title: t('field.heldOn'), cell: (row) => html`<time datetime=${row.heldOn}>${day(row.heldOn)}</time>` },
        { key: 'type', title: t('field.type'), cell: (row) => typeName(row.type) },
        { key: 'organization', title: t('field.organization'), cell: (row) => html`<bdi>${nameOf(row.organization)}</bdi>` },
        ...(list === 'returned' ? [{ key: 'reason', title: t('entry.reason'), cell: (row) => html`<bdi>${row.statusReason}</bdi>` }] : []),
        { key: 'by', title: t('entry.changed'), cell: (row) => html`<bdi>${row.updatedBy}</bdi> <time datetime=${row.updatedAt}>${instant(row.updatedAt)}</time>` },
    ];
    return html`<${Table} hideCaption caption=${t(`list.${list}`)} columns=${columns} rows=${rows} keyOf=${(row) => row.id} />`;
}
