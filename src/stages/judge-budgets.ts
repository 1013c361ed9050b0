import type {BudgetLimit, Measure} from '../inputs/check-settings.ts';
import type {ImageLayer} from '../oci/history.ts';
import type {BuildTarget} from '../plan/plan.ts';
import {formatBytes, shorten} from '../report/format.ts';
import {exactMeasure, formatMeasure, formatShare} from '../report/measures.ts';
import type {Before, Failure, Measured, Notice} from '../report/result.ts';
import {imageAndVariant} from '../report/targets.ts';

/** What growth is judged against. */
export type Comparison =
  | (Before & {
      readonly state: 'found';
      /** Why figures of it are missing: "it ended with exit code 1". */
      readonly problem?: string;
    })
  | {readonly state: 'absent'}
  | {readonly state: 'unknown'};

export interface Judgement {
  readonly failures: readonly Failure[];
  readonly warnings: readonly Notice[];
  /** Worth a word, and nothing wrong. */
  readonly notes: readonly string[];
}

export interface Evidence {
  readonly measured: Measured;
  readonly before: Comparison;
  readonly emulated: boolean;
  /** False when the checks did not pass: what they would have measured is then not asked for. */
  readonly passed: boolean;
  /** Of the image, for the cause; none where they are not known. */
  readonly layers: readonly ImageLayer[];
}

const NAMES = {
  size: 'size',
  'unpacked-size': 'unpacked size',
  layers: 'number of layers',
  startup: 'startup time',
  memory: 'memory',
  cpu: 'CPU time'
} satisfies Record<Measure, string>;

/** What QEMU needs itself is in these. */
const OF_RUNNING: readonly Measure[] = ['startup', 'memory', 'cpu'];

const SMALLER =
  'Make it smaller: a smaller base image, build tools only in an earlier stage, a .dockerignore, no package caches.';
const ADVICE = {
  size: SMALLER,
  'unpacked-size': SMALLER,
  layers: 'Join instructions that belong together, or start from a base image of fewer layers.',
  startup:
    'Let it do less before it answers. Targets that are checked side by side slow each other down: see "parallel".',
  memory: 'Let it load less, or later. The page cache of the files that it read counts too.',
  cpu: 'Let it do less before it answers.'
} satisfies Record<Measure, string>;

/** Judges every limit of a target by what was measured; a figure that equals its limit is within. */
export function judgeBudgets(target: BuildTarget, evidence: Evidence): Judgement {
  const judged = target.budgets.limits.map(limit => judge(limit, target, evidence));
  return {
    failures: judged.flatMap(({failure}) => failure ?? []),
    warnings: judged.flatMap(({warning}) => (warning === undefined ? [] : [{target: target.id, message: warning}])),
    notes: [...new Set(judged.flatMap(({note}) => note ?? []))]
  };
}

interface Judged {
  readonly failure?: Failure;
  readonly warning?: string;
  readonly note?: string;
}

function judge(limit: BudgetLimit, target: BuildTarget, evidence: Evidence): Judged {
  const {measure, text} = limit;
  const value = evidence.measured[measure];
  if (value === undefined) {
    if (!evidence.passed) return {};
    return {warning: `The budget "${measure}: ${text}" is not judged: ${whyUnknown(measure, target)}.`};
  }
  if (limit.limit.kind === 'absolute') {
    const {value: most} = limit.limit;
    if (value <= most) return {};
    return exceeded(
      limit,
      target,
      evidence,
      `${quantity(measure, value, most)}, over the budget of ${figure(measure, most, value)}`
    );
  }
  const {before} = evidence;
  if (before.state === 'absent') {
    return {
      note: `Of ${imageAndVariant(target)}, nothing is published yet to compare with: its limits of growth are judged from the next run on.`
    };
  }
  if (before.state === 'unknown') {
    return {warning: `The budget "${measure}: ${text}" is not judged: the registry does not tell what is published.`};
  }
  const old = before.measured[measure];
  if (old === undefined) {
    const why = before.problem ?? `its ${NAMES[measure]} could not be measured`;
    return {warning: `The budget "${measure}: ${text}" is not judged: of ${before.reference}, ${why}.`};
  }
  const {percent} = limit.limit;
  if (!isAbove(value, old, percent)) return {};
  const than = `${quantity(measure, value, old)}, ${formatShare(value, old)} against the ${formatMeasure(measure, old)} of ${before.reference}`;
  return exceeded(limit, target, evidence, `${than}; the budget is +${percent} %`);
}

/** Of the sizes of the field, an ulp must not decide. */
const isAbove = (value: number, old: number, percent: number): boolean => {
  const most = old * (100 + percent);
  return value * 100 > most * (1 + 1e-14);
};

/** Two figures that print alike are told exactly. */
const figure = (measure: Measure, value: number, other: number): string =>
  formatMeasure(measure, value) === formatMeasure(measure, other)
    ? exactMeasure(measure, value)
    : formatMeasure(measure, value);

const quantity = (measure: Measure, value: number, other: number): string =>
  `${NAMES[measure]} is ${figure(measure, value, other)}`;

function exceeded(
  {measure, level, limit}: BudgetLimit,
  target: BuildTarget,
  {emulated, layers}: Evidence,
  title: string
): Judged {
  // The machine's own speed is not what a limit in seconds was meant for; growth was measured in the same way.
  if (emulated && limit.kind === 'absolute' && OF_RUNNING.includes(measure)) {
    return {warning: `${title}, under emulation, which needs time and memory of its own.`};
  }
  if (level === 'warn') return {warning: `${title}.`};
  const cause = largestLayers(measure, layers);
  return {
    failure: {
      code: 'over-budget',
      target: target.id,
      title,
      ...(cause ? {cause} : {}),
      remedy: `${ADVICE[measure]} Or raise the budget "${measure}".`
    }
  };
}

const MANY = 3;

/** Undefined where the layers say nothing about the measure, or are not known. */
function largestLayers(measure: Measure, layers: readonly ImageLayer[]): string | undefined {
  if (!['size', 'unpacked-size'].includes(measure) || layers.length === 0) return undefined;
  const largest = layers.toSorted((a, b) => b.size - a.size).slice(0, MANY);
  return `Its largest layers: ${largest.map(({size, step}) => `${formatBytes(size)} of ${shorten(step, 120)}`).join('; ')}.`;
}

function whyUnknown(measure: Measure, {smoke}: BuildTarget): string {
  if (measure === 'size') return 'an image that is not pushed is not compressed';
  if (smoke === 'off') return 'the image is not started ("smoke: off")';
  return `the engine does not tell the ${NAMES[measure]}`;
}
