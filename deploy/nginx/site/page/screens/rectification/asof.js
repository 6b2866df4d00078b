/** The day by which it is judged what is open, fixed and overdue. */
import { useEffect, useState } from 'preact/hooks';
import { go, here } from '../../address.js';
import { day } from '../../format.js';
import { html } from '../../html.js';
import { lastDayUntilToday } from '../../period.js';
import { t } from '../../words.js';

export function AsOf({ known }) {
    const [typed, setTyped] = useState(known.asOf);
    useEffect(() => setTyped(known.asOf), [known.asOf]);
    const today = new Date().toISOString().slice(0, 10);
    const of = (asOf) => here({ asOf, position: known.position });
    const last = lastDayUntilToday(known.period);
    const submit = (event) => {
        event.preventDefault();
        go(of(typed));
    };
    return html`
        <p>${t('year.as-of-day')} <time datetime=${known.asOf}>${day(known.asOf)}</time></p>
        <form class="controls screen-only" onSubmit=${submit}>
            <label>${t('rectification.day')} <input type="date" required max=${today} value=${typed} onInput=${(event) => setTyped(event.target.value)} /></label>
            <button type="submit">${t('first.apply')}</button>
            ${known.asOf !== last && html`<a href=${of(null)}>${t('rectification.period-end')}</a>`}
            ${known.asOf !== today && html`<a href=${of(today)}>${t('rectification.today')}</a>`}
        </form>
    `;
}
