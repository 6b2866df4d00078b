/** Numbers, days and periods as the language writes them. */
import { language, t } from './words.js';

const formats = new Map();

function cached(Format, options) {
    const key = `${language()} ${Format.name} ${JSON.stringify(options)}`;
    if (!formats.has(key)) {
        formats.set(key, new Format(language() === 'zh' ? 'zh-CN' : 'en-GB', options));
    }
    return formats.get(key);
}

/**
 * A value of the API; a ratio is written in percent.
 * @param {number} value
 * @param {string} [unit]
 */
export function number(value, unit) {
    return unit === 'ratio'
        ? cached(Intl.NumberFormat, { style: 'percent', maximumFractionDigits: 2 }).format(value)
        : cached(Intl.NumberFormat, { maximumFractionDigits: 4 }).format(value);
}

/** A difference, with its sign. */
export function difference(value, unit) {
    return unit === 'ratio'
        ? t('number.points', { points: cached(Intl.NumberFormat, { maximumFractionDigits: 2, signDisplay: 'exceptZero' }).format(value * 100) })
        : cached(Intl.NumberFormat, { maximumFractionDigits: 4, signDisplay: 'exceptZero' }).format(value);
}

/** A rate of change, with its sign. */
export function rate(value) {
    return cached(Intl.NumberFormat, { style: 'percent', maximumFractionDigits: 1, signDisplay: 'exceptZero' }).format(value);
}

/** A day: 2020-03-01. */
export function day(text) {
    return cached(Intl.DateTimeFormat, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(`${text}T00:00:00Z`));
}

/** An instant, in the time zone of the reader. */
export function instant(text) {
    return cached(Intl.DateTimeFormat, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(text));
}

/** The name of a month, 1 to 12, where there is little room. */
export function month(index) {
    return cached(Intl.DateTimeFormat, { month: 'short', timeZone: 'UTC' }).format(new Date(Date.UTC(2020, index - 1, 1)));
}

/** A period as the API writes it, in words. */
export function period(text) {
    const [, year, part] = /^(\d{4})(?:-(.+))?$/.exec(text) ?? [];
    if (text.includes('/')) {
        const [from, to] = text.split('/');
        return t('period.interval', { from: day(from), to: day(to) });
    }
    if (!year) {
        return text;
    }
    if (!part) {
        return t('period.year', { year });
    }
    if (/^\d\d$/.test(part)) {
        return t('period.month', { year, month: month(Number(part)) });
    }
    return t(`period.${part.replace('H', 'S')}`, { year });
}
