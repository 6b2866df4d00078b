/** The fields of an activity: those that all have, and those of its type. */
import { useEffect, useMemo } from 'preact/hooks';
import { number } from '../../format.js';
import { html } from '../../html.js';
import { unit } from '../../number.js';
import { useQuery } from '../../query.js';
import { name, t } from '../../words.js';
import { labelOf } from '../record/fields.js';
import { escaped } from './content.js';
import { Choice, Field, Line } from './fields.js';
import { useCampaigns, useOrganizations } from './reference.js';

const OCCURRENCES = ['held', 'planned', 'suspended', 'cancelled'];
const MINUTES = ['missing', 'incomplete', 'complete'];

/**
 * @param {{me: object, type: object, fields: object, wrong: Map<string, string[]>, shown?: string, last?: object, own?: string,
 *     change: function(object): void, prefill: function(object): void}} props last: the record that was copied; own: id of the record itself
 */
export function Fields({ me, type, fields, wrong, shown, last, own, change, prefill }) {
    const day = /^\d{4}-\d\d-\d\d$/.test(fields.heldOn) ? fields.heldOn : undefined;
    const organizations = useOrganizations(me.organization, day);
    const campaigns = useCampaigns();
    // what it may be a part of is on the same day
    const { data: sameDay } = useQuery(day ? '/v1/activities' : null, { heldFrom: day, heldTo: day, status: 'draft,submitted,returned,approved', limit: 200 });
    const places = useMemo(() => (organizations ?? []).map((each) => ({ value: each.code, text: `${'\u3000'.repeat(each.depth)}${name(each.name)}` })), [organizations]);
    const set = (key) => (value) => change({ [key]: value });
    const text = (key) => (event) => change({ [key]: event.target.value });
    const keyed = (group, code) => (value) => change({ [group]: { ...fields[group], [code]: value } });
    useEffect(() => {
        const only = organizations && !fields.organization && soleChoice(organizations, shown);
        if (only) {
            prefill({ organization: only });
        }
    }, [organizations]);
    const field = (key, more, control) => html`<${Field} key=${key} pointer=${`/${key}`} label=${t(`field.${key}`)} wrong=${wrong.get(`/${key}`)} ...${more}>${control}<//>`;
    const strangers = Object.keys(fields.quantities).filter((code) => fields.quantities[code] && !type.quantities.some((each) => each.code === code));
    return html`
        <fieldset><legend>${t('entry.what')}</legend><div class="form-fields">
            ${field('heldOn', { required: true }, (attributes) => html`<input type="date" ...${attributes} value=${fields.heldOn} onInput=${text('heldOn')} />`)}
            ${field('endedOn', { hint: t('entry.ended-hint') }, (attributes) => html`<input type="date" ...${attributes} value=${fields.endedOn} min=${fields.heldOn} onInput=${text('endedOn')} />`)}
            ${field('organization', { required: true, wide: true }, (attributes) => html`<${Choice} attributes=${attributes} value=${fields.organization} none=${t('entry.choose')} onChange=${set('organization')} options=${places} />`)}
            ${field('title', { required: true, wide: true, hint: t('entry.title-hint') }, (attributes) => html`<${Line} attributes=${attributes} value=${fields.title} onChange=${set('title')} />`)}
            ${field('occurrence', {}, (attributes) => html`<${Choice} attributes=${attributes} value=${fields.occurrence} onChange=${set('occurrence')} options=${OCCURRENCES.map((value) => ({ value, text: t(`occurrence.${value}`) }))} />`)}
            ${field('count', { hint: t('entry.count-hint') }, (attributes) => html`<${Line} inputmode="numeric" attributes=${attributes} value=${fields.count} onChange=${set('count')} />`)}
        </div></fieldset>
        ${type.quantities.length > 0 && html`<fieldset><legend>${t('entry.quantities')}</legend><div class="form-fields">
            ${type.quantities.map((each) => {
                const pointer = `/quantities/${escaped(each.code)}`;
                const before = last?.quantities[each.code];
                return html`<${Field} key=${each.code} pointer=${pointer} label=${withUnit(each)} wrong=${wrong.get(pointer)}
                    hint=${before !== undefined && html`<span data-label="last">${t('entry.last-time', { value: number(before) })}</span>`}>
                    ${(attributes) => html`<${Line} inputmode="decimal" attributes=${attributes} value=${fields.quantities[each.code] ?? ''} onChange=${keyed('quantities', each.code)} />`}
                <//>`;
            })}
        </div></fieldset>`}
        ${strangers.length > 0 && html`<p class="news">${t('entry.strangers', { codes: strangers.join(t('list.comma')) })}</p>`}
        ${type.attributes.length > 0 && html`<fieldset><legend>${t('entry.attributes')}</legend><div class="form-fields">
            ${type.attributes.map((each) => {
                const pointer = `/attributes/${escaped(each.code)}`;
                const value = fields.attributes[each.code] ?? '';
                return html`<${Field} key=${each.code} pointer=${pointer} label=${labelOf(['attributes', each.code], type)} wrong=${wrong.get(pointer)}>
                    ${(attributes) => (each.values
                        ? html`<${Choice} attributes=${attributes} value=${value} none=${t('entry.empty')} onChange=${keyed('attributes', each.code)} options=${each.values.map((code) => ({ value: code, text: name(each.valueNames[code]) }))} />`
                        : html`<${Line} attributes=${attributes} value=${value} onChange=${keyed('attributes', each.code)} />`)}
                <//>`;
            })}
        </div></fieldset>`}
        <fieldset><legend>${t('entry.more')}</legend><div class="form-fields">
            ${field('themes', { hint: t('entry.themes-hint') }, (attributes) => html`<${Line} autocapitalize="none" spellcheck=${false} attributes=${attributes} value=${fields.themes} onChange=${set('themes')} />`)}
            ${field('campaign', {}, (attributes) => html`<${Choice} attributes=${attributes} value=${fields.campaign} none=${t('entry.empty')} onChange=${set('campaign')} options=${(campaigns ?? []).map((each) => ({ value: each.code, text: name(each.name) }))} />`)}
            ${field('minutesStatus', {}, (attributes) => html`<${Choice} attributes=${attributes} value=${fields.minutesStatus} none=${t('entry.empty')} onChange=${set('minutesStatus')} options=${MINUTES.map((value) => ({ value, text: t(`minutes.${value}`) }))} />`)}
            ${field('partOf', { hint: t('entry.part-hint') }, (attributes) => html`<${Choice} attributes=${attributes} value=${fields.partOf} none=${t('entry.empty')} onChange=${set('partOf')}
                options=${(sameDay?.items ?? []).filter((each) => each.id !== own).map((each) => ({ value: each.id, text: each.title }))} />`)}
            ${field('notes', { wide: true }, (attributes) => html`<textarea rows="4" ...${attributes} value=${fields.notes} onInput=${text('notes')}></textarea>`)}
        </div></fieldset>
    `;
}

/** The name of a quantity, with its unit where the name does not say it. */
function withUnit(quantity) {
    const [called, of] = [name(quantity.name) || quantity.code, unit(quantity.unit)];
    return html`${called}${!called.includes(of) && html` <span class="unit">(${of})</span>`}`;
}

/** The organization that can be meant without asking: the only one, or the one on the screen when none is below it. */
function soleChoice(organizations, shown) {
    if (organizations.length === 1) {
        return organizations[0].code;
    }
    const at = organizations.findIndex((each) => each.code === shown);
    const leaf = at >= 0 && (organizations[at + 1]?.depth ?? 0) <= organizations[at].depth;
    return leaf ? shown : null;
}
