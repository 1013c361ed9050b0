import type {Plan} from '../plan/plan.ts';
import {describeDecision} from './decision.ts';
import {endOf, visibleFailures} from './failures.ts';
import {excerpt, formatDuration, oneLine} from './format.ts';
import {gatesTable, verifyLines} from './gates.ts';
import {type FailureGroup, groupNotices, otherTargets} from './groups.ts';
import {headline, ICON} from './headline.ts';
import {measuresTable} from './measures-table.ts';
import {formatPlace} from './place.ts';
import {describeTaken, planFacts, planHeadline, planTagsTable, planTargetsTable} from './plan-tables.ts';
import {publishedRows, publishedTable, pullLines, REHEARSED} from './published.ts';
import type {RunResult} from './result.ts';
import {describeRetries} from './retries.ts';
import {targetsTable} from './targets.ts';
import {section, textTable, withoutCommands} from './text.ts';

/** The log has the whole output of the step already. */
const DETAIL_LINES = 20;

/** The result for the step's log and for a terminal: plain text, no colours. */
export function renderTerminal(result: RunResult): string {
  const rows = publishedRows(result);
  const targets = targetsTable(result);
  const measures = measuresTable(result);
  const gates = gatesTable(result);
  const verify = verifyLines(result);
  const retries = [describeRetries(result.retries)].filter(text => text !== '');
  const warnings = groupNotices(result.warnings).map(({place, message, targets}) =>
    oneLine([place ? formatPlace(place) : otherTargets(targets, message), message].filter(Boolean).join(': '))
  );
  return toText([
    `${ICON[result.outcome]} ${oneLine(headline(result))} (${[formatDuration(result.durationMs), ...retries].join(', ')})`,
    ...(result.plan ? [oneLine(describeDecision(result.plan))] : []),
    ...visibleFailures(result).flatMap(describeFailure),
    ...section(
      result.rehearsed ? 'Rehearsed' : 'Published',
      rows.length === 0
        ? []
        : [...textTable(publishedTable(rows)), '', ...(result.rehearsed ? [REHEARSED] : pulls(result))]
    ),
    ...section('Build targets', targets ? textTable(targets) : []),
    ...section('Measured', measures ? textTable(measures) : []),
    ...section('Gates', gates ? [...textTable(gates), ...(verify.length === 0 ? [] : ['', ...verify])] : []),
    ...section('Warnings', warnings),
    ...section(
      'Notes',
      [...(result.plan?.notes ?? []), ...(result.notes ?? [])].map(note => oneLine(note))
    ),
    ...section(
      'Left behind',
      result.leftovers.map(leftover => oneLine(leftover))
    )
  ]);
}

/** The same for `mode: plan`. */
export const renderPlanTerminal = (plan: Plan): string =>
  toText([
    oneLine(planHeadline(plan)),
    ...planFacts(plan).map(fact => `  ${oneLine(fact)}`),
    ...section(
      'Tags',
      plan.publications.some(({tags, held}) => tags.length + held.length > 0) ? textTable(planTagsTable(plan)) : []
    ),
    ...section('Build targets', textTable(planTargetsTable(plan))),
    ...section(
      'Refused',
      plan.taken.map(taken => oneLine(describeTaken(taken)))
    ),
    ...section(
      'Warnings',
      plan.warnings.map(warning => oneLine(warning))
    ),
    ...section(
      'Notes',
      plan.notes.map(note => oneLine(note))
    )
  ]);

const toText = (lines: readonly string[]): string => `${withoutCommands(lines.join('\n'))}\n`;

function pulls(result: RunResult): readonly string[] {
  const {byTag, byDigest} = pullLines(result, publishedRows(result));
  return [...byTag, ...byDigest].map(line => oneLine(line));
}

function describeFailure(failure: FailureGroup): readonly string[] {
  const {title, targets, place, cause, remedy, details} = failure;
  const where = [...(place ? [formatPlace(place)] : []), ...targets.filter(target => !title.includes(target))];
  const facts = [
    ...(where.length > 0 ? [`where:  ${oneLine(where.join(', '))}`] : []),
    ...(cause ? [`cause:  ${oneLine(cause, 1000)}`] : []),
    ...(remedy ? [`remedy: ${oneLine(remedy, 1000)}`] : []),
    ...details.flatMap(({text}) => excerpt(text, DETAIL_LINES, endOf(failure)).lines.map(line => `| ${line}`.trimEnd()))
  ];
  return ['', `✖ ${oneLine(title)}`, ...facts.map(fact => `  ${fact}`)];
}
