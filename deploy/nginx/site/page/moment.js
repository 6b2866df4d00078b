/** The first line of a screen that shows no figures: whose and which period one came from, and as known at which position. */
import { useFirstLine } from './firstline.js';
import { useQuery } from './query.js';
import { useScope } from './scope.js';

/**
 * As a hook; the first line is told.
 * @param {Object<string, string>} params of the address
 * @returns {{scope: object|null, position: number|null, asOf: string|null, problem: Error|null}} position and asOf only if an old one is asked for
 */
export function useMoment(params) {
    const { scope, problem } = useScope(params);
    const { data: organization, problem: unknown } = useQuery(scope && `/v1/organizations/${encodeURIComponent(scope.organization)}`);
    // what an instant or the present is in positions is known to the figures
    const { data: feed } = useQuery(scope && !scope.position && !scope.asOf ? '/v1/feed' : null);
    const { data: figures } = useQuery(scope?.asOf ? '/v1/figures' : null, { indicator: 'meetings-held', organization: scope?.organization, period: scope?.period, asOf: scope?.asOf });
    const provenance = scope?.position ? { position: Number(scope.position) } : scope?.asOf ? figures?.provenance : feed && { position: feed.position, computedAt: feed.computedAt };
    useFirstLine(scope && provenance && organization ? { organization: { code: scope.organization, name: organization.name }, period: scope.period, provenance } : null);
    return { scope, position: scope?.position ? Number(scope.position) : null, asOf: scope?.asOf ?? null, problem: problem ?? unknown };
}
