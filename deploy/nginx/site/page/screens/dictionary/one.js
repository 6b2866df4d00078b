/** One indicator: what it counts, what it is made of and is a part of, where it is shown, and what it was. */
import { here, href } from '../../address.js';
import { Definition, fieldInWords, IndicatorLink, sentence } from '../../definition.js';
import { instant } from '../../format.js';
import { Heading } from '../../heading.js';
import { html } from '../../html.js';
import { Figure, unit } from '../../number.js';
import { usePaged } from '../../paged.js';
import { Refusal } from '../../problem.js';
import { useActivityTypes } from '../../reference.js';
import { useTerms } from '../../terms.js';
import { name, t, word } from '../../words.js';
import { differences } from '../record/difference.js';
import { Shown } from './shown.js';

export function One({ code, scope, indicators, shown, known }) {
    const { items, complete, problem, more } = usePaged(`/v1/indicators/${encodeURIComponent(code)}/versions`);
    useTerms();
    const types = useActivityTypes();
    const position = scope?.position ? Number(scope.position) : Infinity;
    const version = items.findLast((each) => each.since <= position) ?? items.at(-1);
    const content = version?.content ?? items.findLast((each) => each.content)?.content;
    const back = html`<p class="screen-only"><a href=${here({ indicator: null })}>${t('dictionary.back')}</a></p>`;
    if (!content) {
        return html`<${Heading} title=${t('screen.dictionary')}>${t('screen.dictionary')}<//>${back}<${Refusal} problem=${problem} again=${more} />${!problem && html`<p class="loading" role="status">${t('page.loading')}</p>`}`;
    }
    const where = shown.get(code);
    const partOf = indicators.filter((each) => each.numerator === code || each.denominator === code);
    const nameOf = (each) => name(indicators.find((other) => other.code === each)?.name) || each;
    const named = (each) => html`<${IndicatorLink} code=${each}><bdi>${nameOf(each)}</bdi><//>`;
    return html`
        <${Heading} about=${code}><bdi>${name(content.name)}</bdi><//>
        ${back}
        <p><code>${code}</code>${unit(content.unit) && html` · ${unit(content.unit)}`} · <span data-label="version">${t('record.version', { version: content.version })}</span></p>
        ${version.deleted && html`<p class="news">${t('dictionary.deleted')}</p>`}
        <section>
            <h2>${t('figure.definition')}</h2>
            ${content.numerator
                ? html`<p class="counts-what">${named(content.numerator)} ÷ ${named(content.denominator)}</p>`
                : html`<p class="counts-what">${sentence(content, types)}</p>`}
            <${Definition} definition=${content} named=${named} />
            ${partOf.length > 0 && html`<h3>${t('dictionary.part-of')}</h3><ul>${partOf.map((each) => html`<li key=${each.code}>${named(each.code)} <span class="quiet">${t(each.numerator === code ? 'definition.numerator' : 'definition.denominator')}</span></li>`)}</ul>`}
        </section>
        <section>
            <h2>${t('dictionary.shown')}</h2>
            <p><${Shown} where=${where} known=${known} /></p>
            <p>${where ? html`<${Figure} figure=${where.figure} /> <span class="unit">${unit(content.unit)}</span> · ` : ''}<a href=${href('figure', { indicator: code })}>${t('dictionary.number')}</a></p>
        </section>
        <section>
            <h2>${t('dictionary.versions')}</h2>
            ${complete && html`<ol class="versions" reversed>${items.map((each, index) => html`<${Version} key=${each.version} version=${each} before=${items[index - 1]} present=${each === version} nameOf=${nameOf} />`).reverse()}</ol>`}
        </section>
    `;
}

function Version({ version, before, present, nameOf }) {
    const { content, deleted, since, writtenAt, writtenBy } = version;
    const types = useActivityTypes();
    const differs = content && before?.content ? differences(before.content, content).filter(({ path }) => path[0] !== 'counts') : [];
    return html`<li aria-current=${present ? 'true' : undefined}>
        <h3><span data-label="version">${t('record.version', { version: version.version })}</span> · ${t(deleted ? 'operation.deleted' : before?.content ? 'operation.updated' : 'operation.created')}</h3>
        <p class="quiet"><time datetime=${writtenAt}>${instant(writtenAt)}</time> · <bdi>${writtenBy}</bdi> · <span data-label="position">${t('dictionary.since', { position: since })}</span></p>
        ${content && html`<p>${sentence(content, types, nameOf)}</p>`}
        ${differs.length > 0 && html`<dl class="fields">${differs.map(({ path, before: was, after: is }) => html`<div key=${path.join('/')}><dt>${labelOf(path)}</dt><dd data-label=${path.at(-1)}><del>${fieldInWords(path, was, types)}</del> → <ins>${fieldInWords(path, is, types)}</ins></dd></div>`)}</dl>`}
    </li>`;
}

function labelOf(path) {
    return path[0] === 'name' ? t(`field.name.${path[1]}`) : word('definition', path[0] === 'where' ? path[1] : path[0]);
}
