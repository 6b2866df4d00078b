/** What a record says, as the API has it (content), as a form has it (fields: texts), and what is different between two of them. */

/** Single values, in the order of the form. */
export const PLAIN = ['type', 'organization', 'title', 'heldOn', 'endedOn', 'occurrence', 'count', 'campaign', 'minutesStatus', 'partOf', 'notes'];
/** Values by code, named by the type. */
const KEYED = ['quantities', 'attributes'];

export const EMPTY = {
    ...Object.fromEntries(PLAIN.map((key) => [key, ''])),
    occurrence: 'held',
    count: '1',
    themes: '',
    quantities: {},
    attributes: {},
};

/** The content of a record of the API. */
export function contentOf(record) {
    return Object.fromEntries([...PLAIN, 'themes', ...KEYED].map((key) => [key, record[key]]));
}

/** What a form shows of a content. */
export function fieldsOf(content) {
    const text = (value) => (value === null || value === undefined ? '' : String(value));
    return {
        ...Object.fromEntries(PLAIN.map((key) => [key, text(content[key])])),
        themes: content.themes.join(' '),
        quantities: Object.fromEntries(Object.entries(content.quantities).map(([code, value]) => [code, text(value)])),
        attributes: { ...content.attributes },
    };
}

/**
 * The content that a form says.
 * @param {object} fields
 * @param {{quantities: {code: string}[], attributes: {code: string}[]}} type what it does not name stays in the form and is left out
 * @returns {{content: object, unreadable: string[]}} unreadable: pointers of what should be a number and is none
 */
export function read(fields, type) {
    const unreadable = [];
    const number = (pointer, text) => {
        const value = numberOf(text);
        if (Number.isNaN(value)) {
            unreadable.push(pointer);
            return text; // not sent, and not lost
        }
        return value;
    };
    const content = Object.fromEntries(PLAIN.map((key) => [key, fields[key].trim() || null]));
    content.count = fields.count.trim() ? number('/count', fields.count) : 1;
    content.themes = [...new Set(fields.themes.split(/[\s,，、;；]+/).filter(Boolean))];
    content.quantities = pick(type.quantities, fields.quantities, (code, text) => number(`/quantities/${escaped(code)}`, text));
    content.attributes = pick(type.attributes, fields.attributes, (_, text) => text.trim());
    return { content, unreadable };
}

/** The JSON merge patch (RFC 7396) from one content to another; null: they are equal. */
export function patchOf(from, to) {
    const patch = {};
    [...PLAIN, 'themes'].filter((key) => !equal(from[key], to[key])).forEach((key) => {
        patch[key] = to[key];
    });
    KEYED.forEach((group) => {
        const codes = [...new Set([...Object.keys(from[group]), ...Object.keys(to[group])])].filter((code) => !equal(from[group][code], to[group][code]));
        if (codes.length) {
            patch[group] = Object.fromEntries(codes.map((code) => [code, to[group][code] ?? null]));
        }
    });
    return Object.keys(patch).length ? patch : null;
}

/** The values of a content by JSON Pointer. */
export function flat(content) {
    const values = new Map([...PLAIN, 'themes'].map((key) => [`/${key}`, content[key]]));
    KEYED.forEach((group) => Object.entries(content[group]).forEach(([code, value]) => values.set(`/${group}/${escaped(code)}`, value)));
    return values;
}

/** A content made of values by JSON Pointer. */
export function unflat(values) {
    const content = { quantities: {}, attributes: {} };
    values.forEach((value, pointer) => {
        const [first, code] = pathOf(pointer);
        if (code === undefined) {
            content[first] = value;
        } else if (value !== null && value !== undefined) {
            content[first][code] = value;
        }
    });
    return content;
}

/** Those values of a form that its type does not name. They are not sent, and not lost. */
export function strangersOf(fields, type) {
    return Object.fromEntries(KEYED.map((group) => [group, Object.fromEntries(Object.entries(fields[group]).filter(([code]) => !type[group].some((each) => each.code === code)))]));
}

/** Whether two values of a content are the same. */
export function equal(one, other) {
    return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}

/** A number as people write it: full-width digits and separators of thousands, too. */
function numberOf(text) {
    const plain = text.normalize('NFKC').replace(/[\s,]/g, '');
    return /^[-+]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : NaN;
}

function pick(named, texts, valueOf) {
    return Object.fromEntries(named.filter(({ code }) => texts[code]?.trim()).map(({ code }) => [code, valueOf(code, texts[code])]));
}

/** The path that a JSON Pointer names. */
export function pathOf(pointer) {
    return pointer.split('/').slice(1).map(unescaped);
}

/** A key in a JSON Pointer. */
export function escaped(key) {
    return key.replace(/~/g, '~0').replace(/\//g, '~1');
}

function unescaped(part) {
    return part.replace(/~1/g, '/').replace(/~0/g, '~');
}
