import { useEffect, useRef } from 'preact/hooks';
import { html } from './html.js';
import { t } from './words.js';

/**
 * A dialog over the page. Escape closes it, and the focus goes back to where it was.
 * @param {{title: string, onClose?: function(): void, className?: string, children: any}} props without onClose it cannot be closed
 */
export function Dialog({ title, onClose, className, children }) {
    const dialog = useRef(null);
    useEffect(() => {
        const before = document.activeElement;
        const element = dialog.current;
        element.showModal();
        return () => {
            element.close(); // nothing else takes the focus while it is open
            if (before?.isConnected && before !== document.body) {
                before.focus();
            } else {
                document.querySelector('h1')?.focus();
            }
        };
    }, []);
    const cancelled = (event) => {
        event.preventDefault();
        onClose?.();
    };
    // a second Escape would close it whatever is answered to its cancel
    const pressed = (event) => event.key === 'Escape' && cancelled(event);
    return html`<dialog ref=${dialog} class=${className} aria-label=${title} onKeyDown=${pressed} onCancel=${cancelled}>
        <h2>${title}</h2>
        ${children}
        ${onClose && html`<button type="button" class="close" onClick=${onClose}>${t('dialog.close')}</button>`}
    </dialog>`;
}
