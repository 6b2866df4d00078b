/** Who brought a record from one state to the next. */
import { day, instant } from '../../format.js';
import { html } from '../../html.js';
import { Table } from '../../table.js';
import { t, word } from '../../words.js';

/**
 * @param {{steps: object[], words: 'status'|'task'}} props steps: {from, to, by, at, reason or note, version or effectiveOn and cycle}
 */
export function Steps({ steps, words }) {
    const columns = [
        { key: 'to', title: t('record.step'), head: true, cell: (each) => html`${each.from && html`${word(words, each.from)} → `}${word(words, each.to)}` },
        words === 'task' && { key: 'on', title: t('record.effective'), cell: (each) => html`<time datetime=${each.effectiveOn}>${day(each.effectiveOn)}</time>` },
        { key: 'by', title: t('record.by'), cell: (each) => html`<bdi>${each.by}</bdi>` },
        { key: 'at', title: t('record.at'), cell: (each) => html`<time datetime=${each.at}>${instant(each.at)}</time>` },
        { key: 'why', title: t(words === 'task' ? 'record.note' : 'record.reason'), cell: (each) => each.reason ?? each.note ? html`<bdi>${each.reason ?? each.note}</bdi>` : html`<span class="quiet">${t('record.not-given')}</span>` },
    ].filter(Boolean);
    return html`<section>
        <h2>${t('record.steps')}</h2>
        <${Table} hideCaption caption=${t('record.steps')} columns=${columns} rows=${steps} />
    </section>`;
}
