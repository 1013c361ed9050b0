import type {Plan} from '../plan/plan.ts';
import {describeDecision} from './decision.ts';
import {failureSections} from './failures.ts';
import {formatDuration} from './format.ts';
import {gatesTable, verifyLines} from './gates.ts';
import {groupNotices, type NoticeGroup, otherTargets} from './groups.ts';
import {headline, ICON} from './headline.ts';
import {type Limits, withinLimits} from './limits.ts';
import {bullets, code, escapeText, fence, fold, markdownTable} from './markdown.ts';
import {measuresTable} from './measures-table.ts';
import {packageGroups} from './packages.ts';
import {linkPlace} from './place.ts';
import {describeTaken, planFacts, planHeadline, planTagsTable, planTargetsTable} from './plan-tables.ts';
import {countTags, isPart, publishedRows, publishedTable, pullLines, REHEARSED, type TagCount} from './published.ts';
import type {RunResult} from './result.ts';
import {describeRetries} from './retries.ts';
import {targetsTable} from './targets.ts';

/** The job summary of a run, GitHub-flavoured Markdown: outcome first, then what to repair, then what there is now. */
export const renderSummary = (result: RunResult): string =>
  withinLimits(limits =>
    joinParts([
      `## ${ICON[result.outcome]} ${escapeText(headline(result))}`,
      limits.note,
      runFacts(result),
      result.plan ? escapeText(describeDecision(result.plan)) : '',
      ...failureSections(result, limits),
      publishedSection(result, limits),
      targetsSection(result, limits),
      measuresSection(result, limits),
      ...packageSections(result, limits),
      gatesSection(result, limits),
      listSection(
        '⚠️ Warnings',
        groupNotices(result.warnings).map(notice => describeNotice(notice, result)),
        limits
      ),
      listSection(
        'Notes',
        [...(result.plan?.notes ?? []), ...(result.notes ?? [])].map(note => escapeText(note)),
        limits
      ),
      listSection(
        '⚠️ Left behind',
        result.leftovers.map(leftover => escapeText(leftover)),
        limits
      )
    ])
  );

/** The job summary of `mode: plan`. */
export const renderPlanSummary = (plan: Plan): string =>
  withinLimits(limits =>
    joinParts([
      `## ${escapeText(planHeadline(plan))}`,
      limits.note,
      bullets(
        planFacts(plan).map(fact => escapeText(fact)),
        limits.items
      ),
      tableSection('Tags', planTagsTable(plan), limits),
      tableSection('Build targets', planTargetsTable(plan), limits),
      listSection(
        '❌ Refused',
        plan.taken.map(describeTaken).map(text => escapeText(text)),
        limits
      ),
      listSection(
        '⚠️ Warnings',
        plan.warnings.map(warning => escapeText(warning)),
        limits
      ),
      listSection(
        'Notes',
        plan.notes.map(note => escapeText(note)),
        limits
      )
    ])
  );

const joinParts = (parts: readonly string[]): string => `${parts.filter(part => part !== '').join('\n\n')}\n`;

const runFacts = ({plan, durationMs, retries}: RunResult): string =>
  [
    plan?.revision ? `Commit ${code(plan.revision.slice(0, 7))}` : '',
    formatDuration(durationMs),
    describeRetries(retries)
  ]
    .filter(fact => fact !== '')
    .join(' · ');

/** More lines than this are folded. */
const MANY_LINES = 16;

const howFar = ({written}: TagCount): string => (written > 0 ? ' in part' : ', perhaps');

const tellPart = ({written, unconfirmed, planned}: TagCount): string =>
  [
    written + unconfirmed < planned ? 'Tags that were not written are as they were before.' : '',
    unconfirmed > 0 ? 'Of tags that are not confirmed, the registry does not tell whether it took them.' : '',
    'Run the job again to complete them.'
  ]
    .filter(Boolean)
    .join(' ');

function publishedSection(result: RunResult, limits: Limits): string {
  const rows = publishedRows(result);
  if (rows.length === 0) return '';
  const inPart = isPart(rows);
  const {byTag, byDigest} = pullLines(result, rows);
  const lines = [...byTag, ...(byTag.length > 0 && byDigest.length > 0 ? [''] : []), ...byDigest];
  const block = lines.length === 0 ? '' : fence(lines.slice(0, limits.items));
  return [
    `### ${result.rehearsed ? 'Rehearsed' : 'Published'}${inPart ? howFar(countTags(rows)) : ''}`,
    result.rehearsed ? escapeText(REHEARSED) : '',
    inPart && !result.rehearsed ? escapeText(tellPart(countTags(rows))) : '',
    markdownTable(publishedTable(rows), limits.items),
    lines.length > MANY_LINES ? fold('docker pull', block) : block
  ]
    .filter(part => part !== '')
    .join('\n\n');
}

const targetsSection = (result: RunResult, limits: Limits): string =>
  tableSection('Build targets', targetsTable(result), limits);

/** Folded: its most important column stands in the table above. */
function measuresSection(result: RunResult, limits: Limits): string {
  const table = measuresTable(result);
  return table ? fold('Measured', markdownTable(table, limits.items)) : '';
}

function gatesSection(result: RunResult, limits: Limits): string {
  const table = gatesTable(result);
  if (!table) return '';
  const lines = verifyLines(result).slice(0, limits.items);
  return [tableSection('Gates', table, limits), lines.length === 0 ? '' : fence(lines)]
    .filter(part => part !== '')
    .join('\n\n');
}

/** Folded: it may be long, and is only of interest to whoever asks what is new. */
const packageSections = (result: RunResult, limits: Limits): readonly string[] =>
  packageGroups(result)
    .slice(0, limits.items)
    .map(({title, lines}) => fold(title, fence(lines.slice(0, limits.items))));

const tableSection = (title: string, table: ReturnType<typeof targetsTable>, limits: Limits): string =>
  table && table.rows.length > 0 ? `### ${title}\n\n${markdownTable(table, limits.items)}` : '';

const listSection = (title: string, items: readonly string[], limits: Limits): string =>
  items.length === 0 ? '' : `### ${title}\n\n${bullets(items, limits.items)}`;

function describeNotice({message, place, targets}: NoticeGroup, result: RunResult): string {
  const names = otherTargets(targets, message);
  const where = place ? [linkPlace(place, result)] : names === '' ? [] : [code(names)];
  return [...where, escapeText(message, 1000)].join(': ');
}
