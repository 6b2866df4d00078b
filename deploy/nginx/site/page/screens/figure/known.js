/** A number as it was known at another time. */
import { useState } from 'preact/hooks';
import { go, here } from '../../address.js';
import { difference } from '../../format.js';
import { html } from '../../html.js';
import { Figure } from '../../number.js';
import { t } from '../../words.js';
import { useFigures } from './question.js';

export function Known({ subject, scope, params, figure, provenance }) {
    const old = Boolean(scope.asOf ?? scope.position);
    const { figures } = useFigures(old ? subject : null, { ...scope, position: undefined, asOf: undefined }, params, { compare: false });
    const now = figures?.[0];
    const [typed, setTyped] = useState('');
    const submit = (event) => {
        event.preventDefault();
        go(here({ position: typed, asOf: null, version: null, generation: null }));
    };
    const changed = now && now.value !== null && figure.value !== null ? now.value - figure.value : null;
    return html`<section>
        <h2>${t('figure.known')}</h2>
        <p>${t('first.position', { position: '' })}<span data-label="position">${provenance.position}</span>${t('list.colon')}<${Figure} figure=${figure} />
            ${now && html` · ${t('figure.known-now')}${t('list.colon')}<${Figure} figure=${now} more=${{ position: null, asOf: null, version: null }} />${changed !== null && html` <span class="quiet" data-label="difference">${changed === 0 ? t('number.unchanged') : difference(changed, figure.unit)}</span>`}`}</p>
        <form class="controls screen-only" onSubmit=${submit}>
            <label>${t('figure.position')} <input type="number" min="0" required value=${typed} onInput=${(event) => setTyped(event.target.value)} /></label>
            <button type="submit">${t('first.apply')}</button>
            ${old && html`<a href=${here({ position: null, asOf: null, version: null, generation: null })}>${t('first.show')}</a>`}
        </form>
        <p class="hint">${t('figure.known-hint')}</p>
    </section>`;
}
