import type {Measure, SmokeTest} from '../inputs/check-settings.ts';
import {withTag} from '../oci/reference.ts';
import type {Plan} from '../plan/plan.ts';
import {NONE, oneLine} from './format.ts';
import type {Limits} from './limits.ts';
import {code, escapeText, fence, fold, markdownTable} from './markdown.ts';
import {formatChange, formatMeasure} from './measures.ts';
import {type PublishedRow, publishedRows, pullLines} from './published.ts';
import type {Measured, RunResult, TargetResult} from './result.ts';
import type {Table} from './table.ts';
import {describeStatus, imageAndVariant, wasStarted} from './targets.ts';

/** More lines than this are folded. */
const MANY_LINES = 16;

/** How to get and start each published image by the tag of the pull request; '' when there is none. */
export function startLines(result: RunResult, pullRequest: number, limits: Limits): string {
  const rows = publishedRows(result).filter(({tags}) => tags.length > 0);
  const lines = rows.flatMap((row, index) => {
    const reference = withTag(row.repository, previewTag(row.tags, pullRequest));
    const isFirst = rows.findIndex(({id}) => id === row.id) === index;
    return [`docker pull ${reference}`, ...(isFirst ? [runLine(reference, row, result)] : [])];
  });
  if (lines.length === 0) return '';
  const {byDigest} = pullLines(result, rows);
  const block = shell(lines, limits);
  return [
    lines.length > MANY_LINES ? fold('docker pull and docker run', block) : block,
    ...(byDigest.length === 0 ? [] : [fold('By digest', shell(byDigest, limits))])
  ].join('\n\n');
}

const shell = (lines: readonly string[], {items}: Limits): string =>
  fence(
    lines.slice(0, items).map(line => oneLine(line, 1000)),
    'sh'
  );

const previewTag = (tags: readonly string[], pullRequest: number): string =>
  tags.find(tag => new RegExp(`(?<!\\d)${pullRequest}(?!\\d)`).test(tag)) ?? tags[0] ?? '';

function runLine(reference: string, {id}: PublishedRow, {plan, targets}: RunResult): string {
  const own = plan?.publications.find(publication => publication.id === id)?.targets ?? [];
  const isOwn = (target: {readonly id: string}): boolean => own.includes(target.id);
  const asked = plan?.targets.filter(isOwn).flatMap(({smoke}) => portOf(smoke)) ?? [];
  const port = asked[0] ?? targets.filter(isOwn).find(({check}) => check?.port !== undefined)?.check?.port;
  return ['docker run --rm', ...(port === undefined ? [] : [`-p ${port}:${port}`]), reference].join(' ');
}

function portOf(smoke: 'off' | SmokeTest): readonly number[] {
  if (smoke === 'off') return [];
  const checked = smoke.checks.flatMap(check => ('port' in check && check.port !== undefined ? [check.port] : []));
  return [...(smoke.port === undefined ? [] : [smoke.port]), ...checked];
}

/** What was built, and how it stands to what was there before; '' when no build was started. */
export function previewTable({targets}: RunResult, limits: Limits): string {
  if (!wasStarted(targets)) return '';
  const table: Table = {
    columns: [
      {title: 'Image', kind: 'code'},
      {title: 'Platform', kind: 'text'},
      {title: 'Size', kind: 'number'},
      {title: 'Change', kind: 'number'},
      {title: 'Healthy after', kind: 'number'},
      {title: 'Memory', kind: 'number'},
      {title: 'Check', kind: 'text'}
    ],
    rows: targets.map(target => [
      imageAndVariant(target),
      `${target.platform}${target.check?.emulated ? ' (emulated)' : ''}`,
      figure(target, sizeKind(target.measured)),
      changeOf(target),
      figure(target, 'startup'),
      figure(target, 'memory'),
      describeStatus(target)
    ])
  };
  const compared = [...new Set(targets.flatMap(({before}) => (before ? [before.reference] : [])))];
  const shown = compared.slice(0, 3).map(code).join(', ');
  const note = compared.length === 0 ? '' : `\n\n<sub>Change of size against ${shown}.</sub>`;
  return `${markdownTable(table, limits.items)}${note}`;
}

function changeOf({measured, before}: TargetResult): string {
  const [now, then] = [measured[sizeKind(measured)], before?.measured[sizeKind(measured)]];
  return now === undefined || then === undefined ? NONE : formatChange(sizeKind(measured), now, then);
}

const sizeKind = ({size}: Measured): 'size' | 'unpacked-size' => (size === undefined ? 'unpacked-size' : 'size');

const figure = ({measured}: TargetResult, measure: Measure): string => {
  const value = measured[measure];
  return value === undefined ? NONE : formatMeasure(measure, value);
};

/** Tags of the plan that something newer has. */
export const heldLines = (plan: Plan | undefined): readonly string[] =>
  (plan?.publications ?? []).flatMap(({id, held}) =>
    held.map(({name, reason}) => `${code(name)} of ${code(id)} is held back: ${escapeText(reason)}`)
  );
