/** The numbers of rectification, and what each counts. */
import { here } from '../../address.js';

/** As the API names them. */
export const NUMBERS = ['found', 'open', 'fixed', 'verified', 'keptUp', 'overdue', 'onTime', 'late', 'reopened'];

/** Those as of a day; the others are what happened in the period. */
const STOCKS = ['open', 'fixed', 'verified', 'keptUp', 'overdue', 'standing'];

/** What the rates divide. Below the line are two numbers together: `standing` is open and fixed, `closed` on time and late. */
export const RATES = {
    completionRate: { numerator: 'fixed', denominator: 'standing' },
    overdueRate: { numerator: 'overdue', denominator: 'open' },
    onTimeRate: { numerator: 'onTime', denominator: 'closed' },
};

/** Whether there is a number of this name: addresses are typed, too. */
export function isNumber(name) {
    return name === 'standing' || name === 'closed' || NUMBERS.includes(name);
}

export function isStock(number) {
    return STOCKS.includes(number);
}

/** The value of a number of a group, as the API tells it or as two of its numbers together. */
export function valueOf(item, number) {
    if (number === 'standing') {
        return item.open.value + item.fixed.value;
    }
    return number === 'closed' ? item.onTime.value + item.late.value : item[number].value;
}

/**
 * The link to the tasks behind a number.
 * @param {string} number
 * @param {{source?: string, aspect?: string, unit?: string, rate?: string}} narrowed
 */
export function hrefOfTasks(number, { source = null, aspect = null, unit = null, rate = null } = {}) {
    return here({ number, source, aspect, unit, rate });
}

/**
 * The question for the evidence of a number, narrowed: that of the whole with more conditions in its definition.
 * @param {object} whole what the API tells of all sources, aspects and units
 * @param {string} number
 * @param {{source?: string, aspect?: string, unit?: string}} narrowed
 * @param {{organization: string}} known
 */
export function evidenceOf(whole, number, { source, aspect, unit }, known) {
    const base = { standing: 'open', closed: 'onTime' }[number] ?? number;
    const question = Object.fromEntries(new URLSearchParams(whole[base].evidence.split('?')[1]));
    const definition = JSON.parse(question.definition);
    const { group, timeliness, ...where } = definition.where;
    const own = base === number ? definition.where : where;
    const narrowed = { ...own, ...(source && { sources: [source] }), ...(aspect && { aspects: [aspect] }) };
    // a unit below counts with all that stand below it while it stands here; the organization itself counts alone
    const whose = !unit ? {} : unit === known.organization ? { scope: 'self' } : { organization: unit, parent: known.organization };
    return { ...question, ...whose, definition: JSON.stringify({ ...definition, where: narrowed }) };
}
