/** Tables as files. A link cannot carry the token, so that the file is fetched and then handed to the browser. */
import { useState } from 'preact/hooks';
import { get } from './api.js';
import { html } from './html.js';
import { Refusal } from './problem.js';
import { t } from './words.js';

const KINDS = [
    ['CSV', 'csv', 'text/csv'],
    ['XLSX', 'xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
];

/**
 * Buttons that download what a question to the API answers, as a table.
 * @param {{path: string, params: object, name: string}} props name: of the file, without its ending
 */
export function Downloads({ path, params, name }) {
    const [problem, setProblem] = useState(null);
    const [busy, setBusy] = useState(false);
    const download = async (ending, accept) => {
        if (busy) {
            return;
        }
        setBusy(true);
        setProblem(null);
        try {
            const { data } = await get(path, params, { accept });
            hand(data, `${name}.${ending}`);
        } catch (wrong) {
            setProblem(wrong);
        }
        setBusy(false);
    };
    return html`<span class="downloads screen-only" role="group" aria-label=${t('download.title')}>
        ${t('download.title')} ${KINDS.map(([label, ending, accept]) => html`<button key=${ending} type="button" aria-disabled=${busy} onClick=${() => download(ending, accept)}>${label}</button> `)}
        <${Refusal} problem=${problem} />
    </span>`;
}

/** Hands what was fetched to the browser as a file. */
export function hand(blob, name) {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(blob);
    link.download = name.replace(/[/\\:]/g, '-');
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}
