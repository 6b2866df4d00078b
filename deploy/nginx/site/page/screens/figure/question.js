/** From the address of the screen to the questions for the API. */
import { isInstant } from '../../address.js';
import { firstDay, lastDayUntilToday } from '../../period.js';
import { useQuery } from '../../query.js';

/**
 * What the address is about: an indicator, a definition that no indicator covers, or what an organization held for a requirement; `broken`
 * when the definition cannot be read.
 * @param {Object<string, string>} params of the address
 */
export function subjectOf({ indicator, definition, requirement }) {
    if (requirement) {
        return { requirement };
    }
    if (!definition) {
        return { indicator: indicator ?? 'meetings-held' };
    }
    try {
        return { definition: JSON.parse(definition) };
    } catch {
        return { broken: true };
    }
}

/** The day by which a stock is judged, when it is another than that of the period as it is now. */
export function dayOf({ asOf, period }) {
    return asOf && !isInstant(asOf) && period && asOf !== lastDayUntilToday(period) ? asOf : null;
}

/**
 * The figures of the subject, as a hook: all, or one for each group. A figure of one type or under one parent is one of the groups of
 * a wider question.
 * @param {object|null} subject null: nothing is asked yet
 * @param {{organization: string, period: string, position?: string, asOf?: string}} scope
 * @param {{scope?: string, type?: string, parent?: string, asOf?: string}} params of the address
 * @param {{groupBy?: string, compare?: boolean}} [options]
 * @returns {{figures: object[]|null, provenance: object, spread: object[], problem: Error, loading: boolean, reload: function(): void}}
 */
export function useFigures(subject, scope, params, { groupBy, compare = true } = {}) {
    const asked = subject && !subject.requirement && !subject.broken ? scope : null;
    const { type, parent } = params;
    const under = parent && groupBy !== 'organization';
    const groups = [groupBy, type && groupBy !== 'type' && 'type', under && 'organization'].filter(Boolean);
    const day = dayOf({ ...params, period: scope?.period });
    const question = asked && {
        organization: under ? parent : asked.organization,
        scope: under ? undefined : params.scope,
        groupBy: groups.join() || undefined,
        compare: compare ? 'previous-year' : undefined,
        position: asked.position,
        asOf: asked.asOf,
    };
    // a stock as of a day is that of an interval which ends then
    const period = asked && (day ? `${firstDay(asked.period) < day ? firstDay(asked.period) : day}/${day}` : asked.period);
    const byCode = useQuery(asked && subject.indicator ? '/v1/figures' : null, { indicator: subject?.indicator, period, ...question });
    const byDefinition = useQuery(asked && subject.definition ? '/v1/figures' : null, {}, asked && subject.definition
        ? [{ definition: subject.definition, periods: [period], ...question, position: question.position && Number(question.position) }]
        : []);
    const answer = subject?.definition ? byDefinition : byCode;
    const data = subject?.definition ? answer.data?.[0] : answer.data;
    // the answer to a question about something else does not stand under this heading
    const own = subject?.definition ? !answer.loading : data?.figures.every((figure) => figure.indicator === subject?.indicator);
    const figures = !own ? null : data?.figures.filter((figure) => (!type || figure.type === type) && (!under || (figure.organization === asked?.organization && figure.scope === (params.scope ?? 'subtree')))) ?? null;
    return { ...answer, figures, provenance: data?.provenance, spread: data?.spread ?? [] };
}

/** The item of compliance that a requirement's evidence belongs to, as a hook; `none` when it is not listed, as what is not applicable. */
export function useObligation(subject, scope, { value }) {
    const asked = subject.requirement ? scope : null;
    const { data, ...answer } = useQuery(asked ? '/v1/compliance' : null, { requirement: subject.requirement, scope: 'self', limit: 500, ...asked, state: undefined });
    const item = data?.items.find((each) => each.requirement === subject.requirement && each.organization === scope?.organization && each.period === scope.period && (each.value ?? undefined) === value) ?? null;
    return { ...answer, item, none: Boolean(data) && !answer.loading && !item, provenance: data?.provenance };
}
