/** What stands under the headline of the year. */
import { html } from '../../html.js';
import { AllFigures } from './all.js';
import { Duties } from './duties.js';
import { Gaps } from './gaps.js';
import { Months } from './months.js';
import { Rectification } from './rectification.js';
import { Units } from './units.js';

export default function Rest(parts) {
    return html`
        <${Months} ...${parts} />
        <${Units} ...${parts} />
        <${Duties} ...${parts} />
        <${Rectification} ...${parts} />
        <${Gaps} ...${parts} />
        <${AllFigures} ...${parts} />
    `;
}
