/** What attributes of activity types and their values are called where no type is at hand: as the types that have them call them. */
import { useActivityTypes } from './reference.js';
import { name } from './words.js';

const NAMES = { attribute: new Map(), value: new Map() };
let read = null;

/**
 * Loads the names; the component is rendered again when they are there.
 * @param {boolean} [wanted]
 */
export function useTerms(wanted) {
    const types = useActivityTypes(wanted);
    if (read !== types && types.size > 0) {
        read = types;
        [...types.values()].flatMap((type) => type.attributes).forEach((attribute) => {
            NAMES.attribute.set(attribute.code, attribute.name);
            Object.entries(attribute.valueNames).forEach(([code, names]) => NAMES.value.set(code, names));
        });
    }
}

/**
 * The word for a code, which is the code itself until its name is there.
 * @param {'attribute'|'value'} kind
 * @param {string} code
 */
export function term(kind, code) {
    return name(NAMES[kind].get(code)) || code;
}
