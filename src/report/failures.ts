import {count, excerpt} from './format.ts';
import {type FailureGroup, groupFailures} from './groups.ts';
import type {Limits} from './limits.ts';
import {bullets, capped, code, escapeLines, escapeText, fence, fold} from './markdown.ts';
import {linkPlace} from './place.ts';
import type {RunResult} from './result.ts';

/** Up to this many lines are read at once and need no click. */
const SHORT = 12;

/** Each failure with its own heading, most important first. */
export function failureSections(result: RunResult, limits: Limits): readonly string[] {
  const sections = visibleFailures(result).map(failure => failureSection(failure, result, limits));
  return capped(sections, limits.items, hidden => `${count(hidden, 'more failure')}.`);
}

/** A cancellation without a story of its own is told by the headline. */
export const visibleFailures = ({failures}: RunResult): readonly FailureGroup[] =>
  groupFailures(failures).filter(
    ({code, cause, remedy, details}) => code !== 'cancelled' || cause || remedy || details.length > 0
  );

function failureSection(failure: FailureGroup, result: RunResult, limits: Limits): string {
  const icon = failure.code === 'cancelled' ? '⚠️' : '❌';
  const facts = [
    ['Where', describeWhere(failure, result)],
    ['Cause', escapeLines(failure.cause ?? '')],
    ['Remedy', escapeLines(failure.remedy ?? '')]
  ].filter(([, text]) => text !== '');
  return [
    `### ${icon} ${escapeText(failure.title)}`,
    bullets(
      facts.map(([name, text]) => `**${name}:** ${text}`),
      limits.items
    ),
    ...failure.details.map(details => detailsBlock(failure, details, limits))
  ]
    .filter(part => part !== '')
    .join('\n\n');
}

const MAX_TARGETS = 6;

function describeWhere({targets, place, title}: FailureGroup, result: RunResult): string {
  const names = targets.filter(target => !title.includes(target)).map(code);
  const shown = capped(names, MAX_TARGETS, hidden => `and ${hidden} more`);
  return [...(place ? [linkPlace(place, result)] : []), ...shown].join(', ');
}

function detailsBlock(failure: FailureGroup, {target, text}: FailureGroup['details'][number], limits: Limits): string {
  const {lines, total} = excerpt(text, limits.detailLines, endOf(failure));
  if (lines.length === 0) return '';
  const owner = failure.details.length > 1 && target !== undefined ? `${target}: ` : '';
  const name = lines.length < total ? `${endOf(failure)} ${lines.length} of ${total} lines` : 'details';
  const title = `${owner}${name}`;
  return fold(title.charAt(0).toUpperCase() + title.slice(1), fence(lines), lines.length <= SHORT);
}

/** A log ends with what matters; a list of problems starts with it. */
export const endOf = ({code}: FailureGroup): 'first' | 'last' => (code === 'invalid-input' ? 'first' : 'last');
