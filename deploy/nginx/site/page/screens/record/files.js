/** The files of a record. They are fetched with the token and handed to the browser: it never opens them in the page. */
import { useState } from 'preact/hooks';
import { get } from '../../api.js';
import { hand } from '../../download.js';
import { instant, number } from '../../format.js';
import { html } from '../../html.js';
import { Refusal } from '../../problem.js';
import { Table } from '../../table.js';
import { t } from '../../words.js';

/** @param {{files: object[], path: string}} props path: of the record in the API */
export function Files({ files, path }) {
    const [problem, setProblem] = useState(null);
    const [busy, setBusy] = useState(null);
    const download = async (file) => {
        if (busy) {
            return;
        }
        setBusy(file.id);
        setProblem(null);
        try {
            const { data } = await get(`${path}/attachments/${file.id}`, {}, { accept: '*/*' });
            hand(data, file.name);
        } catch (refused) {
            setProblem(refused);
        }
        setBusy(null);
    };
    const columns = [
        { key: 'name', title: t('files.name'), head: true, cell: (file) => html`<button type="button" class="plain" aria-disabled=${busy === file.id} onClick=${() => download(file)}><bdi>${file.name}</bdi></button>` },
        { key: 'size', title: t('files.size'), number: true, cell: (file) => html`<span data-label="size">${sizeInWords(file.size)}</span>` },
        { key: 'by', title: t('files.by'), cell: (file) => html`<bdi>${file.createdBy}</bdi> <time datetime=${file.createdAt}>${instant(file.createdAt)}</time>` },
        { key: 'sha256', title: 'SHA-256', cell: (file) => html`<code>${file.sha256}</code>` },
    ];
    return html`<section>
        <h2>${t('files.title')}</h2>
        ${files.length === 0
            ? html`<p>${t('files.none')}</p>`
            : html`<${Table} hideCaption caption=${t('files.title')} columns=${columns} rows=${files} keyOf=${(file) => file.id} />`}
        <${Refusal} problem=${problem} />
    </section>`;
}

/** The size of a file. */
export function sizeInWords(bytes) {
    return bytes < 1048576 ? t('files.kib', { n: number(Math.ceil(bytes / 1024)) }) : t('files.mib', { n: number(Math.round(bytes / 104857.6) / 10) });
}
