import { useEffect, useRef } from 'preact/hooks';
import { here } from '../../address.js';
import { html } from '../../html.js';
import { Refusal } from '../../problem.js';
import { t } from '../../words.js';
import { labelOf } from '../record/fields.js';
import { pathOf } from './content.js';
import { idOf } from './fields.js';

/**
 * What is wrong with a form, above it, with links to the fields. It takes the focus when it comes.
 * @param {{problem: object|null, type?: object, again: function(): void, asNew?: function(): void}} props asNew: when the record has gone
 */
export function Summary({ problem, type, again, asNew }) {
    const top = useRef(null);
    useEffect(() => {
        if (problem) {
            top.current.focus();
        }
    }, [problem]);
    if (!problem) {
        return null;
    }
    const label = ({ pointer, parameter }) => problem.file?.file.name ?? labelOf(pointer ? pathOf(fieldOf(pointer)) : [parameter], type);
    return html`<div ref=${top} tabindex="-1" class="error-summary">
        ${problem.errors?.length
            ? html`<div class="problem" role="alert"><p><strong>${problem.title}</strong></p>
                <ul>${problem.errors.map((error) => html`<li><${ToField} pointer=${problem.file ? '/files' : fieldOf(error.pointer)} label=${label(error)} /> <bdi>${error.detail}</bdi></li>`)}</ul></div>`
            : html`<${Refusal} problem=${problem} again=${again} />`}
        ${problem.status === 404 && asNew && html`<p>${t('entry.gone')} <button type="button" onClick=${asNew}>${t('entry.as-new')}</button></p>`}
    </div>`;
}

/**
 * What is wrong by the pointer of the field that shows it.
 * @param {object|null} problem
 * @returns {Map<string, string[]>}
 */
export function wrongFields(problem) {
    const wrong = new Map();
    problem?.errors?.forEach(({ pointer, detail }) => {
        const at = fieldOf(pointer);
        wrong.set(at, [...(wrong.get(at) ?? []), detail]);
    });
    return wrong;
}

/** What is wrong with one theme stands at the themes. */
function fieldOf(pointer = '') {
    return pointer.startsWith('/themes/') ? '/themes' : pointer;
}

/** The fragment is the address of the screen, so that a link to a field moves the focus itself. */
function ToField({ pointer, label }) {
    const toField = (event) => {
        event.preventDefault();
        document.getElementById(idOf(pointer))?.focus();
    };
    return html`<a href=${here({})} onClick=${toField}>${label}</a>`;
}
