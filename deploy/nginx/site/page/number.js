/** Every number of the API is a link to what is behind it, and carries the exact value. What is no number is a word. */
import { here, hrefOf } from './address.js';
import { difference, number, rate } from './format.js';
import { html } from './html.js';
import { t, word } from './words.js';

/**
 * A number with its link; `none` when there is none. Zero is a word, too.
 * @param {{value: number|null, href: string, unit?: string, none?: string, label?: string}} props none: a state, such as `missing`
 */
export function Value({ value, href, unit, none = 'missing', label }) {
    if (value === null || value === undefined) {
        return html`<a class="state" href=${href} data-state=${none} aria-label=${label && `${label}: ${t(`state.${none}`)}`}>${t(`state.${none}`)}</a>`;
    }
    const text = value === 0 ? t('state.zero') : number(value, unit);
    return html`<a class=${value === 0 ? 'number zero' : 'number'} href=${href} data-value=${value} aria-label=${label && `${label}: ${text}`}>${text}</a>`;
}

/**
 * The value of a figure of the API.
 * @param {{figure: object, label?: string, more?: object}} props more: parameters of the screen of the figure
 */
export function Figure({ figure, label, more }) {
    const none = figure.suppressed ? 'withheld' : figure.status === 'ok' || figure.status === 'zero' ? 'missing' : figure.status;
    const known = !figure.suppressed && (figure.status === 'ok' || figure.status === 'zero');
    return html`<${Value} value=${known ? figure.value : null} none=${none} unit=${figure.unit} label=${label} href=${hrefOfFigure(figure, more)} />`;
}

/** What is submitted and not yet approved; `bare` in a column of its own, which says so in its heading. */
export function Pending({ figure, bare }) {
    const value = html`<${Value} value=${figure.pending} unit=${figure.unit} none=${figure.suppressed ? 'withheld' : 'not-applicable'} href=${hrefOfFigure(figure, { standing: 'pending' })} />`;
    return bare ? value : html`<span class="pending">${t('number.pending')} ${value}</span>`;
}

/** What somebody wrote about a number: why it is as it is. */
export function Notes({ figure }) {
    return figure.notes?.length
        ? html`<ul class="notes">${figure.notes.map((note) => html`<li key=${note.code}>${t('number.note')} <bdi>${note.text}</bdi></li>`)}</ul>`
        : null;
}

/** How a figure stands to the one before: the difference, or why they cannot be compared. */
export function Change({ figure }) {
    const { comparison } = figure;
    if (!comparison) {
        return null;
    }
    // of a stock: as of the last day of that period; the day in the link is that of this one
    const before = html`<${Value} value=${comparison.value} unit=${figure.unit} href=${hrefOfFigure(figure, { period: comparison.period, version: null, asOf: null })} />`;
    const change = comparison.change === null
        ? null
        : html`<a class="number change" href=${hrefOfFigure(figure, { compare: 'previous-year' })} data-value=${comparison.change}>${comparison.change === 0 ? t('number.unchanged') : difference(comparison.change, figure.unit)}</a>`;
    return html`<span class="comparison">
        <span class="label">${t('number.before')}</span> ${before}
        ${comparison.comparable === false
            ? html` <span class="incomparable">${t('number.incomparable', { why: comparison.why.map((why) => word('why', why)).join(t('list.comma')) })}</span>`
            : change && html` ${change}${comparison.changeRate !== null && html` <span class="rate" data-label="change-rate">${rate(comparison.changeRate)}</span>`}`}
    </span>`;
}

/** The screen of a figure. The evidence of a ratio is that of its numerator, but the screen is that of the ratio. */
export function hrefOfFigure(figure, more) {
    const ratio = figure.indicator && figure.denominator !== null && figure.denominator !== undefined;
    return figure.evidence ? hrefOf(figure.evidence, { ...(ratio && { indicator: figure.indicator, version: figure.definitionVersion }), ...more }) : here({});
}

/** The word for a unit of the API. */
export function unit(code) {
    return word('unit', code);
}
