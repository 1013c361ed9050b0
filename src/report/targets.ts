import {formatDuration, NONE} from './format.ts';
import {measureCell} from './measures.ts';
import type {RunResult, TargetResult} from './result.ts';
import type {Table} from './table.ts';

/** Empty when no build was started: then there is nothing to tell apart. */
export function targetsTable({targets, plan, failures}: RunResult): Table | undefined {
  if (!wasStarted(targets)) return undefined;
  const over = new Set(failures.flatMap(({code, target}) => (code === 'over-budget' && target ? [target] : [])));
  const isUnpacked = plan?.push.push === false;
  return {
    columns: [
      {title: 'Image', kind: 'code'},
      {title: 'Platform', kind: 'text'},
      {title: isUnpacked ? 'Unpacked size' : 'Size', kind: 'number'},
      {title: 'Build', kind: 'number'},
      {title: 'Cached steps', kind: 'number'},
      {title: 'Healthy after', kind: 'number'},
      {title: 'Result', kind: 'text'}
    ],
    rows: targets.map(target => [...toRow(target), over.has(target.id) ? '❌ over budget' : describeStatus(target)])
  };
}

export const wasStarted = (targets: readonly TargetResult[]): boolean =>
  targets.some(({status}) => status !== 'not-started');

/** `image[/variant]`. */
export const imageAndVariant = ({image, variant}: {readonly image: string; readonly variant: string}): string =>
  variant === '' ? image : `${image}/${variant}`;

const toRow = (target: TargetResult): readonly string[] => {
  const {build, platform, measured} = target;
  const size = measureCell(target, measured.size === undefined ? 'unpacked-size' : 'size');
  return [
    imageAndVariant(target),
    platform,
    size,
    build ? formatDuration(build.durationMs) : NONE,
    build ? `${build.cachedSteps}/${build.steps}` : NONE,
    healthyAfter(target)
  ];
};

function healthyAfter({check, measured: {startup}}: TargetResult): string {
  if (!check) return NONE;
  const time = startup === undefined ? '' : formatDuration(startup);
  return [time, check.emulated ? '(emulated)' : ''].filter(Boolean).join(' ') || NONE;
}

const STATUS: Record<TargetResult['status'], (target: TargetResult) => string> = {
  passed: ({check, tests}) =>
    `${check?.notRun ? '⚠️' : '✅'} ${tests ? 'tests passed, ' : ''}${check?.notRun || isChecked(check) ? check.summary : 'built, not checked'}`,
  reused: ({reusedFrom = ''}) => `✅ tested in an earlier run (${reusedFrom.replace(/^.*[/ ]/, '')})`,
  failed: ({build, check, tests}) =>
    `❌ ${build ? (check?.summary ?? 'check failed') : tests && !tests.passed ? 'tests failed' : 'build failed'}`,
  cancelled: () => '⚠️ cancelled',
  'not-started': () => 'not started'
};

export const describeStatus = (target: TargetResult): string => STATUS[target.status](target);

/** In this run, or in the one that its image is of. */
export const hasPassed = ({status}: TargetResult): boolean => status === 'passed' || status === 'reused';

/** False for a build that was not tried out. */
export const isChecked = (check: TargetResult['check']): check is NonNullable<TargetResult['check']> =>
  check !== undefined && check.summary !== 'off' && !check.notRun;
