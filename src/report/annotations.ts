import type {Plan} from '../plan/plan.ts';
import type {WorkflowAnnotation} from '../ports/workflow.ts';
import {clean, count, oneLine, shorten} from './format.ts';
import {type FailureGroup, groupFailures, groupNotices, type NoticeGroup, otherTargets} from './groups.ts';
import type {Failure, RunResult, SourcePlace} from './result.ts';

/** GitHub shows so many of each level for a step. */
const MAX_PER_LEVEL = 10;
const MAX_MESSAGE = 2000;

export function buildAnnotations(result: RunResult): readonly WorkflowAnnotation[] {
  const failures = groupFailures(result.failures).map(toAnnotation);
  return [
    ...limited(failures.filter(({level}) => level === 'error')),
    ...limited([...result.leftovers.map(leftBehind), ...groupNotices(result.warnings).map(toWarning)]),
    ...limited(failures.filter(({level}) => level === 'notice'))
  ];
}

/** The same for `mode: plan`. */
export const planAnnotations = ({warnings}: Plan, failures: readonly Failure[]): readonly WorkflowAnnotation[] => [
  ...limited(groupFailures(failures).map(toAnnotation)),
  ...limited(warnings.map(message => toWarning({message, targets: []})))
];

export function toAnnotation({code, title, cause, remedy, place, targets}: FailureGroup): WorkflowAnnotation {
  const level = code === 'cancelled' ? 'notice' : 'error';
  const where = targets.filter(target => !title.includes(target)).join(', ');
  const heading = oneLine(where === '' ? title : `${title} (${where})`);
  const advice = [cause, remedy].filter(text => text !== undefined && text !== '');
  if (!place) return {level, message: toMessage([heading, ...advice])};
  return {level, title: heading, message: toMessage(advice.length > 0 ? advice : [heading]), ...toRange(place)};
}

export function toWarning({message, place, targets}: NoticeGroup): WorkflowAnnotation {
  const where = place ? '' : otherTargets(targets, message);
  return {
    level: 'warning',
    message: toMessage([where === '' ? message : `${where}: ${message}`]),
    ...(place ? toRange(place) : {})
  };
}

const leftBehind = (leftover: string): WorkflowAnnotation => ({
  level: 'warning',
  message: toMessage([`Left behind: ${leftover}`])
});

const toMessage = (parts: readonly (string | undefined)[]): string =>
  shorten(clean(parts.join('\n')).trim(), MAX_MESSAGE);

const toRange = ({file, line, endLine}: SourcePlace): Pick<WorkflowAnnotation, 'file' | 'startLine' | 'endLine'> => ({
  file,
  startLine: line,
  ...(endLine === undefined ? {} : {endLine})
});

/** The last of them counts those that GitHub would drop. */
export function limited(annotations: readonly WorkflowAnnotation[]): readonly WorkflowAnnotation[] {
  const first = annotations[0];
  if (!first || annotations.length <= MAX_PER_LEVEL) return annotations;
  const shown = annotations.slice(0, MAX_PER_LEVEL - 1);
  const rest = count(annotations.length - shown.length, `more ${first.level}`);
  return [...shown, {level: first.level, message: `${rest}: see the summary of the job.`}];
}
