/**
 * Tables: a caption, heading rows that stay, a region of their own to scroll in. Long ones render only the rows in sight, except for
 * printing, which has them all.
 */
import { Component } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { html } from './html.js';

const LONG = 200;
/** Rows beyond those in sight, and by how many the window moves: painting them is what scrolling costs. */
const AROUND = 8;
const STEP = 8;

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
    const { from, to, before, after } = useWindow(region, rows.length);
    return html`<div class=${`table ${rows.length > LONG ? 'long' : ''}`} role="region" aria-label=${caption} tabindex="0" ref=${region}>
        <table class=${className} aria-rowcount=${rows.length + 1}>
            <caption class=${hideCaption ? 'for-readers' : undefined}>${caption}</caption>
            <thead><tr aria-rowindex="1">${columns.map((column) => html`<th key=${column.key} scope="col" class=${column.number ? 'numeric' : undefined}>${column.title}</th>`)}</tr></thead>
            <tbody>
                ${from > 0 && html`<tr key="before" class="gap" aria-hidden="true"><td colspan=${columns.length} style=${{ height: `${before}px` }}></td></tr>`}
                ${rows.slice(from, to).map((row, index) => html`<${Row} key=${keyOf(row, from + index)} row=${row} index=${from + index} columns=${columns} className=${rowClass?.(row)} />`)}
                ${to < rows.length && html`<tr key="after" class="gap" aria-hidden="true"><td colspan=${columns.length} style=${{ height: `${after}px` }}></td></tr>`}
            </tbody>
            ${foot && html`<tfoot>${foot}</tfoot>`}
        </table>
    </div>`;
}

/** A row. While a table scrolls, those that stay in sight are the same. */
class Row extends Component {
    shouldComponentUpdate(next) {
        return ['row', 'index', 'columns', 'className'].some((key) => next[key] !== this.props[key]);
    }

    render({ row, index, columns, className }) {
        return html`<tr aria-rowindex=${index + 2} class=${className}>
            ${columns.map((column) => column.head
                ? html`<th key=${column.key} scope="row">${column.cell(row, index)}</th>`
                : html`<td key=${column.key} class=${column.number ? 'numeric' : undefined}>${column.cell(row, index)}</td>`)}
        </tr>`;
    }
}

/**
 * Which rows are in sight of a long table: all of a short one. Rows may differ in height: those that were seen are measured, the others
 * are taken to be as high as the first ones were on average.
 */
function useWindow(region, count) {
    const whole = count <= LONG;
    const heights = useRef({ seen: [], average: 34 });
    const [view, setView] = useState({ from: 0, to: Math.min(count, LONG) });
    const printing = usePrinting();
    const heightOf = (from, to) => {
        const { seen, average } = heights.current;
        let height = 0;
        for (let index = from; index < to; index++) {
            height += seen[index] ?? average;
        }
        return height;
    };
    useEffect(() => {
        if (whole) {
            return undefined;
        }
        const element = region.current;
        const { seen } = heights.current;
        const measure = () => element.querySelectorAll('tbody > tr:not(.gap)').forEach((row) => {
            seen[row.ariaRowIndex - 2] = row.offsetHeight;
        });
        const look = () => {
            measure();
            let first = 0;
            for (let above = 0; first < count - 1; first++) {
                above += seen[first] ?? heights.current.average;
                if (above > element.scrollTop) {
                    break;
                }
            }
            const shown = Math.ceil(element.clientHeight / heights.current.average);
            const from = Math.max(0, Math.floor((Math.min(first, count - shown) - AROUND) / STEP) * STEP);
            const to = Math.min(count, Math.ceil((first + shown + AROUND) / STEP) * STEP);
            setView((before) => (before.from === from && before.to === to ? before : { from, to }));
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
        seen.length = 0;
        measure();
        heights.current.average = seen.reduce((sum, height) => sum + height, 0) / seen.filter(Boolean).length || 34;
        look();
        element.addEventListener('scroll', scrolled, { passive: true });
        window.addEventListener('resize', scrolled);
        return () => {
            element.removeEventListener('scroll', scrolled);
            window.removeEventListener('resize', scrolled);
        };
    }, [count, whole]);
    const { from, to } = whole || printing ? { from: 0, to: count } : { from: Math.min(view.from, Math.max(0, count - 1)), to: Math.min(view.to, count) };
    return { from, to, before: heightOf(0, from), after: heightOf(to, count) };
}

/** Whether the page is being printed, as a hook. */
export function usePrinting() {
    const [printing, setPrinting] = useState(false);
    useEffect(() => {
        const print = window.matchMedia('print');
        const changed = () => setPrinting(print.matches);
        const before = () => setPrinting(true);
        const after = () => setPrinting(false);
        print.addEventListener('change', changed);
        window.addEventListener('beforeprint', before);
        window.addEventListener('afterprint', after);
        return () => {
            print.removeEventListener('change', changed);
            window.removeEventListener('beforeprint', before);
            window.removeEventListener('afterprint', after);
        };
    }, []);
    return printing;
}
