import { store } from '../../store.js';

/** What has just been done: `{text, activity}`; the list that opens next says it. */
export const notice = store(null);
