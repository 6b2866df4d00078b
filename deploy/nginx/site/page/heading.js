import { useEffect, useRef } from 'preact/hooks';
import { html } from './html.js';
import { t } from './words.js';

let opened = false;

/** The heading of a screen. It takes the focus when the screen opens, except for the first one, and gives the document its title. */
export function Heading({ children, title }) {
    const heading = useRef(null);
    useEffect(() => {
        if (opened) {
            heading.current.focus({ preventScroll: true });
            window.scrollTo(0, 0);
        }
        opened = true;
    }, []);
    useEffect(() => {
        document.title = t('page.title', { screen: title ?? heading.current.textContent });
    });
    return html`<h1 tabindex="-1" ref=${heading}>${children}</h1>`;
}
