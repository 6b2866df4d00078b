/** What an indicator counts, in the words of the API and part by part. */
import { href } from './address.js';
import { day } from './format.js';
import { html } from './html.js';
import { useActivityTypes } from './reference.js';
import { term, useTerms } from './terms.js';
import { name, t, word } from './words.js';

/** How each condition is said: the word for a value of it. What is not named is shown as it is. */
const VALUES = {
    categories: (code) => word('category', code),
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
 * @param {{definition: object, named?: function(string): any}} props definition: an indicator of the API or an inline definition; named: the link to an indicator, with its name
 */
export function Definition({ definition, named = (code) => html`<${IndicatorLink} code=${code} />` }) {
    const { of, measure, where = {}, timing, on, numerator, denominator, unit, validFrom, validTo } = definition;
    useTerms();
    const types = useActivityTypes();
    const parts = numerator
        ? [['numerator', named(numerator)], ['denominator', named(denominator)]]
        : [['of', word('of', of)], ['measure', measureInWords(measure, types, of, where)], ...conditions(where, types), ['on', timing === 'stock' ? t('definition.stock') : word('on', on)]];
    const rest = [
        ['unit', unit && word('unit', unit)],
        ['validFrom', validFrom && html`<time datetime=${validFrom}>${day(validFrom)}</time>`],
        ['validTo', validTo && html`<time datetime=${validTo}>${day(validTo)}</time>`],
    ].filter(([, value]) => value);
    const said = definition.counts && !numerator && name(definition.counts);
    return html`<dl class="fields">${[...parts, ...rest, ...(said ? [['counts', said]] : [])].map(([key, value]) => html`<div key=${key}><dt>${word('definition', key)}</dt><dd data-label=${key}>${value}</dd></div>`)}</dl>`;
}

/** A link to an indicator in the dictionary. */
export function IndicatorLink({ code, children }) {
    return html`<a href=${href('dictionary', { indicator: code })}>${children ?? html`<code>${code}</code>`}</a>`;
}

function measureInWords(measure = 'count', types, of, where = {}) {
    const [, quantity] = /^sum:(.+)$/.exec(measure) ?? [];
    return quantity
        ? t('definition.sum', { quantity: quantityName(quantity, types, where) })
        : word('measure', measure === 'count' && of !== 'activities' ? 'number' : measure);
}

/** The name of a quantity in the types that are counted; of organizations it is a word of ours. */
function quantityName(code, types, { types: only, categories }) {
    const counted = [...types.values()].filter((type) => !(only && !only.includes(type.code)) && !(categories && !categories.includes(type.category)));
    const found = counted.flatMap((type) => type.quantities).find((each) => each.code === code);
    const [group, post] = code.split(':');
    return found ? name(found.name) : post ? `${word('quantity', group)} ${word('post', post)}` : word('quantity', code);
}

/**
 * What is counted, as one sentence with names, where the API's has the codes by which records are found.
 * @param {object} definition an indicator of the API or an inline definition
 * @param {Map<string, object>} types of activities
 * @param {function(string): string} nameOf an indicator
 */
export function sentence(definition, types, nameOf) {
    const { of, measure = 'count', where = {}, timing, on, numerator, denominator } = definition;
    if (numerator) {
        return `${nameOf(numerator)} ÷ ${nameOf(denominator)}`;
    }
    const records = word('counted', of);
    const [, quantity] = /^sum:(.+)$/.exec(measure ?? 'sum') ?? [];
    const amount = quantity
        ? t('sentence.sum', { records, quantity: quantityName(quantity, types, where) })
        : t(of === 'entries' || of === 'targets' ? 'sentence.total' : `sentence.${measure}`, { records });
    const narrowed = given(where).map(([key, value]) => `${key === 'attributes' ? '' : `${word('definition', key).toLowerCase()}${t('list.colon')}`}${inWords(key, value, types, where)}`).join(t('list.semicolon'));
    const when = timing === 'stock' ? t('sentence.stock') : on ? t('sentence.on', { on: word('on', on) }) : '';
    return `${amount}${narrowed && t('sentence.where', { narrowed })}${when}`;
}

function conditions(where, types) {
    return given(where).map(([key, value]) => [key, html`<bdi>${inWords(key, value, types, where)}</bdi>`]);
}

function given(where) {
    return Object.entries(where).filter(([, value]) => value !== null && value !== undefined);
}

function inWords(key, value, types, where = {}) {
    if (key === 'attributes') {
        return Object.entries(value).map(([code, values]) => `${term('attribute', code)}${t('list.colon')}${values.map((each) => term('value', each)).join(t('definition.or'))}`).join(t('list.semicolon'));
    }
    if (key === 'held') {
        return value.map((each) => Object.entries(each).map(([inner, one]) => inWords(inner, one, types)).join(t('list.comma'))).join(t('list.semicolon'));
    }
    if (typeof value === 'boolean') {
        return t(value ? 'definition.yes' : 'definition.no');
    }
    if (key === 'quantities' || key === 'atMost') {
        return [value].flat().map((code) => quantityName(code, types, where)).join(t('list.comma'));
    }
    const say = key === 'types' ? (code) => name(types.get(code)?.name) || code : VALUES[key] ?? String;
    return [value].flat().map(say).join(t('definition.or'));
}

/**
 * A field of a definition in words.
 * @param {string[]} path such as ['where', 'types']
 * @param {any} value
 * @param {Map<string, object>} types of activities
 */
export function fieldInWords([first, condition, ...rest], value, types) {
    if (value === null || value === undefined) {
        return t('definition.none');
    }
    if (first === 'where') {
        return inWords(condition, rest.length ? { [rest[0]]: value } : value, types);
    }
    return { of: () => word('of', value), measure: () => measureInWords(value, types), on: () => word('on', value), timing: () => word('timing', value), unit: () => word('unit', value) }[first]?.() ?? String(value);
}
