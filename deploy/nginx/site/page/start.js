/** Takes the session over, and asks what the first screen will ask: all that is drawn is loaded meanwhile. */
import { current } from './address.js';
import { whoAmI } from './me.js';
import { askEarly } from './query.js';
import { complete, findScope } from './scope.js';
import { findScreen } from './screens.js';
import { session, startSession } from './session.js';

await startSession();
const { screen, params } = current();
const found = findScreen(screen);
if (session.get().token && found) {
    whoAmI().catch(() => {}); // the screen says what is wrong
    found.load().catch(() => {}); // it is said when the screen opens
    if (found.first) {
        findScope(params).then((scope) => askEarly(...found.first(complete({ ...params, ...scope }))), () => {});
    }
}
