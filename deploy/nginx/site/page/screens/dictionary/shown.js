import { href } from '../../address.js';
import { html } from '../../html.js';
import { name, t } from '../../words.js';

/** The category of the year's figures, and whether it stands at its head. */
export function Shown({ where, known }) {
    if (!known) {
        return html`<span class="loading">${t('page.loading')}</span>`;
    }
    return where
        ? html`<a href=${href('year', { open: where.category })}>${name(where.title)}</a>${where.headline && html`${t('list.comma')}<a href=${href('year')}>${t('year.headline')}</a>`}`
        : html`<span class="quiet">${t('dictionary.nowhere')}</span>`;
}
