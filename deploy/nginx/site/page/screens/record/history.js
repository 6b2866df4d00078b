/** The versions of a record: from the ledger, with what differs, who wrote each and where it stands. */
import { useEffect, useState } from 'preact/hooks';
import { here } from '../../address.js';
import { get } from '../../api.js';
import { instant } from '../../format.js';
import { Heading } from '../../heading.js';
import { html } from '../../html.js';
import { Refusal } from '../../problem.js';
import { t } from '../../words.js';
import { differences } from './difference.js';
import { isEmpty, labelOf, Shown } from './fields.js';

const LIMIT = 500;

/**
 * All changes of a record, oldest first, as a hook.
 * @param {string} entity as the ledger calls it
 * @param {string} id
 * @returns {{changes: object[]|null, problem: Error|null, reload: function(): void}}
 */
export function useHistory(entity, id) {
    const [state, setState] = useState({ changes: null, problem: null });
    const [again, setAgain] = useState(0);
    useEffect(() => {
        const controller = new AbortController();
        const load = async () => {
            const changes = [];
            let page;
            do {
                const { data } = await get('/v1/changes', { entity, id, after: changes.at(-1)?.position, limit: LIMIT }, { signal: controller.signal });
                page = data.items;
                changes.push(...page);
            } while (page.length === LIMIT);
            setState({ changes, problem: null });
        };
        load().catch((problem) => controller.signal.aborted || setState({ changes: null, problem }));
        return () => controller.abort();
    }, [entity, id, again]);
    return { ...state, reload: () => setAgain((n) => n + 1) };
}

/**
 * The change that made the version which is shown: the last one until then.
 * @param {object[]|null} changes
 * @param {{position: number|null, asOf: string|null}} moment
 */
export function changeAt(changes, { position, asOf }) {
    return changes?.findLast((each) => (position === null || each.position <= position) && (!asOf || Date.parse(each.at) <= Date.parse(asOf))) ?? null;
}

/** Says that what is shown is not the newest version, that there was no such record then, or is none any more. */
export function OldVersion({ changes, change }) {
    const last = changes.at(-1);
    if (!last || change === last) {
        return last?.operation === 'deleted' ? html`<p class="news">${t('record.deleted')}</p>` : null;
    }
    return html`<p class="news">${change ? t('record.old', { version: change.version, last: last.version }) : t('record.not-yet')} <a href=${here({ position: null, asOf: null })}>${t('record.show-last')}</a></p>`;
}

/** Instead of a record: it is read, refused, unknown, or did not exist yet. */
export function NotThere({ changes, change, problem, again }) {
    return html`
        <${Heading} title=${t('screen.record')}>${t('screen.record')}<//>
        <${Refusal} problem=${problem} again=${again} />
        ${changes?.length > 0 && html`<${OldVersion} changes=${changes} change=${change} />`}
        ${changes?.length === 0 && html`<p>${t('record.unknown')}</p>`}
        ${!changes && !problem && html`<p class="loading" role="status">${t('page.loading')}</p>`}
    `;
}

/** Each version with what differs from the one before; the newest first. */
export function Versions({ changes, type, shown }) {
    return html`<section>
        <h2>${t('record.versions')}</h2>
        <ol class="versions" reversed>${[...changes].reverse().map((change) => html`<li key=${change.position} aria-current=${change === shown ? 'true' : undefined}>
            <h3><span data-label="version">${t('record.version', { version: change.version })}</span> · ${t(`operation.${change.operation}`)}</h3>
            <p class="quiet"><time datetime=${change.at}>${instant(change.at)}</time> · <bdi>${change.actor}</bdi>${change.onBehalfOf && html` · ${t('record.on-behalf')} <bdi>${change.onBehalfOf}</bdi>`}</p>
            <${Differences} change=${change} type=${type} />
            <dl class="place"><div><dt>${t('record.position')}</dt><dd><a href=${here({ position: change.position, asOf: null })} data-label="position">${change.position}</a></dd></div>
                ${change.hash && html`<div><dt>${t('record.hash')}</dt><dd><code>${change.hash}</code></dd></div>`}
                ${change.batch && html`<div><dt>${t('record.batch')}</dt><dd><code>${change.batch}</code></dd></div>`}</dl>
        </li>`)}</ol>
    </section>`;
}

function Differences({ change, type }) {
    if (change.operation !== 'updated') {
        return null;
    }
    const found = differences(change.before, change.after);
    if (found.length === 0) {
        return html`<p>${t('record.no-difference')}</p>`;
    }
    return html`<div class="table" role="region" tabindex="0" aria-label=${t('record.differences', { version: change.version })}><table class="differences">
        <caption class="for-readers" data-label="version">${t('record.differences', { version: change.version })}</caption>
        <thead><tr><th scope="col">${t('record.field')}</th><th scope="col">${t('record.before')}</th><th scope="col">${t('record.after')}</th></tr></thead>
        <tbody>${found.map(({ path, before, after }) => html`<tr key=${path.join('/')}><th scope="row">${labelOf(path, type)}</th>
            <td><${Said} as="del" path=${path} value=${before} type=${type} /></td><td><${Said} as="ins" path=${path} value=${after} type=${type} /></td></tr>`)}</tbody>
    </table></div>`;
}

/** A value that was taken out or put in; nothing is neither. */
function Said({ as, path, value, type }) {
    const shown = html`<${Shown} path=${path} value=${value} type=${type} />`;
    return isEmpty(value) ? shown : html`<${as}>${shown}<//>`;
}
