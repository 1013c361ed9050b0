import type {Facts} from '../../context/facts.ts';
import type {NamedArguments, TemplateContext} from '../../inputs/templates/engine.ts';
import {formatDate} from './format-date.ts';
import {branchOf, pullRequestOf, tagOf} from './ref.ts';

/** Expressions that every text may hold: functions, so that they stand in others too, `{{#if (tag)}}`. */
export function globalContext(facts: Facts, ref: string, shortSha: string): TemplateContext {
  const isDefault = isDefaultBranch(facts, ref);
  return {
    ...dateContext(facts),
    branch: () => branchOf(ref) ?? '',
    tag: () => tagOf(ref) ?? '',
    sha: () => shortSha,
    base_ref: () => baseRef(facts, ref),
    is_default_branch: () => String(isDefault),
    is_not_default_branch: () => String(!isDefault)
  };
}

/** `{{date 'YYYYMMDD' tz='Asia/Tokyo'}}` of the run, `{{commit_date …}}` of the commit. */
export const dateContext = ({now, commitTime}: Facts): TemplateContext => ({
  date: (plain, named) => dated(now, plain, named),
  commit_date: (plain, named) => dated(commitTime ?? now, plain, named)
});

function dated(time: string, [format]: readonly unknown[], named: NamedArguments): string {
  const unknown = Object.keys(named).find(name => name !== 'tz');
  if (unknown !== undefined) throw new Error(`"${unknown}" is not an argument of a date (want tz='Europe/Berlin')`);
  return formatDate(new Date(time), format === undefined ? undefined : String(format), String(named.tz ?? 'UTC'));
}

function baseRef({event}: Facts, ref: string): string {
  if (tagOf(ref) !== undefined && event.baseRef !== undefined) return event.baseRef;
  return pullRequestOf(ref) === undefined ? '' : (event.pullRequest?.baseRef ?? '');
}

/** Events that GitHub runs on the default branch's last commit alone. */
const OF_DEFAULT_BRANCH = /create|discussion|issues|schedule/;

function isDefaultBranch({event, repository}: Facts, ref: string): boolean {
  const branch = branchOf(ref) ?? ref;
  if (branch === '') return false;
  return branch === repository.defaultBranch || OF_DEFAULT_BRANCH.test(event.name);
}
