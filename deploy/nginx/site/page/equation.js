/** The end of a list: the number that led to it, and what the list adds up to. */
import { here } from './address.js';
import { number } from './format.js';
import { html } from './html.js';
import { Value } from './number.js';
import { sumOf } from './sum.js';
import { t } from './words.js';

/**
 * `107 = 107`; until the list is complete, how much of it is shown.
 * @param {{values: number[], of: number|null, complete: boolean, loading?: boolean, more?: function(): void}} props values: what each item counts; of: the
 *     number, null where there is none but the sum; more: lists what is still to come
 */
export function Equation({ values, of, complete, loading, more }) {
    const sum = sumOf(values);
    if (!complete) {
        return html`<p role="status"><span data-label="shown">${t('sum.so-far', { sum: number(sum), of: of === null ? '…' : number(of) })}</span> ${more && html`<button type="button" class="screen-only" aria-disabled=${loading} onClick=${more}>${t('sum.more')}</button>`}</p>`;
    }
    const whole = of ?? sum;
    const side = (value) => html`<a class="number" href=${here({})} data-value=${value}>${number(value)}</a>`;
    return html`<div class=${whole === sum ? 'adds-up' : 'problem'} role=${whole === sum ? undefined : 'alert'}>
        ${whole !== sum && html`<p>${t('figure.adds-not-up')}</p>`}
        <p class="equation">${side(whole)} ${whole === sum ? '=' : '≠'} ${side(sum)}</p>
    </div>`;
}

/**
 * `7 ÷ 10 = 70%`.
 * @param {{numerator: number, denominator: number, value: number, hrefs: [string, string], label: string}} props hrefs: what is above and below the line
 */
export function Division({ numerator, denominator, value, hrefs: [above, below], label }) {
    return html`<p class="equation"><${Value} value=${numerator} href=${above} /> ÷ <${Value} value=${denominator} href=${below} /> = <${Value} value=${value} unit="ratio" href=${here({})} /> <span class="quiet">${label}</span></p>`;
}
