/** The records behind a number, with what each adds; at the end both sides of the sum. */
import { useEffect } from 'preact/hooks';
import { here, hrefOf } from '../../address.js';
import { Downloads } from '../../download.js';
import { day, number } from '../../format.js';
import { html } from '../../html.js';
import { hrefOfFigure, Value } from '../../number.js';
import { usePaged } from '../../paged.js';
import { lastDayUntilToday } from '../../period.js';
import { Refusal } from '../../problem.js';
import { hrefOfRecord } from '../../records.js';
import { useOrganizationNames } from '../../reference.js';
import { sumOf } from '../../sum.js';
import { Table } from '../../table.js';
import { t, word } from '../../words.js';
import { dayOf } from './question.js';

/** What the address of the screen has of a question for evidence. */
const ASKED = ['indicator', 'definition', 'requirement', 'version', 'organization', 'scope', 'period', 'asOf', 'parent', 'type', 'standing', 'value', 'generation'];

export function Records({ scope, params, figure, item, provenance, onSum }) {
    const pending = params.standing === 'pending';
    const question = questionOf({ scope, params, figure, item, provenance });
    const { items, total, complete, loading, problem, more } = usePaged(question && !figure?.suppressed ? '/v1/evidence' : null, question);
    const organizationName = useOrganizationNames(params.parent ?? scope.organization, lastDayUntilToday(scope.period), [...new Set(items.map((each) => each.organization))]);
    const sum = sumOf(items.map((each) => each.contribution));
    const ratio = figure?.denominator !== null && figure?.denominator !== undefined;
    // a flow that is judged on another day than that of the figure has no figure to compare with
    const value = item ? item.held : !figure ? null : pending ? figure.pending : ratio ? figure.numerator : figure.value;
    useEffect(() => onSum(complete ? sum : null), [complete, sum]);
    const unit = ratio ? undefined : figure?.unit;
    if (figure?.suppressed || (figure && !question)) {
        return html`<section><h2>${t('figure.records')}</h2><p>${t(figure.suppressed ? 'figure.why.withheld' : 'figure.no-records')}</p></section>`;
    }
    const columns = [
        { key: 'on', title: t('figure.on'), cell: (each) => html`<time datetime=${each.on}>${day(each.on)}</time>` },
        { key: 'title', title: t('figure.record'), head: true, cell: (each) => html`<a href=${hrefOfRecord(each)}><bdi>${each.title}</bdi></a>${each.entity !== 'activity' && html` <span class="quiet">${word('entity', each.entity)}</span>`}` },
        { key: 'organization', title: t('palette.organization'), cell: (each) => html`<bdi>${organizationName(each.organization)}</bdi>` },
        { key: 'version', title: t('figure.record-version'), number: true, cell: (each) => html`<span data-label="version">${each.version}</span>` },
        { key: 'contribution', title: t('figure.contribution'), number: true, cell: (each) => html`<${Value} value=${each.contribution} unit=${unit} href=${hrefOfRecord(each)} />` },
    ];
    const foot = html`<tr><th scope="row" colspan="4">${t(complete ? 'figure.sum' : 'figure.sum-so-far')}</th><td class="numeric"><${Value} value=${sum} unit=${unit} href=${here({})} /></td></tr>`;
    const where = new URLSearchParams(Object.entries(question).filter(([, each]) => each !== undefined));
    return html`<section id="records">
        <h2>${t(ratio ? 'figure.records-numerator' : pending ? 'figure.records-pending' : 'figure.records')}</h2>
        <p class="tabs"><a href=${here({ standing: null })} aria-current=${pending ? undefined : 'true'}>${t('figure.approved')}</a>${figure?.pending !== null && figure && html` <a href=${here({ standing: 'pending' })} aria-current=${pending ? 'true' : undefined}>${t('number.pending')}</a>`}</p>
        <${Refusal} problem=${problem} again=${more} />
        ${total === 0 && html`<p>${t('figure.no-records')}</p>`}
        ${items.length > 0 && html`<p class="quiet" data-label="listed">${t('figure.listed', { n: total, listed: items.length })}</p><${Table} className="records" hideCaption caption=${t('figure.records')} columns=${columns} rows=${items} keyOf=${(each, index) => `${each.id} ${index}`} foot=${foot} />`}
        <div role="status">${loading && html`<p class="loading">${t('page.loading')}</p>`}</div>
        ${!complete && items.length > 0 && total > items.length && html`<p><button type="button" aria-disabled=${loading} onClick=${more}>${t('figure.more', { n: total - items.length })}</button></p>`}
        ${items.length > 0 && html`<p><${Downloads} path="/v1/evidence" params=${question} name=${[figure?.indicator ?? params.requirement ?? 'evidence', scope.organization, scope.period].join(' ')} /></p>`}
        ${complete && html`<${Equation} sum=${sum} value=${value} unit=${unit} ratio=${ratio && figure} href=${hrefOf(`/v1/evidence?${where}`)} />`}
    </section>`;
}

/** 107 = 107. */
function Equation({ sum, value, unit, ratio, href }) {
    const equal = value === null || sum === value;
    return html`<div class=${equal ? 'adds-up' : 'problem'} role=${equal ? undefined : 'alert'}>
        <p class="quiet">${t(equal ? 'figure.adds-up' : 'figure.adds-not-up')}</p>
        <p class="equation"><a class="number" href=${href} data-value=${sum}>${number(sum, unit)}</a> = <a class="number" href=${href} data-value=${value ?? sum}>${number(value ?? sum, unit)}</a></p>
        ${ratio?.value !== null && ratio && html`<p class="equation"><span data-label="numerator">${number(ratio.numerator)}</span> ÷ <span data-label="denominator">${number(ratio.denominator)}</span> = <a class="number" href=${hrefOfFigure(ratio)} data-value=${ratio.value}>${number(ratio.value, 'ratio')}</a></p>`}
    </div>`;
}

/**
 * The question for the records: the link of the figure, at its position, narrowed as the address says; where there is no figure, and for
 * a flow as of another day, the address itself.
 */
function questionOf({ scope, params, figure, item, provenance }) {
    const at = scope.asOf ? { asOf: scope.asOf } : { position: provenance.position };
    if (item || !figure || dayOf({ ...params, period: scope.period })) {
        const own = Object.fromEntries(ASKED.filter((key) => params[key]).map((key) => [key, params[key]]));
        return { ...own, organization: scope.organization, period: scope.period, ...at };
    }
    if (!figure.evidence) {
        return null;
    }
    const { type, parent, standing } = params;
    return { ...Object.fromEntries(new URLSearchParams(figure.evidence.split('?')[1])), type, parent, standing };
}
