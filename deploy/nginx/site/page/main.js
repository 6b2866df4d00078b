/** The page: words, then the screen that the address names. */
import './start.js';
import { Component, render } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useAddress } from './address.js';
import { Frame } from './frame.js';
import { html } from './html.js';
import { whoAmI } from './me.js';
import { findScreen, SCREENS } from './screens.js';
import { session } from './session.js';
import { useStore } from './store.js';
import { language, loadWords, t } from './words.js';

function Page() {
    const { token, me, wanted } = useStore(session);
    const { params } = useAddress();
    const [spoken, setSpoken] = useState(language());
    useEffect(() => {
        if (params.size === 'large') {
            document.documentElement.dataset.size = 'large';
        } else {
            delete document.documentElement.dataset.size;
        }
    }, [params.size]);
    const wish = language();
    useEffect(() => {
        if (wish !== spoken) {
            loadWords().then(() => setSpoken(wish));
        }
    }, [wish]);
    const first = useRef(spoken);
    useEffect(() => {
        if (first.current !== spoken && document.activeElement === document.body) {
            document.querySelector('a[hreflang]')?.focus(); // all is made anew, the link that was followed, too
        }
        first.current = null;
    }, [spoken]);
    useEffect(() => {
        whoAmI().catch(() => {}); // the screen says what is wrong
    }, [token]);
    if (!me && (wanted || !token)) {
        return html`<${Asking} />`;
    }
    return html`<${Frame} key=${spoken} me=${me}><${Screen} /><//><${Asking} />`;
}

/** Asks for a token when one is wanted. It is fetched after the first screen, so that it is there when the connection may not be. */
function Asking() {
    const { wanted } = useStore(session);
    const [SignIn, setSignIn] = useState(null);
    useEffect(() => {
        const load = () => import('./signin.js').then((module) => setSignIn(() => module.SignIn), () => {});
        const timer = setTimeout(load, wanted ? 0 : 3000);
        return () => clearTimeout(timer);
    }, [wanted]);
    return wanted && SignIn && html`<${SignIn} />`;
}

/** The screen that the address names. */
function Screen() {
    const { screen, params } = useAddress();
    const found = findScreen(screen);
    const [loaded, setLoaded] = useState(null);
    const [failed, setFailed] = useState(false);
    useEffect(() => {
        setFailed(false);
        found?.load().then((module) => setLoaded({ name: found.name, Content: module.default }), () => setFailed(true));
    }, [found]);
    if (!found) {
        return html`<h1 tabindex="-1">${t('page.unknown')}</h1><p><a href="#/${SCREENS[0].name}">${t('page.home')}</a></p>`;
    }
    if (failed) {
        return html`<h1 tabindex="-1">${t('page.failed')}</h1><p>${t('page.not-loaded')}</p><p><button type="button" onClick=${() => location.reload()}>${t('page.reload')}</button></p>`;
    }
    if (loaded?.name !== found.name) {
        return html`<p class="loading" role="status">${t('page.loading')}</p>`;
    }
    return html`<${Boundary} key=${found.name}><${loaded.Content} params=${params} /><//>`;
}

/** A fault of a screen is said, and the rest of the page goes on. */
class Boundary extends Component {
    state = { fault: null };

    componentDidCatch(fault) {
        console.error(fault);
        this.setState({ fault });
    }

    render({ children }, { fault }) {
        return fault
            ? html`<h1 tabindex="-1">${t('page.failed')}</h1><p class="problem">${fault.message}</p><p><button type="button" onClick=${() => this.setState({ fault: null })}>${t('page.again')}</button></p>`
            : children;
    }
}

await loadWords();
render(html`<${Page} />`, document.getElementById('page'));
