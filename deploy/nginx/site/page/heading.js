import { useEffect, useRef } from 'preact/hooks';
import { current, parse } from './address.js';
import { html } from './html.js';
import { t } from './words.js';

/** The screen whose heading had the focus last; null: the page has just been opened, and the focus is the browser's. */
let screen = null;

/** The heading of a screen. It takes the focus when the screen opens, except for the first one, and gives the document its title. */
export function Heading({ children, title }) {
    const heading = useRef(null);
    useEffect(() => {
        if (screen !== null && screen !== current().screen) {
            heading.current.focus({ preventScroll: true });
            window.scrollTo(0, 0);
        }
        screen = current().screen;
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
