import {shortDigest} from '../oci/digest.ts';
import {withTag} from '../oci/reference.ts';
import type {WorkflowAnnotation} from '../ports/workflow.ts';
import {limited, toAnnotation, toWarning} from './annotations.ts';
import {failureSections} from './failures.ts';
import {count, formatDuration, jsonLine, NONE, oneLine} from './format.ts';
import {groupFailures, groupNotices} from './groups.ts';
import {ICON} from './headline.ts';
import {withinLimits} from './limits.ts';
import {bullets, escapeText, fence, markdownTable} from './markdown.ts';
import {buildOutputs} from './outputs.ts';
import type {PromotedImage, PromotedTag, PromotionResult} from './promotion-result.ts';
import type {RunResult} from './result.ts';
import {describeRetries} from './retries.ts';
import type {Table} from './table.ts';
import {section, textTable, withoutCommands} from './text.ts';

/** The outcome in one sentence of plain text, without a full stop. */
export function promotionHeadline({outcome, from, to, dryRun, promotions}: PromotionResult): string {
  const names = to.join(', ');
  if (outcome === 'cancelled') return `The promotion of ${from} to ${names} was cancelled: run it again`;
  const all = promotions.flatMap(({tags}) => tags);
  const numberOf = (one: PromotedTag['status']): number => all.filter(({status}) => status === one).length;
  const [written, untold] = [numberOf('written'), numberOf('not-confirmed')];
  if (outcome === 'failure') {
    const unknown = `the registry does not tell of ${count(untold, 'tag')}`;
    if (untold > 0 && untold + numberOf('unchanged') === all.length)
      return `${from} was perhaps promoted to ${names}: ${unknown}`;
    const how = written > 0 ? `, ${written} of ${all.length} tags written` : untold > 0 ? '' : ': no tag was written';
    return `${from} was not promoted to ${names}${how}${untold > 0 ? `, and ${unknown}` : ''}`;
  }
  if (all.every(({status}) => status === 'unchanged')) return `Nothing to do: ${names} is ${from} already`;
  return dryRun ? `A dry run: ${from} would be promoted to ${names}` : `Promoted ${from} to ${names}`;
}

const STATUS: Readonly<Record<PromotedTag['status'], string>> = {
  written: '✅ written',
  unchanged: 'is it already',
  planned: 'would be written',
  refused: '❌ refused',
  'not-written': 'not written',
  'not-confirmed': 'not confirmed'
};

const table = (promotions: readonly PromotedImage[]): Table => ({
  columns: [
    {title: 'Repository', kind: 'code'},
    {title: 'Tag', kind: 'code'},
    {title: 'Before', kind: 'text'},
    {title: 'Now', kind: 'text'},
    {title: 'Digest', kind: 'code'},
    {title: 'Result', kind: 'text'}
  ],
  rows: promotions.flatMap(promotion =>
    promotion.tags.map(({name, before, status}) => [
      promotion.repository,
      name,
      before ? describe(before) : NONE,
      describe(promotion),
      promotion.digest === undefined ? NONE : shortDigest(promotion.digest),
      STATUS[status]
    ])
  )
});

function describe({version, revision, digest}: NonNullable<PromotedTag['before']> | PromotedImage): string {
  const commit = revision === undefined ? '' : `commit ${revision.slice(0, 7)}`;
  const known = [version ?? '', commit].filter(text => text !== '').join(', ');
  return known || (digest === undefined ? NONE : shortDigest(digest));
}

/** For the parts that both kinds of result have. */
const asRun = ({outcome, failures, warnings, leftovers, durationMs, runUrl}: PromotionResult): RunResult => ({
  ...{outcome, failures, warnings, leftovers, durationMs, runUrl},
  targets: [],
  publications: [],
  gates: []
});

/** The job summary of `mode: promote`: what goes back stands right below the outcome. */
export const renderPromotionSummary = (result: PromotionResult): string =>
  withinLimits(limits =>
    [
      `## ${ICON[result.outcome]} ${escapeText(promotionHeadline(result))}`,
      limits.note,
      [formatDuration(result.durationMs), describeRetries(result.retries)].filter(Boolean).join(' · '),
      ...failureSections(asRun(result), limits),
      list(
        '⚠️ Warnings',
        groupNotices(result.warnings).map(({message}) => escapeText(message, 1000)),
        limits.items
      ),
      hasTags(result) ? markdownTable(table(result.promotions), limits.items) : '',
      pulls(result).length === 0 ? '' : fence(pulls(result).slice(0, limits.items)),
      list(
        'Notes',
        result.notes.map(note => escapeText(note)),
        limits.items
      ),
      list(
        '⚠️ Left behind',
        result.leftovers.map(leftover => escapeText(leftover)),
        limits.items
      )
    ]
      .filter(part => part !== '')
      .join('\n\n')
      .concat('\n')
  );

const list = (title: string, items: readonly string[], max: number): string =>
  items.length === 0 ? '' : `### ${title}\n\n${bullets(items, max)}`;

const hasTags = ({promotions}: PromotionResult): boolean => promotions.some(({tags}) => tags.length > 0);

const pulls = ({promotions}: PromotionResult): readonly string[] =>
  promotions.flatMap(({repository, tags}) =>
    tags.filter(({status}) => status === 'written').map(({name}) => `docker pull ${withTag(repository, name)}`)
  );

/** The same for the step's log. */
export function renderPromotionTerminal(result: PromotionResult): string {
  const warnings = groupNotices(result.warnings).map(({message}) => oneLine(message, 1000));
  const lines = [
    `${ICON[result.outcome]} ${oneLine(promotionHeadline(result))} (${formatDuration(result.durationMs)})`,
    ...groupFailures(result.failures).flatMap(({title, cause, remedy}) => [
      '',
      `✖ ${oneLine(title)}`,
      ...(cause ? [`  cause:  ${oneLine(cause, 1000)}`] : []),
      ...(remedy ? [`  remedy: ${oneLine(remedy, 1000)}`] : [])
    ]),
    ...section('Warnings', warnings),
    ...section('Tags', hasTags(result) ? textTable(table(result.promotions)) : []),
    ...section(
      'Notes',
      [...result.notes, ...result.leftovers.map(one => `Left behind: ${one}`)].map(note => oneLine(note))
    )
  ];
  return `${withoutCommands(lines.join('\n'))}\n`;
}

export const promotionAnnotations = ({failures, warnings}: PromotionResult): readonly WorkflowAnnotation[] => [
  ...limited(groupFailures(failures).map(toAnnotation)),
  ...limited(groupNotices(warnings).map(toWarning))
];

/** The outputs that a promotion has something for. */
export function promotionOutputs(result: PromotionResult): Record<string, string> {
  const {outcome, dryRun} = result;
  const promotions = outcome === 'success' ? result.promotions : result.promotions.map(onlyThere).filter(isTagged);
  const first = new Map(promotions.toReversed().map(one => [one.id, one.digest] as const));
  const digests = Object.fromEntries([...first].reverse().filter(([, digest]) => digest !== undefined));
  const names = [...new Set(promotions.flatMap(({tags}) => tags.map(({name}) => name)))];
  const [only, ...others] = Object.values(digests);
  return {
    ...buildOutputs(undefined, undefined),
    version: result.promotions[0]?.version ?? '',
    tags: promotions.flatMap(({repository, tags}) => tags.map(({name}) => withTag(repository, name))).join('\n'),
    'tag-names': names.join('\n'),
    digest: others.length === 0 ? (only ?? '') : '',
    digests: jsonLine(digests),
    pushed: String(outcome === 'success' && !dryRun),
    json: jsonLine(result)
  };
}

const onlyThere = (promotion: PromotedImage): PromotedImage => ({
  ...promotion,
  tags: promotion.tags.filter(({status}) => status === 'written' || status === 'unchanged')
});

const isTagged = ({tags}: PromotedImage): boolean => tags.length > 0;
