import { useEffect, useRef, useState } from 'preact/hooks';
import { go, here, href } from './address.js';
import { get } from './api.js';
import { Dialog } from './dialog.js';
import { day } from './format.js';
import { html } from './html.js';
import { SCREENS } from './screens.js';
import { may } from './session.js';
import { name, t } from './words.js';

const AT_MOST = 8;

/**
 * Finds organizations, indicators, records and screens by what is typed.
 * @param {{only?: 'organization', onClose: function(): void}} props
 */
export default function Palette({ only, onClose }) {
    const [typed, setTyped] = useState('');
    const [found, setFound] = useState([]);
    const [active, setActive] = useState(0);
    const [state, setState] = useState('');
    const list = useRef(null);
    useEffect(() => {
        const controller = new AbortController();
        const timer = setTimeout(async () => {
            setState('palette.searching');
            try {
                const items = await search(typed.trim(), only, controller.signal);
                setFound(items);
                setActive(0);
                setState(items.length ? '' : 'palette.none');
            } catch {
                if (!controller.signal.aborted) {
                    setState('palette.failed');
                }
            }
        }, typed ? 150 : 0);
        return () => {
            clearTimeout(timer);
            controller.abort();
        };
    }, [typed]);
    useEffect(() => list.current?.children[active]?.scrollIntoView({ block: 'nearest' }), [active]);
    const choose = (item) => {
        if (item) {
            onClose();
            go(item.href);
        }
    };
    const pressed = (event) => {
        const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        if (step && found.length) {
            event.preventDefault();
            setActive((active + step + found.length) % found.length);
        } else if (event.key === 'Enter' && !event.isComposing) {
            event.preventDefault();
            choose(found[active]);
        }
    };
    return html`<${Dialog} className="palette" title=${t(only ? 'palette.organization' : 'palette.title')} onClose=${onClose}>
        <input type="text" role="combobox" autofocus autocomplete="off" aria-label=${t('palette.input')} aria-expanded="true" aria-controls="palette-list" aria-autocomplete="list"
            aria-activedescendant=${found.length ? `palette-${active}` : undefined} value=${typed} onInput=${(event) => setTyped(event.target.value)} onKeyDown=${pressed} />
        <ul id="palette-list" role="listbox" aria-label=${t('palette.found')} ref=${list}>
            ${found.map((item, index) => html`<li key=${item.href} id=${`palette-${index}`} role="option" aria-selected=${index === active} onMouseDown=${(event) => event.preventDefault()} onClick=${() => choose(item)}>
                <span class="kind">${t(`palette.${item.kind}`)}</span> <bdi>${item.text}</bdi> ${item.hint && html`<small><bdi>${item.hint}</bdi></small>`}
            </li>`)}
        </ul>
        <p role="status">${state && t(state)}</p>
    <//>`;
}

/** What there is of that name. Without anything typed: screens and the first organizations. */
async function search(q, only, signal) {
    const questions = [organizations];
    if (!only) {
        questions.push(indicators);
        if (q.length >= 2) {
            questions.push(activities, tasks);
        }
    }
    const answers = await Promise.all(questions.map((question) => question(q, signal)));
    const screens = only ? [] : SCREENS.filter((each) => each.nav && may(each.role)).map((each) => ({ kind: 'screen', href: href(each.name), text: t(`screen.${each.name}`) })).filter((each) => each.text.toLowerCase().includes(q.toLowerCase()));
    return [...screens, ...answers.flat()];
}

async function organizations(q, signal) {
    const { data } = await get('/v1/organizations', { q, limit: q ? 20 : AT_MOST }, { signal });
    return data.items.map((each) => ({ kind: 'organization', href: here({ organization: each.code }), text: name(each.name), hint: each.code }));
}

async function indicators(q, signal) {
    if (!q || !known('figure')) {
        return [];
    }
    const { data } = await get('/v1/indicators', { q, limit: AT_MOST }, { signal });
    return data.items.map((each) => ({ kind: 'indicator', href: href('figure', { indicator: each.code }), text: name(each.name), hint: each.code }));
}

async function activities(q, signal) {
    if (!known('record')) {
        return [];
    }
    const { data } = await get('/v1/activities', { q, limit: AT_MOST, sort: '-heldOn' }, { signal });
    return data.items.map((each) => ({ kind: 'activity', href: href('record', { activity: each.id }), text: each.title, hint: `${each.organization} · ${day(each.heldOn)}` }));
}

async function tasks(q, signal) {
    if (!known('record')) {
        return [];
    }
    const { data } = await get('/v1/rectification-tasks', { q, limit: AT_MOST, sort: '-foundOn' }, { signal });
    return data.items.map((each) => ({ kind: 'task', href: href('record', { task: each.id }), text: each.title, hint: `${each.organization} · ${day(each.foundOn)}` }));
}

function known(screen) {
    return SCREENS.some((each) => each.name === screen);
}
