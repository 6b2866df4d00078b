import { useEffect, useRef } from 'preact/hooks';
import { current, parse } from './address.js';
import { html } from './html.js';
import { t } from './words.js';

/** The screen whose heading had the focus last; null: the page has just been opened, and the focus is the browser's. */
let screen = null;
/** Whether a heading had the focus when it went: the one that takes its place takes that, too. */
let left = false;

/** The heading of a screen. It takes the focus when the screen opens, except for the first one, and gives the document its title. */
export function Heading({ children, title }) {
    const heading = useRef(null);
    useEffect(() => {
        const element = heading.current;
        const another = screen !== null && screen !== current().screen;
        if (another || left) {
            element.focus({ preventScroll: true });
        }
        if (another) {
            window.scrollTo(0, 0);
        }
        screen = current().screen;
        left = false;
        return () => {
            left = document.activeElement === element;
        };
    }, []);
    useEffect(() => {
        // another organization is another page to whoever reads; and a focus that is lost with what it stood on is found here
        const moved = ({ oldURL, newURL }) => setTimeout(() => {
            const another = of(oldURL).organization !== of(newURL).organization && of(oldURL).organization !== undefined;
            if (another || document.activeElement === document.body) {
                heading.current?.focus({ preventScroll: !another });
            }
            if (another) {
                window.scrollTo(0, 0);
            }
        }, 50);
        window.addEventListener('hashchange', moved);
        return () => window.removeEventListener('hashchange', moved);
    }, []);
    useEffect(() => {
        document.title = t('page.title', { screen: title ?? heading.current.textContent });
    });
    return html`<h1 tabindex="-1" ref=${heading}>${children}</h1>`;
}

function of(url) {
    return parse(new URL(url).hash).params;
}
