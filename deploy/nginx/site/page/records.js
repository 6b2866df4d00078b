/** Links to the screens of records. */
import { href } from './address.js';

/** The parameter of the screen `record` for each kind of record. Of cycles and actions it is that of their task. */
const PARAMETERS = { activity: 'activity', 'rectification-task': 'task', campaign: 'campaign', organization: 'organization', 'figure-entry': 'entry', target: 'target' };

/** @param {{entity: string, id: string, href: string}} item of the evidence */
export function hrefOfRecord({ entity, id, href: address }) {
    const [, task] = /^\/v1\/rectification-tasks\/([^/]+)/.exec(address) ?? [];
    return href('record', task ? { task } : { [PARAMETERS[entity] ?? entity]: id });
}
