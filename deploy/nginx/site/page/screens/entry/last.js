/** Copies what is usually the same from the last record of the type. What was counted on the day is not copied, only said. */
import { useState } from 'preact/hooks';
import { href } from '../../address.js';
import { get } from '../../api.js';
import { day } from '../../format.js';
import { html } from '../../html.js';
import { Refusal } from '../../problem.js';
import { t } from '../../words.js';
import { fieldsOf } from './content.js';

const SAME = ['organization', 'title', 'campaign', 'themes'];

/**
 * @param {{type: object, fields: object, shown?: string, onCopy: function(function(object): object, object): void}} props onCopy: gets what makes the changes of the fields of that moment, and the record
 */
export function Last({ type, fields, shown, onCopy }) {
    const [state, setState] = useState({});
    const copy = async () => {
        try {
            const { data } = await get('/v1/activities', { type: type.code, organization: fields.organization || shown, sort: '-heldOn', status: 'draft,submitted,returned,approved', limit: 1 });
            const [last] = data.items;
            setState({ last, none: !last });
            if (last) {
                onCopy((now) => emptyOnesFrom(now, fieldsOf(last), type), last);
            }
        } catch (problem) {
            setState({ problem });
        }
    };
    const { last, none, problem } = state;
    return html`<div class="last">
        <button type="button" onClick=${copy}>${t('entry.copy')}</button>
        <span role="status">${none && t('entry.no-last')}${last && html`${t('entry.copied')} <a href=${href('entry', { activity: last.id })}><bdi>${last.title}</bdi></a> <time datetime=${last.heldOn}>${day(last.heldOn)}</time>${t('entry.check')}`}</span>
        <${Refusal} problem=${problem} />
    </div>`;
}

/** Only what is empty is filled: nothing that was typed is lost. */
function emptyOnesFrom(fields, last, type) {
    const changes = Object.fromEntries(SAME.filter((key) => !fields[key].trim()).map((key) => [key, last[key]]));
    const attributes = type.attributes.filter(({ code }) => !fields.attributes[code]?.trim() && last.attributes[code]);
    return { ...changes, attributes: { ...fields.attributes, ...Object.fromEntries(attributes.map(({ code }) => [code, last.attributes[code]])) } };
}
