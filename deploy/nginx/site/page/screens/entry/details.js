/** What a record says, all of it. */
import { instant } from '../../format.js';
import { html } from '../../html.js';
import { useOrganizationNames } from '../../reference.js';
import { phrase, t } from '../../words.js';
import { contentOf, flat } from './content.js';
import { labelOf, valueText } from './labels.js';

/** @param {{record: object, type?: object, organizationName?: function(string): string}} props */
export function Details({ record, type, organizationName }) {
    const ownName = useOrganizationNames(organizationName ? null : record.organization, record.heldOn, [record.organization]);
    const nameOf = organizationName ?? ownName;
    const values = [...flat(contentOf(record))].filter(([, value]) => value !== null && value?.length !== 0);
    return html`<dl class="details">
        ${values.map(([pointer, value]) => html`<div key=${pointer}><dt>${labelOf(pointer, type)}</dt>
            <dd data-label="field"><bdi>${pointer === '/organization' ? nameOf(value) : valueText(pointer, value, type)}</bdi></dd></div>`)}
        <div><dt>${t('entry.written')}</dt><dd>${phrase('entry.by', { who: html`<bdi>${record.updatedBy}</bdi>`, when: html`<time datetime=${record.updatedAt}>${instant(record.updatedAt)}</time>` })}</dd></div>
        ${record.statusReason && html`<div><dt>${t('entry.reason')}</dt><dd><bdi>${record.statusReason}</bdi></dd></div>`}
        ${record.attachments.length > 0 && html`<div><dt>${t('files.title')}</dt><dd>${record.attachments.map((file) => html`<bdi>${file.name}</bdi> `)}</dd></div>`}
    </dl>`;
}
