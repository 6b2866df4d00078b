/** Sign-in at an OpenID Connect server: authorization code with PKCE. The page is a public client and has no secret. */
const KEY = 'taizhang.oidc';

/** The issuer and client of this installation: `{issuer, clientId}`, both null where tokens are pasted. */
export async function config() {
    const response = await fetch('/config.json').catch(() => null);
    return response?.ok ? response.json() : { issuer: null, clientId: null };
}

/**
 * Goes to the server. It comes back to this address, in this window or, when `inWindow` is true, in one of its own, so that what was
 * typed here stays.
 */
export async function begin({ issuer, clientId }, inWindow) {
    const other = inWindow ? window.open('', 'taizhang-sign-in', 'popup,width=520,height=720') : null;
    const verifier = random();
    const state = random();
    const server = await discover(issuer);
    sessionStorage.setItem(KEY, JSON.stringify({ issuer, clientId, verifier, state, hash: location.hash, inWindow: Boolean(other) }));
    const query = new URLSearchParams({
        response_type: 'code', client_id: clientId, redirect_uri: redirect(), scope: 'openid', state,
        code_challenge: base64url(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(verifier))), code_challenge_method: 'S256',
    });
    if (server.response_modes_supported?.includes('fragment')) {
        query.set('response_mode', 'fragment'); // the code then reaches no server but the issuer
    }
    const target = `${server.authorization_endpoint}?${query}`;
    if (other) {
        // the new window has a copy of this tab's storage from when it was opened, so it is told by the address where to go on
        other.sessionStorage.setItem(KEY, sessionStorage.getItem(KEY));
        other.location.href = target;
    } else {
        location.href = target;
    }
}

/**
 * Takes the server's answer out of the address and changes the code into a token.
 * @returns {Promise<string|null>} null: the server refused, or it is not the answer to our question
 */
export async function finish() {
    const asked = JSON.parse(sessionStorage.getItem(KEY));
    sessionStorage.removeItem(KEY);
    const said = new URLSearchParams(location.search || location.hash.slice(1));
    history.replaceState(null, '', `/${asked.hash || '#/'}`);
    if (said.get('state') !== asked.state || !said.get('code')) {
        return null;
    }
    const server = await discover(asked.issuer);
    const response = await fetch(server.token_endpoint, {
        method: 'POST',
        body: new URLSearchParams({ grant_type: 'authorization_code', client_id: asked.clientId, redirect_uri: redirect(), code: said.get('code'), code_verifier: asked.verifier }),
    });
    const token = response.ok ? (await response.json()).access_token : null;
    if (token && asked.inWindow) {
        new BroadcastChannel('taizhang.sign-in').postMessage(token);
        window.close();
    }
    return token;
}

async function discover(issuer) {
    const response = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`);
    return response.json();
}

function redirect() {
    return `${location.origin}/`;
}

function random() {
    return base64url(crypto.getRandomValues(new Uint8Array(32)));
}

function base64url(bytes) {
    return btoa(String.fromCharCode(...new Uint8Array(bytes))).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
