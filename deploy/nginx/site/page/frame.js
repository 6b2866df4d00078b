/** What stands around every screen: navigation, who is signed in, whose numbers these are, and the foot. */
import { useEffect, useState } from 'preact/hooks';
import { here, href, useAddress } from './address.js';
import { trouble } from './api.js';
import { FirstLine, shown } from './firstline.js';
import { html } from './html.js';
import { useKeys } from './keys.js';
import { Links } from './links.js';
import { useQuery } from './query.js';
import { SCREENS } from './screens.js';
import { highestRole, signOut } from './session.js';
import { useStore } from './store.js';
import { language, name, t, word } from './words.js';

export function Frame({ me, children }) {
    const { screen, params } = useAddress();
    const { data: own } = useQuery(me?.organization ? `/v1/organizations/${encodeURIComponent(me.organization)}` : null);
    const [over, setOver] = useState(null);
    const open = async (module, props = {}) => {
        const Over = (await import(`./${module}.js`)).default;
        setOver(() => () => html`<${Over} ...${props} onClose=${() => setOver(null)} />`);
    };
    useKeys([
        { key: '?', says: 'keys.keys', run: () => open('keylist') },
        { key: 'k', ctrl: true, says: 'keys.palette', run: () => open('palette') },
    ]);
    const screens = SCREENS.filter((each) => each.nav && me?.roles.includes(each.role));
    const at = screen || SCREENS[0].name;
    const other = language() === 'zh' ? 'en' : 'zh';
    const large = params.size === 'large';
    return html`
        <a class="skip" href="#main" onClick=${(event) => {
            event.preventDefault(); // the fragment is the address of the screen
            document.querySelector('h1')?.focus();
        }}>${t('frame.skip')}</a>
        <header class="top">
            <a class="brand" href=${href(SCREENS[0].name, { position: null, asOf: null, period: null, organization: null })}>${t('frame.brand')}</a>
            <nav aria-label=${t('frame.navigation')}><ul>
                ${screens.map((each) => html`<li key=${each.name}><a href=${href(each.name)} aria-current=${each.name === at ? 'page' : undefined}>${t(`screen.${each.name}`)}</a></li>`)}
            </ul></nav>
            <div class="tools">
                <button type="button" onClick=${() => open('palette')} title="Ctrl+K">${t('frame.find')}</button>
                <a href=${here({ lang: other })} lang=${other} hreflang=${other}>${t('frame.other-language')}</a>
                <a href=${here({ size: large ? null : 'large' })} aria-label=${t(large ? 'frame.normal-text' : 'frame.large-text')}>${t(large ? 'frame.normal' : 'frame.large')}</a>
                <button type="button" onClick=${() => window.print()}>${t('frame.print')}</button>
                <button type="button" onClick=${() => open('keylist')} aria-label=${t('keys.keys')} title="?">?</button>
            </div>
            ${me && html`<p class="who"><bdi>${me.subject}</bdi> · ${word('role', highestRole(me))} · <bdi>${me.organization ? name(own?.name) || me.organization : t('frame.all-organizations')}</bdi> <button type="button" class="plain" onClick=${signOut}>${t('frame.sign-out')}</button></p>`}
        </header>
        <${Trouble} />
        <${FirstLine} chooseOrganization=${() => open('palette', { only: 'organization' })} />
        <main id="main">${children}</main>
        <${Foot} />
        ${over && html`<${over} />`}
    `;
}

/** A word while the service or the connection is away. */
function Trouble() {
    const now = useStore(trouble);
    return html`<div role="status" class="trouble-place">${now && html`<p class="trouble">${t(`trouble.${now.why}`, { n: now.seconds })} <button type="button" onClick=${now.now}>${t('trouble.now')}</button></p>`}</div>`;
}

/** The foot of each printed sheet, where the browser can write one. */
const sheet = new CSSStyleSheet();
document.adoptedStyleSheets = [sheet];

/** Addresses of the installation; on paper the position and the address of this very screen. */
function Foot() {
    useAddress();
    const what = useStore(shown);
    const [address, setAddress] = useState(location.href);
    const printed = [what?.provenance && t('first.position', { position: what.provenance.position }), address].filter(Boolean).join(' · ');
    useEffect(() => {
        setAddress(location.href); // settled by now
        sheet.replaceSync(`@page { @bottom-left { width: 88%; font-size: 7.5pt; overflow-wrap: anywhere; content: ${quoted(printed)}; }
            @bottom-right { font-size: 7.5pt; content: counter(page) " / " counter(pages); } }`);
    });
    return html`<footer>
        <${Links} />
        <p class="print-only printed">${printed}</p>
    </footer>`;
}

function quoted(text) {
    return `"${text.replace(/["\\\n]/g, (character) => `\\${character.codePointAt(0).toString(16)} `)}"`;
}
