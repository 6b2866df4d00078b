/** Periods as the API writes them: 2020, 2020-S1 (or -H1), 2020-Q3, 2020-07, 2020-01-15/2020-06-30. */

/** The first day of a period. */
export function firstDay(period) {
    if (period.includes('/')) {
        return period.split('/')[0];
    }
    const [year, part = 'S1'] = period.split('-');
    const month = /^[SH]/.test(part) ? Number(part[1]) * 6 - 5 : part.startsWith('Q') ? Number(part[1]) * 3 - 2 : Number(part);
    return isoDay(new Date(Date.UTC(Number(year), month - 1, 1)));
}

/** The last day of a period. */
export function lastDay(period) {
    if (period.includes('/')) {
        return period.split('/')[1];
    }
    const [year, part = 'S2'] = period.split('-');
    const month = /^[SH]/.test(part) ? Number(part[1]) * 6 : part.startsWith('Q') ? Number(part[1]) * 3 : Number(part);
    return isoDay(new Date(Date.UTC(Number(year), month, 0)));
}

/** The last day of a period, today at most. */
export function lastDayUntilToday(period) {
    const today = isoDay(new Date());
    const last = lastDay(period);
    return last < today ? last : today;
}

/** How many days from one day to another. */
export function daysBetween(from, to) {
    return Math.round((Date.parse(to) - Date.parse(from)) / 86400000);
}

function isoDay(date) {
    return date.toISOString().slice(0, 10);
}
