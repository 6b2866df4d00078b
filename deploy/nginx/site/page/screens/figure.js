/** 一个数: what it counts, how it compares, how it is made up, and the records that add up to it. */
import { useState } from 'preact/hooks';
import { here, href } from '../address.js';
import { Definition, IndicatorLink, sentence } from '../definition.js';
import { useFirstLine } from '../firstline.js';
import { day as dayInWords, instant } from '../format.js';
import { Heading } from '../heading.js';
import { html } from '../html.js';
import { Figure, hrefOfFigure, Pending, unit, Value } from '../number.js';
import { Refusal } from '../problem.js';
import { useQuery } from '../query.js';
import { useActivityTypes } from '../reference.js';
import { useScope } from '../scope.js';
import { term, useTerms } from '../terms.js';
import { has, name, t, word } from '../words.js';
import { Breakdown } from './figure/breakdown.js';
import { Comparison } from './figure/comparison.js';
import { Known } from './figure/known.js';
import { Records } from './figure/records.js';
import { dayOf, subjectOf, useFigures, useObligation } from './figure/question.js';

export default function FigureScreen({ params }) {
    const { scope, problem } = useScope(params);
    const subject = subjectOf(params);
    const { indicator } = subject;
    const versions = useQuery(indicator ? `/v1/indicators/${encodeURIComponent(indicator)}/versions` : null, { limit: 500 });
    const ofIndicator = indicator && versions.data?.items.some((each) => each.content?.code === indicator) ? versions.data.items : null;
    const { data: requirement } = useQuery(subject.requirement ? `/v1/requirements/${encodeURIComponent(subject.requirement)}` : null);
    const { data: organization } = useQuery(scope && `/v1/organizations/${encodeURIComponent(scope.organization)}`);
    // of a flow as of another day than that of its period, and of an obligation that is not applicable, only the records can be asked for
    const day = dayOf({ ...params, period: scope?.period });
    const timing = (subject.definition ?? ofIndicator?.at(-1)?.content)?.timing;
    const { figures, provenance, problem: refused, loading, reload } = useFigures(!day || timing === 'stock' ? subject : null, scope, params);
    const obligation = useObligation(subject, scope, params);
    const listed = (Boolean(day) && timing === 'flow') || obligation.none;
    const feed = useQuery(listed && !params.position ? '/v1/feed' : null);
    const [sum, setSum] = useState(null);
    const figure = figures?.[0] ?? null;
    const known = listed
        ? params.position ? { position: Number(params.position) } : feed.data && { position: feed.data.position }
        : figure || obligation.item ? provenance ?? obligation.provenance : null;
    useFirstLine(known && scope ? { organization: { code: scope.organization, name: organization?.code === scope.organization ? organization.name : undefined }, period: scope.period, provenance: known } : null);
    const wrong = problem ?? refused ?? obligation.problem ?? versions.problem;
    const version = ofIndicator && (ofIndicator.find((each) => each.version === figure?.definitionVersion) ?? ofIndicator.findLast((each) => each.content));
    const definition = subject.definition ?? version?.content;
    const types = useActivityTypes();
    const title = useTitle({ subject, definition, requirement, params });
    const parts = { subject, scope, params, figure, provenance: known, title };
    return html`
        <div class="figure" aria-busy=${loading}>
            <${Heading} about=${scope && JSON.stringify([subject, params.type, params.parent, params.scope, params.value, scope.organization, scope.period])}>${title}<//>
            <${Refusal} problem=${wrong} again=${reload} />
            ${subject.broken && html`<p class="problem" role="alert">${t('figure.broken')}</p>`}
            ${!known && !wrong && !subject.broken && html`<p class="loading" role="status">${t('page.loading')}</p>`}
            ${figure && html`<${Amount} figure=${figure} params=${params} />`}
            ${listed && html`<p class="big">${sum !== null && html`<${Value} value=${sum} href=${here({})} />`}</p>${day && html`<p class="hint">${t('figure.as-of-day')} <time datetime=${day}>${dayInWords(day)}</time></p>`}`}
            ${obligation.item && html`<${Held} item=${obligation.item} />`}
            ${definition && html`<section>
                <h2>${t('figure.definition')}</h2>
                <p class="counts-what">${definition.numerator
                    ? html`<${Named} indicator=${definition.numerator} /> ÷ <${Named} indicator=${definition.denominator} />`
                    : sentence(definition, types)}</p>
                <details><summary>${t('figure.parts')}</summary><${Definition} definition=${definition} named=${(code) => html`<${Named} indicator=${code} />`} /></details>
                ${indicator && params.version && figure?.definitionVersion && Number(params.version) !== figure.definitionVersion && html`<p class="news" data-label="version">${t('figure.other-version', { asked: params.version, version: figure.definitionVersion })}</p>`}
                ${indicator && html`<p class="hint"><span data-label="version">${t('figure.version', { version: version.version })}</span> · <a href=${href('dictionary', { indicator })}>${t('figure.in-dictionary')}</a></p>`}
            </section>`}
            ${requirement && html`<section><h2>${t('figure.definition')}</h2><p>${t('figure.held', { requirement: name(requirement.name) })} <a href=${href('compliance', { requirement: requirement.code })}>${t('figure.obligation')}</a></p></section>`}
            ${figure?.comparison && html`<${Comparison} ...${parts} />`}
            ${figure && html`<${Breakdown} ...${parts} definition=${definition} />`}
            ${figure && html`<${Known} ...${parts} />`}
            ${known && html`<${Records} ...${parts} item=${obligation.item} onSum=${setSum} />`}
        </div>
    `;
}

/** The number itself; of a ratio with what stands above and below the line. */
function Amount({ figure, params }) {
    const day = dayOf(params);
    const status = params.standing === 'pending' ? 'ok' : figure.suppressed ? 'withheld' : figure.status;
    const more = params.type && { type: params.type };
    const pending = params.standing === 'pending';
    return html`<section aria-label=${t('figure.amount')}>
        <p class="big">${pending ? html`<${Pending} figure=${figure} bare />` : html`<${Figure} figure=${figure} more=${more} />`} <span class="unit">${unit(figure.unit)}</span></p>
        ${has(`figure.why.${status}`) && html`<p class="hint">${t(`figure.why.${status}`)}</p>`}
        ${figure.denominator !== null && html`<${Ratio} figure=${figure} />`}
        ${pending && html`<p>${t('figure.approved')} <${Figure} figure=${figure} more=${{ ...more, standing: null }} /></p>`}
        ${!pending && figure.pending > 0 && html`<p><${Pending} figure=${figure} /></p>`}
        ${day && html`<p class="hint">${t('figure.as-of-day')} <time datetime=${day}>${dayInWords(day)}</time></p>`}
        ${figure.notes.length > 0 && html`<div class="figure-notes"><h2>${t('figure.notes')}</h2>${figure.notes.map((note) => html`<p key=${note.code}><bdi class="said">${note.text}</bdi> <span class="quiet">— <bdi>${note.writtenBy}</bdi>, <time datetime=${note.writtenAt}>${instant(note.writtenAt)}</time></span></p>`)}</div>`}
    </section>`;
}

function Ratio({ figure }) {
    const { data } = useQuery(`/v1/indicators/${encodeURIComponent(figure.indicator)}`);
    if (!data) {
        return null;
    }
    const line = (indicator, value) => html`<${Value} value=${value} href=${hrefOfFigure(figure, { indicator, version: null })} />`;
    return html`<dl class="fields">
        <div><dt>${t('definition.numerator')}</dt><dd>${line(data.numerator, figure.numerator)} <${Named} indicator=${data.numerator} /></dd></div>
        <div><dt>${t('definition.denominator')}</dt><dd>${line(data.denominator, figure.denominator)} <${Named} indicator=${data.denominator} /></dd></div>
    </dl>`;
}

/** An indicator by its name, with the link to what it counts. */
function Named({ indicator }) {
    const { data } = useQuery(`/v1/indicators/${encodeURIComponent(indicator)}`);
    return html`<${IndicatorLink} code=${indicator}>${name(data?.name) || indicator}<//>`;
}

/** What an organization held for a requirement. */
function Held({ item }) {
    return html`<section aria-label=${t('figure.amount')}>
        <p class="big"><${Value} value=${item.held} href=${here({})} /></p>
        <p>${item.state && html`<span class=${`duty-${item.state} duty-word`}>${t(`duty.${item.state}`)}</span>`}
            ${item.required !== null && html` ${t('year.required')} <${Value} value=${item.required} href=${href('compliance', { requirement: item.requirement })} />`}</p>
    </section>`;
}

function useTitle({ subject, definition, requirement, params }) {
    useTerms(Boolean(params.value));
    const types = useActivityTypes(Boolean(params.type));
    const what = subject.requirement
        ? [name(requirement?.name) || subject.requirement, params.value && term('value', params.value)].filter(Boolean).join(t('list.colon'))
        : name(definition?.name) || (subject.definition ? inlineTitle(subject.definition) : subject.indicator ?? t('screen.figure'));
    const narrowed = [
        params.type && (name(types.get(params.type)?.name) || params.type),
        params.standing === 'pending' && t('number.pending'),
        params.scope === 'self' && t('figure.self'),
    ].filter(Boolean);
    return narrowed.length ? `${what} · ${narrowed.join(t('list.comma'))}` : what;
}

/** A definition without a name: what is counted, and the values of its conditions. */
function inlineTitle({ of, where = {} }) {
    const kinds = { states: 'task', group: 'group', timeliness: 'timeliness', sources: 'source' };
    const values = Object.entries(where).flatMap(([key, value]) => {
        if (key === 'dueBy') {
            return [t('rectified.overdue')];
        }
        return key === 'reopened' ? [t('rectified.reopened')] : [value].flat().map((each) => (key === 'categories' ? word('category', each) : word(kinds[key] ?? key, each)));
    });
    return [word('of', of), ...values].join(' · ');
}
