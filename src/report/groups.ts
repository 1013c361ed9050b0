import type {Failure, Notice} from './result.ts';

/** The same failure of several build targets, told once. */
export interface FailureGroup extends Omit<Failure, 'target' | 'details'> {
  readonly targets: readonly string[];
  /** Each different text once. */
  readonly details: readonly {readonly target: string | undefined; readonly text: string}[];
}

export interface NoticeGroup extends Omit<Notice, 'target'> {
  readonly targets: readonly string[];
}

export const groupFailures = (failures: readonly Failure[]): readonly FailureGroup[] =>
  groupBy(failures, ({code, title, cause, remedy, place}) => [code, title, cause, remedy, place]).map(group => {
    const {target, details, ...common} = group[0];
    const distinct = group.filter((one, index) => group.findIndex(other => other.details === one.details) === index);
    return {
      ...common,
      targets: targetsOf(group),
      details: distinct.flatMap(one => (one.details?.trim() ? [{target: one.target, text: one.details}] : []))
    };
  });

/** Every platform's build repeats the warnings of their one Dockerfile. */
export const groupNotices = (notices: readonly Notice[]): readonly NoticeGroup[] =>
  groupBy(notices, ({message, place}) => [message, place]).map(group => {
    const {target, ...common} = group[0];
    return {...common, targets: targetsOf(group)};
  });

/** More names than these say no more. */
const MAX_NAMES = 4;

/** Names of the targets, those that the text has left out: `hello/linux/amd64, hello/linux/arm64 and 3 more`. */
export function otherTargets(targets: readonly string[], text: string): string {
  const names = targets.filter(target => !text.includes(target));
  const shown = names.slice(0, MAX_NAMES).join(', ');
  return names.length > MAX_NAMES ? `${shown} and ${names.length - MAX_NAMES} more` : shown;
}

const targetsOf = (items: readonly {readonly target?: string}[]): readonly string[] => [
  ...new Set(items.flatMap(({target}) => (target === undefined ? [] : [target])))
];

type NonEmpty<T> = [T, ...T[]];

function groupBy<T>(items: readonly T[], keyOf: (item: T) => unknown): readonly NonEmpty<T>[] {
  const groups = new Map<string, NonEmpty<T>>();
  for (const item of items) {
    const key = JSON.stringify(keyOf(item));
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups.values()];
}
