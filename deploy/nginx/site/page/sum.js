/** Sums of values of the API, exact to its six decimals. */

const SCALE = 1e6;

/** @param {(number|null|undefined)[]} values what is not known adds nothing */
export function sumOf(values) {
    return values.reduce((sum, value) => sum + Math.round((value ?? 0) * SCALE), 0) / SCALE;
}
