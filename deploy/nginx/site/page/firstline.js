/** The first line: whose numbers, which period, as known at, position; and what changes them. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { current, go, here, isInstant, isSettled, settle, useAddress } from './address.js';
import { get } from './api.js';
import { instant, period as periodInWords } from './format.js';
import { html } from './html.js';
import { store, useStore } from './store.js';
import { name, t } from './words.js';

/** What the screen shows: `{organization: {code, name}, period, provenance}`, or null. */
export const shown = store(null);
const SECONDS_BETWEEN_LOOKS = 60;

/**
 * A screen says whose numbers it shows; the address takes over what it did not say before, so that a copy of it shows the same.
 * @param {{organization: {code: string, name?: object}, period?: string, provenance?: {position: number, computedAt: string}}|null} what null: not known yet
 */
export function useFirstLine(what) {
    useEffect(() => {
        shown.set(what);
        if (what) {
            const { asOf = '' } = current().params;
            settle({ organization: what.organization.code, ...(what.period && { period: what.period }), ...(what.provenance && !isInstant(asOf) && { position: what.provenance.position, generation: what.provenance.generation ?? current().params.generation }) });
        }
    }, [what?.organization.code, what?.period, what?.provenance?.position, what?.provenance?.generation, what?.organization.name]);
    useEffect(() => () => shown.set(null), []);
}

export function FirstLine({ chooseOrganization }) {
    const what = useStore(shown);
    const { params } = useAddress();
    const [changing, setChanging] = useState(false);
    const head = useNewData(what?.provenance?.position);
    const changer = useRef(null);
    // until an answer has come, and when it is refused: what was asked for
    const { organization, period, provenance } = what ?? { organization: { code: params.organization ?? '…' }, period: params.period };
    const done = () => {
        setChanging(false);
        changer.current.focus();
    };
    return html`<section class="first-line" aria-label=${t('first.label')}>
        <p>
            <span class="whose"><bdi>${name(organization.name) || organization.code}</bdi></span>
            ${period && html` <span class="sep">·</span> <time datetime=${period}>${periodInWords(period)}</time>`}
            ${provenance && html` <span class="sep">·</span> <span>${t('first.known')}${knownAt(params, provenance)}</span>`}
            <span class="screen-only"> <button type="button" class="plain" onClick=${chooseOrganization}>${t('first.organization')}</button>
            <button type="button" class="plain" ref=${changer} aria-expanded=${changing} onClick=${() => setChanging(!changing)}>${t('first.change')}</button></span>
        </p>
        ${changing && html`<${Controls} period=${period} asOf=${params.asOf && isInstant(params.asOf) ? params.asOf : ''} done=${done} />`}
        <div role="status">${head && html`<p class="news screen-only">${t(params.asOf ? 'first.then' : 'first.news', { position: head })} <button type="button" onClick=${() => go(here({ position: null, asOf: null }))}>${t('first.show')}</button></p>`}</div>
    </section>`;
}

/** When it was known: the instant that was asked for, now, or, of an old position, only that, since the API does not say when it was. */
function knownAt({ asOf, position }, provenance) {
    const then = asOf && isInstant(asOf) ? asOf : position && !isSettled(position) ? null : provenance.computedAt;
    return html`${then && html` <time datetime=${then}>${instant(then)}</time> <span class="sep">·</span>`} <span data-label="position">${t('first.position', { position: provenance.position })}</span>`;
}

/** The position of the figures when it is ahead of the one that is shown. It is asked at long intervals, and only while somebody looks. */
function useNewData(position) {
    const [head, setHead] = useState(null);
    useEffect(() => {
        setHead(null);
        if (!position) {
            return undefined;
        }
        const controller = new AbortController();
        const look = async () => {
            if (document.visibilityState === 'visible') {
                const { data } = await get('/v1/feed', {}, { signal: controller.signal });
                setHead(data.position > position ? data.position : null);
            }
        };
        const quietly = () => look().catch(() => {}); // the next look may find it
        const first = setTimeout(quietly, 3000);
        const timer = setInterval(quietly, SECONDS_BETWEEN_LOOKS * 1000);
        return () => {
            controller.abort();
            clearTimeout(first);
            clearInterval(timer);
        };
    }, [position]);
    return head;
}

const PARTS = ['', 'S1', 'S2', 'Q1', 'Q2', 'Q3', 'Q4', ...Array.from({ length: 12 }, (_, month) => String(month + 1).padStart(2, '0'))];

function Controls({ period = '', asOf, done }) {
    const [year, part = ''] = period.includes('/') ? ['', 'interval'] : period.split(/-(.*)/);
    const [values, setValues] = useState({ year: year || String(new Date().getFullYear()), part: part.replace('H', 'S'), from: period.split('/')[0], to: period.split('/')[1] ?? '', asOf: asOf ? local(asOf) : '' });
    const first = useRef(null);
    useEffect(() => first.current.focus(), []);
    const set = (key) => (event) => setValues({ ...values, [key]: event.target.value });
    const submit = (event) => {
        event.preventDefault();
        const { year: y, part: p, from, to } = values;
        const chosen = p === 'interval' ? `${from}/${to}` : p ? `${y}-${p}` : y;
        const instantOf = values.asOf ? new Date(values.asOf).toISOString() : null;
        // another instant is another position; another period is asked as it is known now or at the chosen position
        go(here({ period: chosen, asOf: instantOf, ...(values.asOf !== (asOf ? local(asOf) : '') && { position: null }) }));
        done();
    };
    const closed = (event) => event.key === 'Escape' && done();
    return html`<form class="controls screen-only" onSubmit=${submit} onKeyDown=${closed}>
        <label>${t('first.part')} <select ref=${first} value=${values.part} onChange=${set('part')}>
            ${PARTS.map((each) => html`<option value=${each}>${each ? t(`part.${each}`) : t('part.year')}</option>`)}
            <option value="interval">${t('part.interval')}</option>
        </select></label>
        ${values.part === 'interval'
            ? html`<label>${t('first.from')} <input type="date" required value=${values.from} onInput=${set('from')} /></label><label>${t('first.to')} <input type="date" required value=${values.to} min=${values.from} onInput=${set('to')} /></label>`
            : html`<label>${t('first.year')} <input type="number" required min="1990" max="2100" value=${values.year} onInput=${set('year')} /></label>`}
        <label>${t('first.as-of')} <input type="datetime-local" value=${values.asOf} max=${local(new Date())} onInput=${set('asOf')} /></label>
        <button type="submit" class="primary">${t('first.apply')}</button>
    </form>`;
}

/** An instant as a field for date and time wants it, in the time zone of the reader. */
function local(instantOrText) {
    const at = new Date(instantOrText);
    return new Date(at.getTime() - at.getTimezoneOffset() * 60000).toISOString().slice(0, 16);
}
