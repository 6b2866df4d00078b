import { Dialog } from './dialog.js';
import { html } from './html.js';
import { keys } from './keys.js';
import { t } from './words.js';

/** The keys that work now. */
export default function KeyList({ onClose }) {
    return html`<${Dialog} title=${t('keys.title')} onClose=${onClose}>
        <table><tbody>${keys.get().map((each) => html`<tr><th scope="row"><kbd>${each.ctrl ? `Ctrl+${each.key.toUpperCase()}` : each.key}</kbd></th><td>${t(each.says)}</td></tr>`)}
            <tr><th scope="row"><kbd>Tab</kbd> <kbd>Enter</kbd></th><td>${t('keys.tab')}</td></tr>
            <tr><th scope="row"><kbd>Esc</kbd></th><td>${t('keys.escape')}</td></tr>
        </tbody></table>
    <//>`;
}
