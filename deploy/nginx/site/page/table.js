/**
 * Tables: a caption, heading rows that stay, a region of their own to scroll in. Long ones render only the rows in sight, except for
 * printing, which has them all.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import { html } from './html.js';

const LONG = 200;
const AROUND = 20;

/**
 * @typedef {object} Column
 * @property {string} key
 * @property {import('preact').ComponentChild} title
 * @property {function(object, number): import('preact').ComponentChild} cell
 * @property {boolean} [number] aligned as numbers are
 * @property {boolean} [head] names the row
 */

/**
 * @param {{caption: string, columns: Column[], rows: object[], keyOf?: function(object, number): string, hideCaption?: boolean, foot?: any, className?: string, rowClass?: function(object): string|undefined}} props
 */
export function Table({ caption, columns, rows, keyOf = (_, index) => index, hideCaption, foot, className, rowClass }) {
    const region = useRef(null);
    const { from, to, height } = useWindow(region, rows.length);
    return html`<div class=${`table ${rows.length > LONG ? 'long' : ''}`} role="region" aria-label=${caption} tabindex="0" ref=${region}>
        <table class=${className} aria-rowcount=${rows.length + 1}>
            <caption class=${hideCaption ? 'for-readers' : undefined}>${caption}</caption>
            <thead><tr aria-rowindex="1">${columns.map((column) => html`<th key=${column.key} scope="col" class=${column.number ? 'numeric' : undefined}>${column.title}</th>`)}</tr></thead>
            <tbody>
                ${from > 0 && html`<tr key="before" class="gap" aria-hidden="true"><td colspan=${columns.length} style=${{ height: `${from * height}px` }}></td></tr>`}
                ${rows.slice(from, to).map((row, index) => html`<tr key=${keyOf(row, from + index)} aria-rowindex=${from + index + 2} class=${rowClass?.(row)}>
                    ${columns.map((column) => column.head
                        ? html`<th key=${column.key} scope="row">${column.cell(row, from + index)}</th>`
                        : html`<td key=${column.key} class=${column.number ? 'numeric' : undefined}>${column.cell(row, from + index)}</td>`)}
                </tr>`)}
                ${to < rows.length && html`<tr key="after" class="gap" aria-hidden="true"><td colspan=${columns.length} style=${{ height: `${(rows.length - to) * height}px` }}></td></tr>`}
            </tbody>
            ${foot && html`<tfoot>${foot}</tfoot>`}
        </table>
    </div>`;
}

/** Which rows are in sight of a long table: all of a short one. */
function useWindow(region, count) {
    const whole = count <= LONG;
    const [view, setView] = useState({ from: 0, to: Math.min(count, LONG), height: 34 });
    const [printing, setPrinting] = useState(false);
    useEffect(() => {
        if (whole) {
            return undefined;
        }
        const element = region.current;
        const look = () => {
            const row = element.querySelector('tbody tr:not(.gap)');
            const height = row?.offsetHeight || 34;
            const first = Math.floor(element.scrollTop / height);
            const shown = Math.ceil(element.clientHeight / height);
            const from = Math.max(0, first - AROUND);
            const to = Math.min(count, first + shown + AROUND);
            setView((before) => (before.from === from && before.to === to ? before : { from, to, height }));
        };
        let asked = false;
        const scrolled = () => {
            if (!asked) {
                asked = true;
                requestAnimationFrame(() => {
                    asked = false;
                    look();
                });
            }
        };
        look();
        element.addEventListener('scroll', scrolled, { passive: true });
        return () => element.removeEventListener('scroll', scrolled);
    }, [count, whole]);
    useEffect(() => {
        const print = window.matchMedia('print');
        const changed = () => setPrinting(print.matches);
        const before = () => setPrinting(true);
        const after = () => setPrinting(false);
        changed();
        print.addEventListener('change', changed);
        window.addEventListener('beforeprint', before);
        window.addEventListener('afterprint', after);
        return () => {
            print.removeEventListener('change', changed);
            window.removeEventListener('beforeprint', before);
            window.removeEventListener('afterprint', after);
        };
    }, []);
    return whole || printing ? { from: 0, to: count, height: view.height } : { ...view, to: Math.min(view.to, count) };
}
