/** What a form chooses from. */
import { useEffect, useState } from 'preact/hooks';
import { getAll } from '../../api.js';

/**
 * The organizations of a day that the caller may write for, in the order of the tree, as a hook.
 * @param {string|null} own code of the organization of the caller; null: all
 * @param {string} on a day, or nothing: today
 * @returns {{code: string, name: object, depth: number}[]|null}
 */
export function useOrganizations(own, on) {
    return useWhole('/v1/organizations', { on, ...(own && { parent: own, scope: 'subtree' }) }, inTree);
}

/** Campaigns, as a hook. */
export function useCampaigns() {
    return useWhole('/v1/campaigns', {}, (items) => items);
}

/** All pages of a list; while another one comes the last one stays. */
function useWhole(path, params, made) {
    const [items, setItems] = useState(null);
    useEffect(() => {
        const controller = new AbortController();
        getAll(path, params, { signal: controller.signal }).then((found) => setItems(made(found)), () => {}); // codes are shown instead
        return () => controller.abort();
    }, [path, JSON.stringify(params)]);
    return items;
}

function inTree(items) {
    const codes = new Set(items.map((each) => each.code));
    const below = new Map();
    items.forEach((each) => {
        const parent = codes.has(each.parent) ? each.parent : null;
        below.set(parent, [...(below.get(parent) ?? []), each]);
    });
    const ordered = [];
    const walk = (parent, depth) => (below.get(parent) ?? []).forEach((each) => {
        ordered.push({ ...each, depth });
        walk(each.code, depth + 1);
    });
    walk(null, 0);
    return ordered;
}
