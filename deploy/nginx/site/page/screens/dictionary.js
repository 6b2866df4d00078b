/** 指标: every indicator, what it counts and where it is shown; one of them with what it is made of and its versions. */
import { useMemo, useState } from 'preact/hooks';
import { here, href, replace } from '../address.js';
import { sentence } from '../definition.js';
import { useFirstLine } from '../firstline.js';
import { Heading } from '../heading.js';
import { html } from '../html.js';
import { Figure, unit } from '../number.js';
import { usePaged } from '../paged.js';
import { Refusal } from '../problem.js';
import { useQuery } from '../query.js';
import { useActivityTypes } from '../reference.js';
import { useScope } from '../scope.js';
import { Table } from '../table.js';
import { useTerms } from '../terms.js';
import { name, t } from '../words.js';
import { One } from './dictionary/one.js';
import { Shown } from './dictionary/shown.js';

export default function Dictionary({ params }) {
    const { scope, problem } = useScope(params);
    const indicators = usePaged('/v1/indicators', {}, { atOnce: Infinity });
    const { data: summary, problem: refused, reload } = useQuery(scope && '/v1/summary', scope ?? {});
    useFirstLine(summary && { organization: summary.organization, period: summary.period, provenance: summary.provenance });
    const shown = useMemo(() => whereShown(summary), [summary]);
    const wrong = problem ?? refused;
    const parts = { indicators: indicators.items, shown, known: Boolean(summary ?? wrong) };
    return html`<div class="dictionary">
        ${params.indicator
            ? html`<${One} key=${params.indicator} code=${params.indicator} params=${params} scope=${scope} ...${parts} />`
            : html`<${Heading} about="all">${t('screen.dictionary')}<//>
                <${All} q=${params.q ?? ''} complete=${indicators.complete} ...${parts} />`}
        <${Refusal} problem=${wrong} again=${reload} />
        <${Refusal} problem=${indicators.problem} again=${indicators.more} />
    </div>`;
}

/**
 * Where each indicator is shown on the screen of the year.
 * @returns {Map<string, {figure: object, category: string, title: object, headline: boolean}>}
 */
function whereShown(summary) {
    const headline = new Set(summary?.headline.map((figure) => figure.indicator));
    return new Map((summary?.categories ?? []).flatMap(({ category, name: title, figures }) => figures.map((figure) => [figure.indicator, { figure, category, title, headline: headline.has(figure.indicator) }])));
}

function All({ indicators, shown, known, complete, q }) {
    const [typed, setTyped] = useState(q);
    useTerms();
    const types = useActivityTypes();
    const names = new Map(indicators.map((each) => [each.code, name(each.name)]));
    const said = new Map(indicators.map((each) => [each.code, sentence(each, types, (code) => names.get(code) ?? code)]));
    const found = indicators.filter((indicator) => fits(indicator, typed, said, shown));
    const type = (event) => {
        setTyped(event.target.value);
        replace(here({ q: event.target.value.trim() || null }));
    };
    const columns = [
        { key: 'name', title: t('year.indicator'), head: true, cell: (each) => html`<a href=${here({ indicator: each.code })}><bdi>${name(each.name)}</bdi></a>` },
        { key: 'counts', title: t('figure.definition'), cell: (each) => html`<bdi>${said.get(each.code)}</bdi>` },
        { key: 'shown', title: t('dictionary.shown'), cell: (each) => html`<${Shown} where=${shown.get(each.code)} known=${known} />` },
        { key: 'value', title: t('year.value'), number: true, cell: (each) => (shown.has(each.code) ? html`<${Figure} figure=${shown.get(each.code).figure} /> <span class="unit">${unit(each.unit)}</span>` : html`<a href=${href('figure', { indicator: each.code })}>${t('screen.figure')}</a>`) },
    ];
    return html`
        <form class="controls screen-only" role="search" onSubmit=${(event) => event.preventDefault()}>
            <label>${t('dictionary.filter')} <input type="search" value=${typed} onInput=${type} /></label>
            <span role="status" data-label="found">${complete ? t('dictionary.found', { n: found.length, all: indicators.length }) : t('page.loading')}</span>
        </form>
        ${!complete && indicators.length === 0
            ? html`<p class="loading" role="status">${t('page.loading')}</p>`
            : html`<${Table} hideCaption className="indicators" caption=${t('screen.dictionary')} columns=${columns} rows=${found} keyOf=${(each) => each.code} />`}
        ${complete && found.length === 0 && html`<p>${t('palette.none')}</p>`}
    `;
}

/** Whether all that was typed stands somewhere in what is said of it. */
function fits({ code, name: names, counts }, typed, said, shown) {
    const text = [code, names.zh, names.en, counts.zh, counts.en, said.get(code), name(shown.get(code)?.title)].join(' ').toLowerCase();
    return typed.toLowerCase().split(/\s+/).every((each) => text.includes(each));
}
