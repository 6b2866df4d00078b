/** Somebody else was faster: what the record said, what I wrote and what they wrote, side by side, with a choice for each field. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { Dialog } from '../../dialog.js';
import { instant } from '../../format.js';
import { html } from '../../html.js';
import { Table } from '../../table.js';
import { phrase, t, word } from '../../words.js';
import { labelOf, Shown } from '../record/fields.js';
import { contentOf, equal, flat, pathOf, unflat } from './content.js';

/**
 * @param {{mine: object, base: object, theirs: object, type: object, types: object[]|null, onMerged: function(object): void, onDiscard: function(): void}} props
 *     mine and base: contents; theirs: the record as it is now
 */
export function Merge({ mine, base, theirs, type, types, onMerged, onDiscard }) {
    const [of, ofBase, ofTheirs] = [flat(mine), flat(base), flat(contentOf(theirs))];
    const pointers = [...new Set([...of.keys(), ...ofTheirs.keys()])];
    const different = pointers.filter((pointer) => !equal(of.get(pointer), ofTheirs.get(pointer)));
    // who alone has changed a field is right, unless told otherwise
    const [chosen, setChosen] = useState(() => Object.fromEntries(different.map((pointer) => [pointer,
        equal(ofBase.get(pointer), ofTheirs.get(pointer)) ? 'mine' : equal(ofBase.get(pointer), of.get(pointer)) ? 'theirs' : null])));
    const [leaving, setLeaving] = useState(false);
    const top = useRef(null);
    useEffect(() => top.current.focus(), []);
    const open = theirs.status === 'draft' || theirs.status === 'returned';
    const missing = different.filter((pointer) => !chosen[pointer]);
    const submit = (event) => {
        event.preventDefault();
        if (missing.length) {
            document.querySelector(`input[name="${CSS.escape(missing[0])}"]`)?.focus();
            return;
        }
        onMerged(unflat(new Map(pointers.map((pointer) => [pointer, (chosen[pointer] === 'mine' ? of : ofTheirs).get(pointer)]))));
    };
    const show = (pointer, value) => {
        const kind = pointer === '/type' ? types?.find((each) => each.code === value) : type;
        return html`<span data-label="field"><${Shown} path=${pathOf(pointer)} value=${value ?? null} type=${kind} /></span>`;
    };
    const side = (which, values) => (pointer) => (open
        ? html`<label class="choice"><input type="radio" name=${pointer} checked=${chosen[pointer] === which} onChange=${() => setChosen({ ...chosen, [pointer]: which })}
            aria-label=${`${labelOf(pathOf(pointer), type)}: ${t(`merge.${which}`)}`} />${show(pointer, values.get(pointer))}</label>`
        : show(pointer, values.get(pointer)));
    const columns = [
        { key: 'field', title: t('merge.field'), head: true, cell: (pointer) => labelOf(pathOf(pointer), type) },
        { key: 'base', title: t('merge.base'), cell: (pointer) => show(pointer, ofBase.get(pointer)) },
        { key: 'mine', title: t('merge.mine'), cell: side('mine', of) },
        { key: 'theirs', title: t('merge.theirs'), cell: side('theirs', ofTheirs) },
    ];
    return html`<form class="merge" noValidate onSubmit=${submit}>
        <div ref=${top} tabindex="-1" class="news" role="alert">
            <p><strong>${t('merge.title')}</strong></p>
            <p>${phrase('merge.who', { who: html`<bdi>${theirs.updatedBy}</bdi>`, when: html`<time datetime=${theirs.updatedAt}>${instant(theirs.updatedAt)}</time>`, status: word('status', theirs.status) })}</p>
            ${!open && html`<p>${t('merge.closed')}</p>`}
        </div>
        ${different.length === 0
            ? html`<p>${t('merge.same')}</p>`
            : html`<${Table} caption=${t('merge.caption')} columns=${columns} rows=${different} keyOf=${(pointer) => pointer} />`}
        <div class="buttons">
            ${open && html`<button type="submit" class="primary">${t('merge.apply')}</button>`}
            <button type="button" onClick=${() => setLeaving(true)}>${t('entry.discard-changes')}</button>
            <span class="hint" role="status" data-label="left">${open && missing.length ? t('merge.missing', { n: missing.length }) : t('entry.kept')}</span>
        </div>
        ${leaving && html`<${Dialog} title=${t('entry.discard-changes')} onClose=${() => setLeaving(false)}><p>${t('entry.discard-sure')}</p><p><button type="button" class="primary" onClick=${onDiscard}>${t('entry.discard')}</button></p><//>`}
    </form>`;
}
