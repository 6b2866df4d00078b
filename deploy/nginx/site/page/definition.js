/** What an indicator counts, in the words of the API and part by part. */
import { href } from './address.js';
import { day } from './format.js';
import { html } from './html.js';
import { useActivityTypes } from './reference.js';
import { term, useTerms } from './terms.js';
import { name, t, word } from './words.js';

/** How each condition is said: the word for a value of it. What is not named is shown as it is. */
const VALUES = {
    categories: (code) => term('category', code),
    organizationKinds: (code) => word('kind', code),
    basedInKinds: (code) => word('kind', code),
    sources: (code) => word('source', code),
    states: (code) => word('task', code),
    group: (code) => word('group', code),
    timeliness: (code) => word('timeliness', code),
    aspects: (code) => (code === '-' ? t('definition.none') : code),
    dueBy: (text) => (text === 'overdue' ? t('rectified.overdue') : day(text)),
};

/**
 * The parts of a definition.
 * @param {{definition: object}} props an indicator of the API or an inline definition
 */
export function Definition({ definition }) {
    const { of, measure, where = {}, timing, on, numerator, denominator, unit, validFrom, validTo } = definition;
    useTerms();
    const types = useActivityTypes(Boolean(where.types || where.held?.length || measure?.startsWith('sum:')));
    const parts = numerator
        ? [['numerator', html`<${IndicatorLink} code=${numerator} />`], ['denominator', html`<${IndicatorLink} code=${denominator} />`]]
        : [['of', word('of', of)], ['measure', measureInWords(measure, types, of)], ...conditions(where, types), ['on', timing === 'stock' ? t('definition.stock') : word('on', on)]];
    const rest = [
        ['unit', unit && word('unit', unit)],
        ['validFrom', validFrom && html`<time datetime=${validFrom}>${day(validFrom)}</time>`],
        ['validTo', validTo && html`<time datetime=${validTo}>${day(validTo)}</time>`],
    ].filter(([, value]) => value);
    return html`<dl class="fields">${[...parts, ...rest].map(([key, value]) => html`<div key=${key}><dt>${word('definition', key)}</dt><dd data-label=${key}>${value}</dd></div>`)}</dl>`;
}

/** A link to an indicator in the dictionary. */
export function IndicatorLink({ code, children }) {
    return html`<a href=${href('dictionary', { indicator: code })}>${children ?? html`<code>${code}</code>`}</a>`;
}

function measureInWords(measure = 'count', types, of) {
    const [, quantity] = /^sum:(.+)$/.exec(measure) ?? [];
    if (!quantity) {
        return word('measure', measure === 'count' && of !== 'activities' ? 'number' : measure);
    }
    const found = [...types.values()].flatMap((type) => type.quantities).find((each) => each.code === quantity);
    return t('definition.sum', { quantity: found ? name(found.name) : quantity });
}

function conditions(where, types) {
    return Object.entries(where).filter(([, value]) => value !== null && value !== undefined).map(([key, value]) => [key, html`<bdi>${inWords(key, value, types)}</bdi>`]);
}

function inWords(key, value, types) {
    if (key === 'attributes') {
        return Object.entries(value).map(([code, values]) => `${term('attribute', code)} = ${values.map((each) => term('value', each)).join(t('definition.or'))}`).join(t('list.semicolon'));
    }
    if (key === 'held') {
        return value.map((each) => Object.entries(each).map(([inner, one]) => inWords(inner, one, types)).join(t('list.comma'))).join(t('list.semicolon'));
    }
    if (typeof value === 'boolean') {
        return t(value ? 'definition.yes' : 'definition.no');
    }
    const say = key === 'types' ? (code) => name(types.get(code)?.name) || code : VALUES[key] ?? String;
    return [value].flat().map(say).join(t('definition.or'));
}
