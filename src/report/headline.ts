import {count, listWords} from './format.ts';
import {countTags, publishedRows} from './published.ts';
import type {Outcome, RunResult} from './result.ts';
import {hasPassed, isChecked, wasStarted} from './targets.ts';

/** The outcome in one sentence of plain text, without a full stop. */
export const headline = (result: RunResult): string => HEADLINE[result.outcome](result);

const HEADLINE: Record<Outcome, (result: RunResult) => string> = {
  success: result => {
    if (result.plan?.task === 'nothing') return `Nothing to do: ${result.plan.push.reason}`;
    const {written, planned} = tagCount(result);
    if (written > 0) return written < planned ? describePart(result) : `${verb(result)} ${publishedNames(result)}`;
    const push = result.plan?.push;
    return push && !push.push
      ? `${describeWork(result)}, not pushed: ${push.reason}`
      : `${describeWork(result)}, ${hasHeld(result) ? 'every tag is held back' : 'no tag to write'}`;
  },
  failure: result => {
    const {written, unconfirmed, planned} = tagCount(result);
    if (written > 0)
      return written < planned ? describePart(result) : `${verb(result)} ${publishedNames(result)}, but the run failed`;
    if (unconfirmed > 0)
      return `${result.rehearsed ? 'Perhaps rehearsed publishing' : 'Perhaps published'} ${publishedNames(result)}: ${untold(unconfirmed)}`;
    if (!result.plan) return 'Failed before anything was built';
    return result.plan.push.push ? `Nothing was published: ${whyFailed(result)}` : capitalise(whyFailed(result));
  },
  cancelled: result => {
    const {written, unconfirmed, planned} = tagCount(result);
    if (written > 0 && written === planned) return `Cancelled after ${publishedNames(result)} was published`;
    if (written + unconfirmed > 0) return `Cancelled while publishing: ${describeCount(result)}`;
    if (!wasStarted(result.targets)) return 'Cancelled before anything was built';
    return result.plan?.push.push === false
      ? `Cancelled: ${passed(result)}`
      : `Cancelled, nothing was published: ${passed(result)}`;
  }
};

const verb = ({rehearsed}: RunResult): string => (rehearsed ? 'Rehearsed publishing' : 'Published');

export const ICON: Record<Outcome, string> = {success: '✅', failure: '❌', cancelled: '⚠️'};

const hasHeld = ({plan}: RunResult): boolean => plan?.publications.some(({held}) => held.length > 0) ?? false;

const tagCount = (result: RunResult) => countTags(publishedRows(result));

function describePart(result: RunResult): string {
  return `${result.rehearsed ? 'Partly rehearsed publishing' : 'Partly published'} ${publishedNames(result)}: ${describeCount(result)}`;
}

function describeCount(result: RunResult): string {
  const {written, unconfirmed, planned} = tagCount(result);
  const known = `${written} of ${planned} tags were written`;
  return unconfirmed > 0 ? `${known}, and ${untold(unconfirmed)}` : known;
}

const untold = (unconfirmed: number): string => `the registry does not tell of ${unconfirmed}`;

/** `hello 1.2.3`, `api and web as main`. */
function publishedNames(result: RunResult): string {
  const rows = publishedRows(result).filter(({tags, unconfirmed}) => tags.length > 0 || unconfirmed);
  const images = [...new Set(rows.map(({image}) => image))];
  const names = images.length > 3 ? `${images.length} images` : listWords(images);
  const planned = result.plan?.version ?? '';
  const isHeld = result.plan?.publications.some(({held}) => held.some(({name}) => name === planned)) ?? false;
  const version = isHeld ? (rows[0]?.tags[0] ?? '') : planned;
  if (version === '') return names;
  return /^\d/.test(version) ? `${names} ${version}` : `${names} as ${version}`;
}

function describeWork({targets}: RunResult): string {
  const verb = targets.some(({check}) => isChecked(check)) ? 'Built and checked' : 'Built';
  return `${verb} ${count(targets.length, 'build target')}`;
}

function whyFailed({targets, plan, gates}: RunResult): string {
  if (!wasStarted(targets)) return 'no build was started';
  const failed = targets.filter(({status}) => status === 'failed').length;
  if (failed > 0) return `${failed} of ${count(targets.length, 'build target')} failed`;
  if (targets.some(target => !hasPassed(target))) return 'the run failed before every build target had passed';
  const closed = new Set(gates.filter(({status}) => status === 'failed').map(({gate}) => gate)).size;
  if (closed > 0)
    return `every build target passed, ${closed} of ${count(plan?.gates.length ?? closed, 'gate')} did not`;
  return plan?.push.push
    ? 'every build target passed, publishing failed'
    : 'every build target passed, the run failed later';
}

const passed = ({targets}: RunResult): string =>
  `${targets.filter(hasPassed).length} of ${count(targets.length, 'build target')} had passed`;

const capitalise = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
