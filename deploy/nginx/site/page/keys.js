/** Keys that work everywhere, and the list of them that `?` shows. A screen adds its own with `useKeys`. */
import { useEffect } from 'preact/hooks';
import { store } from './store.js';

/** All keys that work now: `{key, says, run, ctrl, always}`. */
export const keys = store([]);

/**
 * Keys for as long as a component is there.
 * @param {{key: string, says: string, run: function(KeyboardEvent): void, ctrl?: boolean}[]} own
 * @param {any[]} [inputs] as those of useEffect
 */
export function useKeys(own, inputs = []) {
    useEffect(() => {
        keys.set([...keys.get(), ...own]);
        return () => keys.set(keys.get().filter((each) => !own.includes(each)));
    }, inputs);
}

window.addEventListener('keydown', (event) => {
    if (event.isComposing || event.altKey || document.querySelector('dialog[open]')) {
        return;
    }
    const ctrl = event.ctrlKey || event.metaKey;
    const typing = event.target.closest?.('input, textarea, select, [contenteditable]');
    const pressed = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const found = keys.get().findLast((each) => each.key === pressed && Boolean(each.ctrl) === ctrl);
    if (found && (ctrl || !typing)) {
        event.preventDefault();
        found.run(event);
    }
});
