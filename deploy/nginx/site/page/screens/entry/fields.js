/** The parts of a form: a label, a control, what is expected, and what the API says is wrong with it. */
import { useMemo } from 'preact/hooks';
import { html } from '../../html.js';
import { t } from '../../words.js';

/** The id of the control of a JSON Pointer. */
export function idOf(pointer) {
    return `f${pointer.replace(/[^\w-]/g, '-')}`;
}

/**
 * @param {{pointer: string, label: any, hint?: any, required?: boolean, wrong?: string[], wide?: boolean,
 *     children: function(object): any}} props children: makes the control of the attributes that it must have
 */
export function Field({ pointer, label, hint, required, wrong = [], wide, children }) {
    const id = idOf(pointer);
    const described = [hint && `${id}-hint`, wrong.length && `${id}-wrong`].filter(Boolean).join(' ') || undefined;
    return html`<div class=${`field ${wide ? 'wide' : ''} ${wrong.length ? 'wrong' : ''}`} data-label="field">
        <label for=${id}><span>${label}${required && html` <span class="required">${t('entry.required')}</span>`}</span></label>
        ${children({ id, required, 'aria-describedby': described, 'aria-invalid': wrong.length ? 'true' : undefined })}
        ${hint && html`<p class="hint" id=${`${id}-hint`}>${hint}</p>`}
        ${wrong.length > 0 && html`<p class="field-problem" id=${`${id}-wrong`}>${wrong.map((detail) => html`<bdi>${detail}</bdi> `)}</p>`}
    </div>`;
}

/**
 * A choice; a value that is not among the options stays choosable, since it may have been right on another day.
 * @param {{value: string, options: {value: string, text: string}[], none?: string, attributes: object, onChange: function(string): void}} props
 */
export function Choice({ value, options, none, attributes, onChange }) {
    // there may be thousands, and what is typed elsewhere does not change them
    const made = useMemo(() => options.map((option) => html`<option key=${option.value} value=${option.value}>${option.text}</option>`), [options]);
    const known = !value || options.some((option) => option.value === value);
    return html`<select ...${attributes} value=${value} onChange=${(event) => onChange(event.target.value)}>
        ${none !== undefined && html`<option value="">${none}</option>`}
        ${!known && html`<option value=${value}>${value}</option>`}
        ${made}
    </select>`;
}

/** A line of text. */
export function Line({ value, attributes, onChange, ...more }) {
    return html`<input type="text" autocomplete="off" ...${more} ...${attributes} value=${value} onInput=${(event) => onChange(event.target.value)} />`;
}
