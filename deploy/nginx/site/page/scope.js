import { useEffect, useState } from 'preact/hooks';
import { isInstant, isSettled } from './address.js';
import { get, Problem } from './api.js';
import { whoAmI } from './me.js';
import { claimsOf, session } from './session.js';
import { t } from './words.js';

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
        let gone = false;
        findScope({ organization, period }).then((scope) => gone || setFound(scope), (problem) => gone || setFound({ problem }));
        return () => {
            gone = true;
        };
    }, [organization, period]);
    const scope = complete({ organization: organization ?? found.organization, period: period ?? found.period, position, asOf });
    return { scope: scope.organization && scope.period ? scope : null, problem: found.problem ?? null };
}

/** What is asked of the API: an address that took over the position of an answer asks for nothing else. */
export function complete({ organization, period, position, asOf }) {
    return {
        organization,
        period,
        position: position && !isSettled(position) ? position : undefined,
        asOf: asOf && isInstant(asOf) ? asOf : undefined,
    };
}

/** The same question is asked once, however many want to know. */
const looking = new Map();

/**
 * Whose numbers and of which period, for an address that does not say both.
 * @param {{organization?: string, period?: string}} params of the address
 * @returns {Promise<{organization: string, period: string}>}
 */
export function findScope({ organization, period }) {
    const key = `${session.get().token} ${organization} ${period}`;
    if (!looking.has(key)) {
        // all that the caller sees lies below the caller's own organization, so that neither waits for the other
        const found = Promise.all([organization ?? ownOrganization(), period ?? latestYear(organization)]);
        looking.set(key, found);
        found.then(() => setTimeout(() => looking.delete(key), 10000), () => looking.delete(key));
    }
    return looking.get(key).then(([whose, when]) => ({ organization: whose, period: when }));
}

async function ownOrganization() {
    // the token says it at once, unless it is of a kind that cannot be read here
    const { organization } = claimsOf(session.get().token) ?? await whoAmI();
    if (organization) {
        return organization;
    }
    const { data } = await get('/v1/organizations', { limit: 500 });
    const root = data.items.find((each) => each.parent === null) ?? data.items[0];
    if (!root) {
        throw new Problem({ title: t('scope.none') });
    }
    return root.code;
}

async function latestYear(organization) {
    const { data } = await get('/v1/activities', { organization, status: 'approved', occurrence: 'held', sort: '-heldOn', limit: 1 });
    return data.items[0]?.heldOn.slice(0, 4) ?? String(new Date().getFullYear());
}
