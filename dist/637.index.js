export const id = 637;
export const ids = [637];
export const modules = {

/***/ 84637:
/***/ ((__unused_webpack_module, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  recordMetrics: () => (/* binding */ recordMetrics)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./src/report/format.ts
var format = __webpack_require__(12011);
// EXTERNAL MODULE: ./src/report/markdown.ts
var markdown = __webpack_require__(54285);
;// CONCATENATED MODULE: ./src/report/metrics.ts


/** Older runs are left out. */
const MAX_RUNS = 30;
const metricsOf = ({ outcome, plan, durationMs, targets }, at) => ({
    at,
    commit: plan?.revision.slice(0, 7) ?? '',
    success: outcome === 'success',
    durationMs,
    sizes: Object.fromEntries(targets.flatMap(({ id, measured: { size } }) => (size === undefined ? [] : [[id, size]])))
});
/** The runs of a kept file, oldest first; what does not look like a run is left out. */
function parseHistory(text) {
    try {
        const { runs } = JSON.parse(text ?? '{}');
        return (Array.isArray(runs) ? runs : []).filter(isRun).slice(-MAX_RUNS);
    }
    catch {
        return [];
    }
}
const formatHistory = (runs) => `${JSON.stringify({ schema: 1, runs: runs.slice(-MAX_RUNS) })}\n`;
function isRun(value) {
    if (typeof value !== 'object' || value === null)
        return false;
    const { at, commit, success, durationMs, sizes } = value;
    return (typeof at === 'string' &&
        typeof commit === 'string' &&
        typeof success === 'boolean' &&
        Number.isFinite(durationMs) &&
        typeof sizes === 'object' &&
        sizes !== null &&
        Object.values(sizes).every(size => Number.isFinite(size)));
}
/** Charts of more targets are in the file alone. */
const MAX_CHARTS = 3;
/**
 * The section of the job summary. GitHub shows neither `<svg>` nor data: images in Markdown, but draws Mermaid's charts,
 * as SVG.
 * @param runs oldest first, this one last
 * @param missing why nothing is carried from run to run, a clause
 */
function renderMetrics(runs, missing) {
    const good = runs.filter(({ success }) => success).length;
    const last = runs.at(-1);
    const words = [
        `${good} of ${(0,format/* count */.U9)(runs.length, 'run')} succeeded: ${runs.map(({ success }) => (success ? '✅' : '❌')).join('')}`,
        ...(last ? [`this one took ${(0,format/* formatDuration */.a3)(last.durationMs)}`] : [])
    ];
    const charts = runs.length < 2
        ? []
        : [
            chart('Run time (s)', runs.map(({ durationMs }) => durationMs / 1000)),
            ...sizeSeries(runs)
                .slice(0, MAX_CHARTS)
                .map(({ id, sizes }) => chart(`Size of ${id} (MB)`, sizes.map(size => size / 1e6)))
        ];
    const note = missing === undefined
        ? 'There is no history yet: charts begin with the second run.'
        : `There is no history: ${missing}.`;
    return [
        '### Metrics',
        (0,markdown/* escapeText */.X1)(`${words.join('; ')}.`),
        ...(runs.length < 2 ? [(0,markdown/* escapeText */.X1)(note)] : []),
        ...charts.map(lines => (0,markdown/* fence */.EU)(lines, 'mermaid'))
    ].join('\n\n');
}
/** Runs without a size of the target are left out: a line of Mermaid has no gaps. */
const sizeSeries = (runs) => Object.keys(runs.findLast(({ sizes }) => Object.keys(sizes).length > 0)?.sizes ?? {})
    .map(id => ({ id, sizes: runs.flatMap(({ sizes }) => sizes[id] ?? []) }))
    .filter(({ sizes }) => sizes.length > 1);
function chart(title, values) {
    const numbers = values.map(value => Number(value.toPrecision(4)));
    const top = Math.max(...numbers) * 1.1 || 1;
    return [
        '---',
        'config:',
        '  xyChart:',
        '    width: 600',
        '    height: 160',
        '---',
        'xychart-beta',
        `  title "${title.replace(/[^\w ./()-]/g, '_')}"`,
        `  x-axis 1 --> ${numbers.length}`,
        `  y-axis 0 --> ${Number(top.toPrecision(3))}`,
        `  line [${numbers.join(', ')}]`
    ];
}

;// CONCATENATED MODULE: ./src/report/metrics-svg.ts

const WIDTH = 640;
const PANEL = 110;
const [LEFT, RIGHT, TOP] = [70, 20, 26];
/** Told apart by people who do not see red or green, too (Okabe and Ito). */
const COLOURS = ['#0072b2', '#e69f00', '#009e73', '#cc79a7', '#56b4e9', '#d55e00'];
const [GOOD, BAD] = ['#009e73', '#d55e00'];
/** Run time, success and sizes of the last runs as a small chart, without scripts and without foreign files. */
function renderMetricsSvg(runs) {
    const ids = [...new Set(runs.flatMap(({ sizes }) => Object.keys(sizes)))].slice(-COLOURS.length);
    const legend = ids.length * 16;
    const height = 2 * (PANEL + TOP) + legend + 40;
    const sizes = ids.map((id, index) => ({
        colour: COLOURS[index % COLOURS.length] ?? GOOD,
        label: id,
        values: runs.map(run => run.sizes[id])
    }));
    const time = { colour: '#333333', label: 'run time', values: runs.map(({ durationMs }) => durationMs) };
    const second = PANEL + TOP + 20;
    return [
        `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="11" role="img" aria-label="${escapeXml(label(runs))}">`,
        `<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>`,
        ...panel(0, 'Run time, and whether it succeeded', [time], format/* formatDuration */.a3),
        ...runs.map(({ success, at, commit }, index) => {
            const title = `${at} ${commit}: ${success ? 'succeeded' : 'failed'}`;
            return `<circle cx="${round(x(index, runs.length))}" cy="${TOP + PANEL + 8}" r="4" fill="${success ? GOOD : BAD}"><title>${escapeXml(title)}</title></circle>`;
        }),
        ...panel(second, 'Compressed size', sizes, format/* formatBytes */.z3),
        ...sizes.map(({ colour, label: name, values }, index) => {
            const y = second + TOP + PANEL + 18 + index * 16;
            const last = values.findLast(value => value !== undefined);
            const text = `${name}${last === undefined ? '' : `: ${(0,format/* formatBytes */.z3)(last)}`}`;
            return `<rect x="${LEFT}" y="${y - 9}" width="10" height="10" fill="${colour}"/><text x="${LEFT + 16}" y="${y}">${escapeXml(text)}</text>`;
        }),
        '</svg>',
        ''
    ].join('\n');
}
function panel(y, title, series, format) {
    const top = Math.max(0, ...series.flatMap(({ values }) => values.filter(value => value !== undefined))) * 1.1 || 1;
    const at = (value) => y + TOP + PANEL * (1 - value / top);
    return [
        `<text x="${LEFT}" y="${y + 16}" font-weight="bold">${escapeXml(title)}</text>`,
        ...[0, 0.5, 1].map(part => {
            const line = round(at(top * part));
            return `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${line}" y2="${line}" stroke="#dddddd"/><text x="${LEFT - 6}" y="${line + 4}" text-anchor="end">${escapeXml(format(top * part))}</text>`;
        }),
        ...series.flatMap(({ colour, values }) => draw(values, colour, at))
    ];
}
/** A line through every run that has a value; one alone is a dot. */
function draw(values, colour, at) {
    const points = values.flatMap((value, index) => value === undefined ? [] : [`${round(x(index, values.length))},${round(at(value))}`]);
    const [first = '', ...more] = points;
    if (points.length === 0)
        return [];
    if (more.length === 0) {
        const [cx, cy] = first.split(',');
        return [`<circle cx="${cx}" cy="${cy}" r="3" fill="${colour}"/>`];
    }
    return [`<polyline points="${points.join(' ')}" fill="none" stroke="${colour}" stroke-width="2"/>`];
}
/** The newest run stands on the right. */
const x = (index, runs) => runs < 2 ? WIDTH - RIGHT : LEFT + ((WIDTH - LEFT - RIGHT) * index) / (runs - 1);
const round = (value) => Math.round(value * 10) / 10;
const label = (runs) => `${runs.filter(({ success }) => success).length} of ${runs.length} runs succeeded`;
const escapeXml = (text) => text
    .replace(/[^\P{Cc}\t\n]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');

;// CONCATENATED MODULE: ./src/stages/metrics.ts



/**
 * Adds a run to the history of its images and draws it. Runs of pull requests are drawn beside the history of their base
 * and not kept: GitHub would keep them for that pull request alone. Never throws: a disk that is full is a warning, and the
 * report of the run is told without them.
 */
async function recordMetrics(result, settings, facts, ports) {
    try {
        return await record(result, settings, facts, ports);
    }
    catch (error) {
        const message = `The metrics of the run were not drawn: ${error.message}`;
        ports.workflow.annotate({ level: 'warning', message });
        return undefined;
    }
}
async function record(result, { images }, { event, run, now }, { files, temp, createRunHistory }) {
    const id = idOf(images);
    const folder = `${temp}/multiarch-build-metrics/${id}`;
    const [path, file] = [`${folder}/history.json`, `${folder}/metrics.svg`];
    const beginning = `multiarch-build-metrics-${id}-`;
    const history = await createRunHistory();
    // What a step before has left is not what the cache brings back.
    await files.remove(path);
    if (history.missing === undefined)
        await history.restore(path, beginning);
    const runs = [...parseHistory(await files.read(path)), metricsOf(result, now)];
    await files.writePrivate(path, formatHistory(runs), 0o644);
    await files.writePrivate(file, renderMetricsSvg(runs), 0o644);
    if (history.missing === undefined && !event.pullRequest) {
        await history.save(path, `${beginning}${run.id}-${run.attempt}`);
    }
    return { summary: renderMetrics(runs, history.missing), file };
}
/** Several uses of the action in one repository have a history each, and a folder each in one job. */
const idOf = (images) => (0,external_node_crypto_.createHash)('sha256')
    .update(JSON.stringify(images.map(({ name, repositories }) => [name, repositories.map(one => one.name)])))
    .digest('hex')
    .slice(0, 12);


/***/ })

};
