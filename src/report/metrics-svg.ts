import {formatBytes, formatDuration} from './format.ts';
import type {RunMetrics} from './metrics.ts';

const WIDTH = 640;
const PANEL = 110;
const [LEFT, RIGHT, TOP] = [70, 20, 26];
/** Told apart by people who do not see red or green, too (Okabe and Ito). */
const COLOURS = ['#0072b2', '#e69f00', '#009e73', '#cc79a7', '#56b4e9', '#d55e00'];
const [GOOD, BAD] = ['#009e73', '#d55e00'];

/** Run time, success and sizes of the last runs as a small chart, without scripts and without foreign files. */
export function renderMetricsSvg(runs: readonly RunMetrics[]): string {
  const ids = [...new Set(runs.flatMap(({sizes}) => Object.keys(sizes)))].slice(-COLOURS.length);
  const legend = ids.length * 16;
  const height = 2 * (PANEL + TOP) + legend + 40;
  const sizes = ids.map((id, index) => ({
    colour: COLOURS[index % COLOURS.length] ?? GOOD,
    label: id,
    values: runs.map(run => run.sizes[id])
  }));
  const time = {colour: '#333333', label: 'run time', values: runs.map(({durationMs}) => durationMs)};
  const second = PANEL + TOP + 20;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="sans-serif" font-size="11" role="img" aria-label="${escapeXml(label(runs))}">`,
    `<rect width="${WIDTH}" height="${height}" fill="#ffffff"/>`,
    ...panel(0, 'Run time, and whether it succeeded', [time], formatDuration),
    ...runs.map(({success, at, commit}, index) => {
      const title = `${at} ${commit}: ${success ? 'succeeded' : 'failed'}`;
      return `<circle cx="${round(x(index, runs.length))}" cy="${TOP + PANEL + 8}" r="4" fill="${success ? GOOD : BAD}"><title>${escapeXml(title)}</title></circle>`;
    }),
    ...panel(second, 'Compressed size', sizes, formatBytes),
    ...sizes.map(({colour, label: name, values}, index) => {
      const y = second + TOP + PANEL + 18 + index * 16;
      const last = values.findLast(value => value !== undefined);
      const text = `${name}${last === undefined ? '' : `: ${formatBytes(last)}`}`;
      return `<rect x="${LEFT}" y="${y - 9}" width="10" height="10" fill="${colour}"/><text x="${LEFT + 16}" y="${y}">${escapeXml(text)}</text>`;
    }),
    '</svg>',
    ''
  ].join('\n');
}

interface Series {
  readonly colour: string;
  readonly label: string;
  readonly values: readonly (number | undefined)[];
}

function panel(
  y: number,
  title: string,
  series: readonly Series[],
  format: (value: number) => string
): readonly string[] {
  const top = Math.max(0, ...series.flatMap(({values}) => values.filter(value => value !== undefined))) * 1.1 || 1;
  const at = (value: number): number => y + TOP + PANEL * (1 - value / top);
  return [
    `<text x="${LEFT}" y="${y + 16}" font-weight="bold">${escapeXml(title)}</text>`,
    ...[0, 0.5, 1].map(part => {
      const line = round(at(top * part));
      return `<line x1="${LEFT}" x2="${WIDTH - RIGHT}" y1="${line}" y2="${line}" stroke="#dddddd"/><text x="${LEFT - 6}" y="${line + 4}" text-anchor="end">${escapeXml(format(top * part))}</text>`;
    }),
    ...series.flatMap(({colour, values}) => draw(values, colour, at))
  ];
}

/** A line through every run that has a value; one alone is a dot. */
function draw(values: Series['values'], colour: string, at: (value: number) => number): readonly string[] {
  const points = values.flatMap((value, index) =>
    value === undefined ? [] : [`${round(x(index, values.length))},${round(at(value))}`]
  );
  const [first = '', ...more] = points;
  if (points.length === 0) return [];
  if (more.length === 0) {
    const [cx, cy] = first.split(',');
    return [`<circle cx="${cx}" cy="${cy}" r="3" fill="${colour}"/>`];
  }
  return [`<polyline points="${points.join(' ')}" fill="none" stroke="${colour}" stroke-width="2"/>`];
}

/** The newest run stands on the right. */
const x = (index: number, runs: number): number =>
  runs < 2 ? WIDTH - RIGHT : LEFT + ((WIDTH - LEFT - RIGHT) * index) / (runs - 1);

const round = (value: number): number => Math.round(value * 10) / 10;

const label = (runs: readonly RunMetrics[]): string =>
  `${runs.filter(({success}) => success).length} of ${runs.length} runs succeeded`;

const escapeXml = (text: string): string =>
  text
    .replace(/[^\P{Cc}\t\n]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
