import {count, formatDuration} from './format.ts';
import {escapeText, fence} from './markdown.ts';
import type {RunResult} from './result.ts';

/** One run, as the history keeps it. Times are milliseconds, sizes bytes. */
export interface RunMetrics {
  /** ISO 8601. */
  readonly at: string;
  /** Shortened; '' where it is not known. */
  readonly commit: string;
  readonly success: boolean;
  readonly durationMs: number;
  /** Build target → compressed size, of those that were measured. */
  readonly sizes: Readonly<Record<string, number>>;
}

/** Older runs are left out. */
export const MAX_RUNS = 30;

export const metricsOf = ({outcome, plan, durationMs, targets}: RunResult, at: string): RunMetrics => ({
  at,
  commit: plan?.revision.slice(0, 7) ?? '',
  success: outcome === 'success',
  durationMs,
  sizes: Object.fromEntries(
    targets.flatMap(({id, measured: {size}}) => (size === undefined ? [] : [[id, size] as const]))
  )
});

/** The runs of a kept file, oldest first; what does not look like a run is left out. */
export function parseHistory(text: string | undefined): readonly RunMetrics[] {
  try {
    const {runs} = JSON.parse(text ?? '{}') as {runs?: unknown};
    return (Array.isArray(runs) ? (runs as readonly unknown[]) : []).filter(isRun).slice(-MAX_RUNS);
  } catch {
    return [];
  }
}

export const formatHistory = (runs: readonly RunMetrics[]): string =>
  `${JSON.stringify({schema: 1, runs: runs.slice(-MAX_RUNS)})}\n`;

function isRun(value: unknown): value is RunMetrics {
  if (typeof value !== 'object' || value === null) return false;
  const {at, commit, success, durationMs, sizes} = value as Record<string, unknown>;
  return (
    typeof at === 'string' &&
    typeof commit === 'string' &&
    typeof success === 'boolean' &&
    Number.isFinite(durationMs) &&
    typeof sizes === 'object' &&
    sizes !== null &&
    Object.values(sizes).every(size => Number.isFinite(size))
  );
}

/** Charts of more targets are in the file alone. */
const MAX_CHARTS = 3;

/**
 * The section of the job summary. GitHub shows neither `<svg>` nor data: images in Markdown, but draws Mermaid's charts,
 * as SVG.
 * @param runs oldest first, this one last
 * @param missing why nothing is carried from run to run, a clause
 */
export function renderMetrics(runs: readonly RunMetrics[], missing: string | undefined): string {
  const good = runs.filter(({success}) => success).length;
  const last = runs.at(-1);
  const words = [
    `${good} of ${count(runs.length, 'run')} succeeded: ${runs.map(({success}) => (success ? '✅' : '❌')).join('')}`,
    ...(last ? [`this one took ${formatDuration(last.durationMs)}`] : [])
  ];
  const charts =
    runs.length < 2
      ? []
      : [
          chart(
            'Run time (s)',
            runs.map(({durationMs}) => durationMs / 1000)
          ),
          ...sizeSeries(runs)
            .slice(0, MAX_CHARTS)
            .map(({id, sizes}) =>
              chart(
                `Size of ${id} (MB)`,
                sizes.map(size => size / 1e6)
              )
            )
        ];
  const note =
    missing === undefined
      ? 'There is no history yet: charts begin with the second run.'
      : `There is no history: ${missing}.`;
  return [
    '### Metrics',
    escapeText(`${words.join('; ')}.`),
    ...(runs.length < 2 ? [escapeText(note)] : []),
    ...charts.map(lines => fence(lines, 'mermaid'))
  ].join('\n\n');
}

/** Runs without a size of the target are left out: a line of Mermaid has no gaps. */
export const sizeSeries = (runs: readonly RunMetrics[]) =>
  Object.keys(runs.findLast(({sizes}) => Object.keys(sizes).length > 0)?.sizes ?? {})
    .map(id => ({id, sizes: runs.flatMap(({sizes}) => sizes[id] ?? [])}))
    .filter(({sizes}) => sizes.length > 1);

function chart(title: string, values: readonly number[]): readonly string[] {
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
