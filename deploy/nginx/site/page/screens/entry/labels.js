/** What fields and their values are called. */
import { day, number } from '../../format.js';
import { unit } from '../../number.js';
import { term } from '../../terms.js';
import { name, t, word } from '../../words.js';
import { unescaped } from './content.js';

/**
 * The name of the field of a JSON Pointer.
 * @param {string} pointer
 * @param {object} [type] the activity type
 */
export function labelOf(pointer, type) {
    const [, first = '', code] = pointer.split('/').map(unescaped);
    if (first === 'quantities' && code !== undefined) {
        return name(type?.quantities.find((each) => each.code === code)?.name) || code;
    }
    if (first === 'attributes' && code !== undefined) {
        return attributeName(type?.attributes.find((each) => each.code === code) ?? { code });
    }
    return word('field', first);
}

/** The name of an attribute. */
export function attributeName(attribute) {
    return term('attribute', attribute.code, attribute.name);
}

/**
 * A value of a record in words.
 * @param {string} pointer
 * @param {any} value
 * @param {object} [type] the activity type
 */
export function valueText(pointer, value, type) {
    if (value === null || value === undefined || value.length === 0) {
        return t('entry.empty');
    }
    const [, first, code] = pointer.split('/').map(unescaped);
    if (first === 'quantities') {
        return `${number(value)} ${unit(type?.quantities.find((each) => each.code === code)?.unit ?? '')}`.trim();
    }
    if (first === 'attributes') {
        return type?.attributes.find((each) => each.code === code)?.values ? term('value', value) : value;
    }
    switch (first) {
        case 'type': return name(type?.name) || value;
        case 'heldOn':
        case 'endedOn': return day(value);
        case 'occurrence': return word('occurrence', value);
        case 'minutesStatus': return word('minutes', value);
        case 'themes': return value.join(t('list.comma'));
        case 'count': return number(value);
        default: return String(value);
    }
}
