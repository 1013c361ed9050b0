import type {WorkflowAnnotation} from '../ports/workflow.ts';
import {limited, toAnnotation, toWarning} from './annotations.ts';
import type {CleanedRepository, CleanupResult} from './cleanup-result.ts';
import {endOf} from './failures.ts';
import {count, excerpt, formatBytes, formatDuration, NONE, oneLine} from './format.ts';
import {groupFailures, groupNotices} from './groups.ts';
import {ICON} from './headline.ts';
import {type Limits, withinLimits} from './limits.ts';
import {bullets, code, escapeText, fence, fold, markdownTable} from './markdown.ts';
import {describeRetries} from './retries.ts';
import type {Table} from './table.ts';
import {section, textTable, withoutCommands} from './text.ts';

/** The outcome in one sentence of plain text, without a full stop. */
export function cleanupHeadline({outcome, skipped, pullRequest, repositories}: CleanupResult): string {
  if (skipped !== undefined) return `Nothing to clean up: ${skipped}`;
  if (outcome === 'cancelled') return 'The clean-up was cancelled: run it again to complete it';
  const what = repositories.some(({purpose}) => purpose === 'pull-request') ? ` of pull request ${pullRequest}` : '';
  const real = tagsIn(repositories.filter(({dryRun}) => !dryRun));
  const planned = tagsIn(repositories.filter(({dryRun}) => dryRun));
  const parts = [
    ...(real > 0 ? [`removed ${count(real, 'tag')}${planned > 0 ? what : ''}`] : []),
    ...(planned > 0 ? [`a dry run: ${count(planned, 'tag')} would be removed`] : [])
  ];
  const text = parts.length > 0 ? parts.join('; ') : `nothing to remove${what}`;
  return outcome === 'failure'
    ? `The clean-up failed in part: ${text}`
    : `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

const tagsIn = (repositories: readonly CleanedRepository[]): number =>
  repositories.reduce((sum, {removed}) => sum + removed.length, 0);

const table = (repositories: readonly CleanedRepository[]): Table => ({
  columns: [
    {title: 'Repository', kind: 'code'},
    {title: 'For', kind: 'text'},
    {title: 'Tags', kind: 'number'},
    {title: 'Manifests', kind: 'number'},
    {title: 'Frees up to', kind: 'number'},
    {title: 'Kept', kind: 'number'},
    {title: 'Result', kind: 'text'}
  ],
  rows: repositories.map(one => [
    one.repository,
    one.purpose === 'retention' ? 'retention' : 'pull request',
    String(one.removed.length),
    String(one.manifests.length),
    one.bytes === undefined || one.manifests.length === 0 ? NONE : formatBytes(one.bytes),
    String(one.kept.length),
    describeResult(one)
  ])
});

function describeResult({dryRun, removed, manifests, kept}: CleanedRepository): string {
  const failed = kept.filter(one => one.failed).length;
  if (dryRun) return 'dry run: nothing was removed';
  if (failed > 0) return `⚠️ ${failed} could not be removed`;
  return removed.length + manifests.length === 0 ? 'nothing to remove' : '✅ removed';
}

const factsOf = ({durationMs, retries}: CleanupResult): readonly string[] =>
  [formatDuration(durationMs), describeRetries(retries)].filter(part => part !== '');

/** The job summary of a clean-up. */
export const renderCleanupSummary = (result: CleanupResult): string =>
  withinLimits(limits =>
    [
      `## ${ICON[result.outcome]} ${escapeText(cleanupHeadline(result))}`,
      limits.note,
      factsOf(result).join(' · '),
      escapeText(result.decided ?? ''),
      ...groupFailures(result.failures).map(({title, remedy}) =>
        [`### ❌ ${escapeText(title)}`, remedy ? `**Remedy:** ${escapeText(remedy)}` : ''].filter(Boolean).join('\n\n')
      ),
      result.repositories.length === 0 ? '' : markdownTable(table(result.repositories), limits.items),
      ...result.repositories.map(repository => details(repository, limits)),
      list(
        '⚠️ Warnings',
        groupNotices(result.warnings).map(({message}) => escapeText(message, 1000)),
        limits
      ),
      list(
        'Notes',
        result.notes.map(note => escapeText(note)),
        limits
      )
    ]
      .filter(part => part !== '')
      .join('\n\n')
      .concat('\n')
  );

const list = (title: string, items: readonly string[], {items: max}: Limits): string =>
  items.length === 0 ? '' : `### ${title}\n\n${bullets(items, max)}`;

/** Up to this many lines need no click. */
const SHORT = 12;

function details({repository, dryRun, removed, manifests, kept}: CleanedRepository, {items}: Limits): string {
  const part = (title: string, lines: readonly string[]): string =>
    lines.length === 0 ? '' : fold(`${repository}: ${title}`, bullets(lines, items), lines.length <= SHORT);
  const manifestLines = manifests.slice(0, items);
  return [
    part(
      `${count(removed.length, 'tag')} ${dryRun ? 'that would go' : 'removed'}`,
      removed.map(({name, reason}) => `${code(name)}: ${escapeText(reason)}`)
    ),
    manifestLines.length === 0
      ? ''
      : fold(
          `${repository}: ${count(manifests.length, 'manifest')} ${dryRun ? 'that would go' : 'deleted'}`,
          fence(manifestLines)
        ),
    part(
      `${kept.length} kept`,
      kept.map(({name, reason, failed}) => `${failed ? '⚠️ ' : ''}${code(name)}: ${escapeText(reason)}`)
    )
  ]
    .filter(text => text !== '')
    .join('\n\n');
}

/** The same for the step's log: every tag and every manifest. */
export function renderCleanupTerminal(result: CleanupResult): string {
  const lines = [
    `${ICON[result.outcome]} ${oneLine(cleanupHeadline(result))} (${factsOf(result).join(', ')})`,
    ...(result.decided === undefined ? [] : [oneLine(result.decided)]),
    ...groupFailures(result.failures).flatMap(failure => [
      '',
      `✖ ${oneLine(failure.title)}`,
      ...(failure.remedy ? [`  remedy: ${oneLine(failure.remedy, 1000)}`] : []),
      ...failure.details.flatMap(({text}) => excerpt(text, 20, endOf(failure)).lines.map(line => `  | ${line}`))
    ]),
    ...section('Repositories', result.repositories.length === 0 ? [] : textTable(table(result.repositories))),
    ...result.repositories.flatMap(({repository, dryRun, removed, manifests, kept}) => [
      ...section(`${repository}: ${dryRun ? 'would be removed' : 'removed'}`, [
        ...removed.map(({name, reason}) => oneLine(`${name}: ${reason}`)),
        ...manifests
      ]),
      ...section(
        `${repository}: kept`,
        kept.map(({name, reason}) => oneLine(`${name}: ${reason}`))
      )
    ]),
    ...section(
      'Warnings',
      groupNotices(result.warnings).map(({message}) => oneLine(message, 1000))
    ),
    ...section(
      'Notes',
      result.notes.map(note => oneLine(note))
    )
  ];
  return `${withoutCommands(lines.join('\n'))}\n`;
}

export const cleanupAnnotations = ({failures, warnings}: CleanupResult): readonly WorkflowAnnotation[] => [
  ...limited(groupFailures(failures).map(toAnnotation)),
  ...limited(groupNotices(warnings).map(toWarning))
];
