/** What was found and put right, and what has been overdue for the longest time. */
import { href, hrefOf } from '../../address.js';
import { day } from '../../format.js';
import { html } from '../../html.js';
import { Value } from '../../number.js';
import { daysBetween } from '../../period.js';
import { useQuery } from '../../query.js';
import { useOrganizationNames } from '../../reference.js';
import { t } from '../../words.js';

const COUNTS = ['found', 'open', 'fixed', 'overdue', 'onTime', 'late', 'reopened'];
const SHOWN = 3;

export function Rectification({ summary: { rectification }, known }) {
    const on = new URLSearchParams(rectification.overdue.evidence.split('?')[1]).get('asOf');
    const { data } = useQuery(rectification.overdue.value > 0 ? '/v1/rectification-tasks' : null, { organization: known.organization, overdueOn: on, limit: 500 });
    const longest = [...(data?.items ?? [])].sort((one, other) => one.dueOn.localeCompare(other.dueOn)).slice(0, SHOWN);
    const organizationName = useOrganizationNames(known.organization, on, longest.map((task) => task.organization));
    return html`<section>
        <h2>${t('year.rectification')}</h2>
        <dl class="counts">
            ${COUNTS.map((field) => html`<div key=${field}><dt>${t(`rectified.${field}`)}</dt><dd><${Value} value=${rectification[field].value} href=${hrefOf(rectification[field].evidence)} /></dd></div>`)}
            <div><dt>${t('rectified.completionRate')}</dt><dd><${Value} value=${rectification.completionRate.value} unit="ratio" none="not-applicable" href=${href('rectification')} /></dd></div>
        </dl>
        <p class="hint">${t('year.as-of-day')} <time datetime=${on}>${day(on)}</time></p>
        ${longest.length > 0 && html`<h3>${t('year.longest')}</h3><ol class="plain-list">${longest.map((task) => html`<li key=${task.id}>
            <a href=${href('record', { task: task.id })}><bdi>${task.title}</bdi></a> · <bdi>${organizationName(task.organization)}</bdi> · ${t('year.due-on')} <time datetime=${task.dueOn}>${day(task.dueOn)}</time> · <span class="overdue" data-label="days-overdue">${t('year.days-overdue', { n: daysBetween(task.dueOn, on) })}</span>
        </li>`)}</ol>`}
    </section>`;
}
