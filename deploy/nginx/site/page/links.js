import { html } from './html.js';
import { t } from './words.js';

/** What else the installation has to read. */
export function Links() {
    return html`<ul class="screen-only">
        <li><a href="/docs/">${t('foot.docs')}</a></li>
        <li>OpenAPI: <a href="/openapi/records.yaml">records.yaml</a>, <a href="/openapi/reporting.yaml">reporting.yaml</a></li>
        <li><a href="/health">${t('foot.health')}</a></li>
    </ul>`;
}
