/**
 * A chart and its table on the same spot: the table first, the chart on demand. ECharts is loaded only then. Bars and lines, nothing else.
 */
import { useEffect, useRef, useState } from 'preact/hooks';
import { go, here, replace, useAddress } from './address.js';
import { number } from './format.js';
import { html } from './html.js';
import { t } from './words.js';

/** What a letter of a name takes at most, in pixels, with its share of the room between names. */
const LETTER = 14;
/** More bars than these nobody reads, and a canvas that is high enough for thousands shows nothing. */
const MOST = 100;

/**
 * @param {{title: string, table: import('preact').ComponentChild, kind?: 'bar'|'line', categories: string[],
 *     series: {name: string, values: (number|null)[], href?: function(number): string|null}[], unit?: string, view?: string}} props
 * view: the parameter of the address that says what is shown
 */
export function TableOrChart({ title, table, kind = 'bar', categories, series, unit, view = 'view' }) {
    const asChart = useAddress().params[view] === 'chart';
    const choose = (chart) => replace(here({ [view]: chart ? 'chart' : null }));
    return html`<div class="table-or-chart">
        <div class="switch" role="group" aria-label=${t('chart.switch', { title })}>
            <button type="button" aria-pressed=${!asChart} onClick=${() => choose(false)}>${t('chart.table')}</button>
            <button type="button" aria-pressed=${asChart} onClick=${() => choose(true)}>${t('chart.chart')}</button>
        </div>
        ${asChart ? html`<${Chart} title=${title} kind=${kind} unit=${unit} ...${highest(categories, series)} />` : table}
        ${asChart && categories.length > MOST && html`<p class="hint" data-label="shown">${t('chart.highest', { n: MOST, all: categories.length })}</p>`}
    </div>`;
}

/** What a chart has room for: all, or the highest of the first series. */
function highest(categories, series) {
    if (categories.length <= MOST) {
        return { categories, series };
    }
    const [{ values }] = series;
    const shown = [...categories.keys()].sort((one, other) => (values[other] ?? -Infinity) - (values[one] ?? -Infinity)).slice(0, MOST);
    return {
        categories: shown.map((index) => categories[index]),
        series: series.map((each) => ({ ...each, values: shown.map((index) => each.values[index]), href: each.href && ((place) => each.href(shown[place])) })),
    };
}

function Chart({ title, kind, categories, series, unit }) {
    const box = useRef(null);
    const [failed, setFailed] = useState(false);
    useEffect(() => {
        let chart;
        let gone = false;
        const resize = () => chart?.resize();
        import('echarts').then((echarts) => {
            if (gone) {
                return;
            }
            chart = echarts.init(box.current, null, { renderer: 'canvas' });
            chart.setOption(options(kind, categories, series, unit));
            chart.on('click', ({ seriesIndex, dataIndex }) => {
                const link = series[seriesIndex].href?.(dataIndex);
                if (link) {
                    go(link);
                }
            });
        }).catch(() => setFailed(true));
        window.addEventListener('resize', resize);
        window.addEventListener('beforeprint', resize);
        return () => {
            gone = true;
            window.removeEventListener('resize', resize);
            window.removeEventListener('beforeprint', resize);
            chart?.dispose();
        };
    }, [kind, JSON.stringify([categories, series]), unit]);
    return failed
        ? html`<p class="problem">${t('chart.failed')}</p>`
        : html`<div class="chart" style=${lies(kind, categories) ? { height: `${4 + categories.length * (0.9 * series.length + 0.6)}rem` } : {}} role="img" aria-label=${t('chart.label', { title })} ref=${box}></div>`;
}

/** Whether bars lie, with their names beside them: where the names have no room below, some would be left out. */
function lies(kind, categories) {
    return kind === 'bar' && categories.join('').length * LETTER > window.innerWidth;
}

function options(kind, categories, series, unit) {
    const style = getComputedStyle(document.documentElement);
    const colour = (name) => style.getPropertyValue(name).trim();
    const text = { color: colour('--ink'), fontFamily: style.fontFamily, fontSize: parseFloat(style.fontSize) * 0.8 };
    const names = { type: 'category', data: categories, axisLabel: { ...text, hideOverlap: true }, axisTick: { show: false } };
    const values = { type: 'value', minInterval: unit === 'ratio' ? undefined : 1, axisLabel: { ...text, formatter: (value) => number(value, unit) } };
    return {
        animation: false,
        color: [colour('--bar'), colour('--bar-before'), colour('--bar-third')],
        textStyle: text,
        grid: { left: 8, right: 16, top: series.length > 1 ? 36 : 16, bottom: 8, containLabel: true },
        legend: series.length > 1 ? { top: 0, left: 0, textStyle: text, data: series.map((each) => each.name) } : undefined,
        tooltip: { trigger: 'axis', renderMode: 'richText', axisPointer: { type: 'shadow' }, valueFormatter: (value) => (value == null ? t('state.missing') : number(value, unit)) },
        ...(lies(kind, categories) ? { yAxis: { ...names, inverse: true, axisLabel: { ...text, width: Math.min(140, window.innerWidth / 3), overflow: 'break' } }, xAxis: values } : { xAxis: names, yAxis: values }),
        series: series.map((each) => ({ name: each.name, type: kind, data: each.values, barMaxWidth: 28, symbolSize: 6 })),
    };
}
