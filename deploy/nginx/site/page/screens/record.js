/** 一条记录: what it says, its files, who wrote and approved it, its versions, and its place in the ledger. */
import { useEffect, useState } from 'preact/hooks';
import { Heading } from '../heading.js';
import { html } from '../html.js';
import { useMoment } from '../moment.js';
import { Refusal } from '../problem.js';
import { t } from '../words.js';

/** Parameters of the address in the order in which they decide: the organization is there on every screen. */
const KINDS = [
    ['activity', () => import('./record/activity.js')],
    ['task', () => import('./record/task.js')],
    ['campaign', () => import('./record/campaign.js')],
    ['entry', () => import('./record/entered.js')],
    ['target', () => import('./record/entered.js')],
    ['organization', () => import('./record/organization.js')],
];

export default function RecordScreen({ params }) {
    const moment = useMoment(params);
    const [parameter, load] = KINDS.find(([key]) => params[key]) ?? KINDS.at(-1);
    const id = params[parameter] ?? moment.scope?.organization;
    const [content, setContent] = useState(null);
    const [failed, setFailed] = useState(null);
    useEffect(() => {
        let gone = false;
        load().then((module) => gone || setContent({ parameter, Content: module.default }), (fault) => gone || setFailed(fault));
        return () => {
            gone = true;
        };
    }, [parameter]);
    if (failed || !id || content?.parameter !== parameter) {
        return html`
            <${Heading} title=${t('screen.record')}>${t('screen.record')}<//>
            <${Refusal} problem=${moment.problem} />
            ${failed ? html`<p class="problem" role="alert">${t('page.not-loaded')}</p>` : !moment.problem && html`<p class="loading" role="status">${t('page.loading')}</p>`}
        `;
    }
    const { Content } = content;
    return html`<div class="record"><${Content} key=${`${parameter} ${id}`} kind=${parameter} id=${id} moment=${moment} params=${params} /></div>`;
}
