import { useEffect, useRef } from 'preact/hooks';
import { current, parse } from './address.js';
import { html } from './html.js';
import { t } from './words.js';

/** The screen that was opened last and what it was about; null: the page has just been opened, and the focus is the browser's. */
let opened = null;
/** Whether a heading had the focus when it went: the one that takes its place takes that, too. */
let left = false;

/** The heading that comes next takes the focus: what has it goes away. */
export function leaveFocus() {
    left = true;
}

/**
 * The heading of a screen. It takes the focus when the screen opens, except for the first one, and gives the document its title.
 * @param {{children: any, title?: string, about?: string}} props about: what the screen shows, where the same screen shows another thing
 *     after a link, such as the next number; left out while it is not known
 */
export function Heading({ children, title, about }) {
    const heading = useRef(null);
    useEffect(() => {
        const element = heading.current;
        const { screen } = current();
        const another = opened !== null && (opened.screen !== screen || Boolean(about && opened.about && opened.about !== about));
        if (another || left) {
            element.focus({ preventScroll: true });
        }
        if (another) {
            window.scrollTo(0, 0);
        }
        opened = { screen, about: about ?? (opened?.screen === screen ? opened.about : undefined) };
        left = false;
        return () => {
            left = document.activeElement === element;
        };
    }, [about]);
    useFocusKept(heading);
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

/** When what has the focus goes away (a row of the answer before), the heading takes it. */
function useFocusKept(heading) {
    useEffect(() => {
        let last = null;
        const focused = ({ target }) => {
            // the rows of a long table go and come again while one scrolls
            last = target.closest('.table.long, dialog') ? null : target;
        };
        const observer = new MutationObserver(() => {
            if (last && !last.isConnected && document.activeElement === document.body) {
                heading.current?.focus({ preventScroll: true });
            }
        });
        observer.observe(document.getElementById('page'), { childList: true, subtree: true });
        document.addEventListener('focusin', focused);
        return () => {
            observer.disconnect();
            document.removeEventListener('focusin', focused);
        };
    }, []);
}

function of(url) {
    return parse(new URL(url).hash).params;
}
