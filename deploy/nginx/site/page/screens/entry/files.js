/** Files that prove an activity: those that are there, and those that go with the next sending. */
import { useState } from 'preact/hooks';
import { get, send } from '../../api.js';
import { hand } from '../../download.js';
import { html } from '../../html.js';
import { Refusal } from '../../problem.js';
import { t } from '../../words.js';
import { sizeInWords } from '../record/files.js';
import { newId } from './drafts.js';

/**
 * @param {{record?: object, waiting: {key: string, file: File}[], onWaiting: function(object[]): void, onRecord?: function(object): void}} props
 */
export function Files({ record, waiting, onWaiting, onRecord }) {
    const [problem, setProblem] = useState(null);
    const there = record?.attachments ?? [];
    const trying = (act) => async () => {
        try {
            setProblem(null);
            await act();
        } catch (refused) {
            setProblem(refused);
        }
    };
    const path = (file) => `/v1/activities/${record.id}/attachments/${file.id}`;
    const open = (file) => trying(async () => hand((await get(path(file), {}, { accept: '*/*' })).data, file.name));
    const remove = (file) => trying(async () => {
        await send('DELETE', path(file), undefined, { ifMatch: `"${record.version}"` });
        onRecord((await get(`/v1/activities/${record.id}`)).data);
        document.getElementById('f-files').focus(); // the button is gone
    });
    const drop = (each) => {
        onWaiting(waiting.filter((other) => other !== each));
        document.getElementById('f-files').focus();
    };
    const choose = (event) => {
        onWaiting([...waiting, ...[...event.target.files].map((file) => ({ key: newId(), file }))]);
        event.target.value = '';
    };
    return html`<fieldset class="files" data-label="files"><legend>${t('files.title')}</legend>
        ${there.length + waiting.length === 0 && html`<p>${t('files.none')}</p>`}
        <ul class="plain-list">
            ${there.map((file) => html`<li key=${file.id}><button type="button" class="plain" onClick=${open(file)}><bdi>${file.name}</bdi></button> <span class="quiet" data-label="size">${sizeInWords(file.size)}</span>${' '}
                <button type="button" class="plain" onClick=${remove(file)} aria-label=${t('files.remove-one', { file: file.name })}>${t('files.remove')}</button></li>`)}
            ${waiting.map((each) => html`<li key=${each.key}><bdi>${each.file.name}</bdi> <span class="quiet" data-label="size">${sizeInWords(each.file.size)}</span> ${t('files.waiting')}
                <button type="button" class="plain" onClick=${() => drop(each)} aria-label=${t('files.remove-one', { file: each.file.name })}>${t('files.remove')}</button></li>`)}
        </ul>
        <label for="f-files">${t('files.add')}</label>
        <input id="f-files" type="file" multiple accept=".pdf,.docx,.xlsx,.jpg,.jpeg,.png,.txt" aria-describedby="f-files-hint" onChange=${choose} />
        <p class="hint" id="f-files-hint">${t('files.hint')}</p>
        <${Refusal} problem=${problem} />
    </fieldset>`;
}
