/** What differs between two versions of a record. */

/** What every version has of its own, and what follows from other fields that are compared. */
const NOT_COMPARED = ['version', 'updatedAt', 'updatedBy', 'transitions', 'progressCount'];

/**
 * @param {object|null} before
 * @param {object|null} after
 * @returns {{path: string[], before: any, after: any}[]} path: of the field, such as
 *     ['quantities', 'attendees']; a part of the record (a file, an action) is called by its title in it
 */
export function differences(before, after) {
    return compare([], before ?? {}, after ?? {});
}

function compare(path, before, after) {
    if (isMap(before) && isMap(after)) {
        const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((key) => path.length > 0 || !NOT_COMPARED.includes(key));
        return keys.flatMap((key) => compare([...path, key], before[key], after[key]));
    }
    if (isList(before) && isList(after) && before.length + after.length > 0) {
        // parts of a record are known by what names them
        const name = nameOf([...before, ...after][0]);
        const keys = [...new Set([...before, ...after].map((each) => each[name]))];
        return keys.flatMap((key) => {
            const [one, other] = [before, after].map((list) => list.find((each) => each[name] === key));
            const part = other ?? one;
            const called = [...path, part.title ?? part.name ?? String(key)];
            return one && other ? compare(called, one, other) : [{ path: called, before: one, after: other }];
        });
    }
    return JSON.stringify(before ?? null) === JSON.stringify(after ?? null) ? [] : [{ path, before, after }];
}

function nameOf(part) {
    return ['id', 'number', 'effectiveFrom'].find((key) => key in part);
}

function isMap(value) {
    return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function isList(value) {
    return Array.isArray(value) && (value.length === 0 || (isMap(value[0]) && Boolean(nameOf(value[0]))));
}
