/** What a record says, all of it. */
import { html } from '../../html.js';
import { Fields, isEmpty } from '../record/fields.js';
import { contentOf, flat, pathOf } from './content.js';

const ABOUT = ['statusReason', 'updatedBy', 'updatedAt'];

/** @param {{record: object, type?: object}} props */
export function Details({ record, type }) {
    const given = [...flat(contentOf(record))].filter(([, value]) => !isEmpty(value)).map(([pointer]) => pathOf(pointer));
    return html`<${Fields} record=${record} type=${type} fields=${[...given, ...ABOUT.filter((key) => !isEmpty(record[key]))]} />`;
}
