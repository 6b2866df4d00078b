/** What fields of records are called, and how their values are shown. */
import { href } from '../../address.js';
import { day, instant, number, period } from '../../format.js';
import { html } from '../../html.js';
import { unit } from '../../number.js';
import { useQuery } from '../../query.js';
import { useOrganizationName } from '../../reference.js';
import { has, name, t, word } from '../../words.js';

/** Fields that hold the code of an organization. */
const ORGANIZATIONS = ['organization', 'supervisor', 'parent', 'basedIn', 'leadOrganization', 'successors', 'predecessors'];
/** Fields whose values are of a vocabulary of the API, and the words for it. */
const VOCABULARIES = { status: 'status', occurrence: 'occurrence', minutesStatus: 'minutes', source: 'source', kind: 'kind', unit: 'unit' };
/** Fields of parts of a record that say nothing to people. */
const INNER = ['id', 'sha256', 'mediaType'];

/**
 * The name of a field.
 * @param {string[]} path
 * @param {object} [type] the activity type
 */
export function labelOf([first, ...rest], type) {
    const [code] = rest;
    if (first === 'quantities' && code !== undefined) {
        return name(type?.quantities.find((each) => each.code === code)?.name) || code;
    }
    if (first === 'attributes' && code !== undefined) {
        return name(type?.attributes.find((each) => each.code === code)?.name) || code;
    }
    if (first === 'name' && code !== undefined) {
        return t(`field.name.${code}`);
    }
    return [word('field', first), ...rest.map((each) => (has(`field.${each}`) ? t(`field.${each}`) : each))].join(' · ');
}

/**
 * A value of a record.
 * @param {{path: string[], value: any, type?: object}} props
 */
export function Shown({ path, value, type }) {
    const [first] = path;
    const key = path.at(-1);
    if (value === undefined) {
        return html`<span class="quiet">${t('record.not-there')}</span>`;
    }
    if (isEmpty(value)) {
        return html`<span class="quiet">${t('record.not-given')}</span>`;
    }
    if (Array.isArray(value)) {
        return value.map((each, index) => html`${index > 0 && t('list.comma')}<${Shown} path=${path} value=${each} type=${type} />`);
    }
    if (typeof value === 'object') {
        return html`<${Part} part=${value} />`;
    }
    if (first === 'quantities' || typeof value === 'number') {
        const of = type?.quantities?.find((each) => first === 'quantities' && each.code === key);
        return html`<span data-label=${key}>${number(value)} ${of ? unit(of.unit) : ''}</span>`;
    }
    if (first === 'attributes') {
        const attribute = type?.attributes.find((each) => each.code === key);
        return html`<bdi>${name(attribute?.valueNames[value]) || value}</bdi>`;
    }
    if (typeof value === 'boolean') {
        return t(value ? 'definition.yes' : 'definition.no');
    }
    if (ORGANIZATIONS.includes(key)) {
        return html`<${OrganizationLink} code=${value} />`;
    }
    if (key === 'campaign') {
        return html`<${CampaignLink} code=${value} />`;
    }
    if (key === 'partOf') {
        return html`<a href=${href('record', { activity: value })}>${t('record.that-activity')}</a>`;
    }
    if (key === 'type') {
        return html`<bdi>${value === type?.code ? name(type.name) : value}</bdi>`;
    }
    if (key === 'state') {
        return word('task', value);
    }
    if (key === 'period') {
        return html`<time datetime=${value}>${period(value)}</time>`;
    }
    if (VOCABULARIES[key]) {
        return word(VOCABULARIES[key], value);
    }
    if (/^\d{4}-\d\d-\d\d$/.test(value)) {
        return html`<time datetime=${value}>${day(value)}</time>`;
    }
    if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value)) {
        return html`<time datetime=${value}>${instant(value)}</time>`;
    }
    return html`<bdi class="said">${value}</bdi>`;
}

/** Whether nothing is said. */
export function isEmpty(value) {
    return value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
}

/** A part of a record, such as an action or a file, with all that it says. */
function Part({ part }) {
    return html`<ul class="plain-list">${Object.entries(part).filter(([key, value]) => !INNER.includes(key) && value !== null).map(([key, value]) => html`<li key=${key}>${labelOf([key])}${t('list.colon')}<${Shown} path=${[key]} value=${value} /></li>`)}</ul>`;
}

/**
 * Fields of a record as a list.
 * @param {{record: object, fields: (string|string[])[], type?: object}} props
 */
export function Fields({ record, fields, type }) {
    return html`<dl class="fields">${fields.map((field) => {
        const path = [field].flat();
        const value = path.reduce((part, key) => part?.[key], record) ?? null;
        return html`<div key=${path.join('/')}><dt>${labelOf(path, type)}</dt><dd data-label=${path.at(-1)}><${Shown} path=${path} value=${value} type=${type} /></dd></div>`;
    })}</dl>`;
}

export function OrganizationLink({ code }) {
    const organizationName = useOrganizationName(code);
    return html`<a href=${href('record', { organization: code })}><bdi>${organizationName}</bdi></a>`;
}

function CampaignLink({ code }) {
    const { data } = useQuery(`/v1/campaigns/${encodeURIComponent(code)}`);
    return html`<a href=${href('record', { campaign: code })}><bdi>${name(data?.name) || code}</bdi></a>`;
}
