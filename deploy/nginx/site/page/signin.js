import { useEffect, useState } from 'preact/hooks';
import { here } from './address.js';
import { Dialog } from './dialog.js';
import { leaveFocus } from './heading.js';
import { html } from './html.js';
import { Links } from './links.js';
import { session, signIn } from './session.js';
import { useStore } from './store.js';
import { language, t } from './words.js';

/** Asks for a token: in place of the page at first, over it when one has expired; what is on the screen stays as it is. */
export function SignIn() {
    const { wanted, me, refused } = useStore(session);
    if (!wanted) {
        return null;
    }
    const other = language() === 'zh' ? 'en' : 'zh';
    const form = html`<${Form} refused=${refused} over=${Boolean(me)} />`;
    return me
        ? html`<${Dialog} title=${t('signin.again')}>${form}<//>`
        : html`<main class="sign-in" id="main"><h1 tabindex="-1">${t('signin.title')}</h1>${form}</main>
            <footer class="sign-in"><p><a href=${here({ lang: other })} lang=${other} hreflang=${other}>${t('frame.other-language')}</a></p><${Links} /></footer>`;
}

function Form({ refused, over }) {
    const [token, setToken] = useState('');
    const [server, setServer] = useState(null);
    useEffect(() => {
        if (over) {
            return undefined;
        }
        document.querySelector('h1').focus(); // what had it is gone
        return leaveFocus;
    }, []);
    useEffect(() => {
        import('./oidc.js').then(async (oidc) => {
            const config = await oidc.config();
            setServer(config.issuer && config.clientId ? { begin: () => oidc.begin(config, over) } : null);
        });
        const channel = new BroadcastChannel('taizhang.sign-in');
        channel.onmessage = ({ data }) => signIn(data);
        return () => channel.close();
    }, []);
    const submit = (event) => {
        event.preventDefault();
        // what is copied may be the whole address that carries the token
        const pasted = token.trim().replace(/^.*#token=/, '').replace(/^Bearer\s+/i, '');
        if (pasted) {
            signIn(pasted);
        }
    };
    return html`<form class="token" onSubmit=${submit}>
        ${refused && html`<p class="problem" role="alert">${t(over ? 'signin.expired' : 'signin.refused')}</p>`}
        ${over && html`<p>${t('signin.kept')}</p>`}
        ${server && html`<p><button type="button" class="primary" onClick=${server.begin}>${t('signin.server')}</button></p><p>${t('signin.or')}</p>`}
        <label for="token">${t('signin.token')}</label>
        <textarea id="token" rows="4" required autocomplete="off" spellcheck=${false} value=${token} onInput=${(event) => setToken(event.target.value)}></textarea>
        <p class="hint">${t('signin.hint')} <code>deploy/token --role reader --link</code></p>
        <button type="submit" class=${server ? '' : 'primary'}>${t('signin.use')}</button>
    </form>`;
}
