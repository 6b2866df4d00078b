import { get } from './api.js';
import { identify, session } from './session.js';

let asked = { token: undefined, answer: null };

/** What /v1/me says about the token of now; it is asked once for each token. */
export function whoAmI() {
    const { token } = session.get();
    if (asked.token !== token || token === null) {
        const answer = get('/v1/me').then(({ data }) => {
            asked = { token: session.get().token, answer }; // it may be another one by now
            identify(data);
            return data;
        });
        asked = { token, answer };
    }
    return asked.answer;
}
