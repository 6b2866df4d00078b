import { useEffect, useState } from 'preact/hooks';
import { get } from './api.js';
import { isInstant, isSettled } from './address.js';
import { session } from './session.js';

/**
 * Whose numbers and of which period, as a hook: what the address says; without an organization the caller's own or the root, without a
 * period the latest year that has approved records.
 * @param {Object<string, string>} params of the address
 * @returns {{scope: {organization: string, period: string, position?: string, asOf?: string}|null, problem: Error|null}} scope is null until it is known
 */
export function useScope({ organization, period, position, asOf }) {
    const [found, setFound] = useState({});
    useEffect(() => {
        if (organization && period) {
            return undefined;
        }
        const controller = new AbortController();
        const look = async () => {
            const whose = organization ?? (await ownOrganization(controller.signal));
            return { organization: whose, period: period ?? (await latestYear(whose, controller.signal)), problem: null };
        };
        look().then(setFound, (problem) => controller.signal.aborted || setFound({ problem }));
        return () => controller.abort();
    }, [organization, period]);
    const scope = {
        organization: organization ?? found.organization,
        period: period ?? found.period,
        position: position && !isSettled(position) ? position : undefined,
        asOf: asOf && isInstant(asOf) ? asOf : undefined,
    };
    return { scope: scope.organization && scope.period ? scope : null, problem: found.problem ?? null };
}

async function ownOrganization(signal) {
    const me = session.get().me ?? (await get('/v1/me', {}, { signal })).data;
    if (me.organization) {
        return me.organization;
    }
    const { data } = await get('/v1/organizations', { limit: 500 }, { signal });
    const root = data.items.find((each) => each.parent === null) ?? data.items[0];
    if (!root) {
        throw new Error('no organizations');
    }
    return root.code;
}

async function latestYear(organization, signal) {
    const { data } = await get('/v1/activities', { organization, status: 'approved', occurrence: 'held', sort: '-heldOn', limit: 1 }, { signal });
    return data.items[0]?.heldOn.slice(0, 4) ?? String(new Date().getFullYear());
}
