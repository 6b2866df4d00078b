/** The choice of an activity type, by category. */
import { html } from '../../html.js';
import { name, t, word } from '../../words.js';
import { Field } from './fields.js';

/**
 * @param {{value: string, types: object[]|null, wrong?: string[], onChange: function(string): void}} props
 */
export function Typed({ value, types, wrong, onChange }) {
    const categories = [...new Set(types?.map((type) => type.category))];
    return html`<${Field} pointer="/type" label=${t('field.type')} required wrong=${wrong}>
        ${(attributes) => html`<select ...${attributes} value=${value} onChange=${(event) => onChange(event.target.value)}>
            <option value="">${t('entry.choose')}</option>
            ${value && !types && html`<option value=${value}>${value}</option>`}
            ${categories.map((category) => html`<optgroup key=${category} label=${word('category', category)}>
                ${types.filter((type) => type.category === category).map((type) => html`<option key=${type.code} value=${type.code}>${name(type.name)}</option>`)}
            </optgroup>`)}
        </select>`}
    <//>`;
}
