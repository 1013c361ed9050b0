import {type TagReference, toText} from '../plan/preview/references.ts';
import {commentMarker} from './comment-key.ts';
import {type CommentState, readState, renderState} from './comment-state.ts';
import {visibleFailures} from './failures.ts';
import {count, formatDuration} from './format.ts';
import {gatesTable} from './gates.ts';
import {groupNotices, otherTargets} from './groups.ts';
import {headline, ICON} from './headline.ts';
import {type Limits, withinLimits} from './limits.ts';
import {bullets, code, escapeText, markdownTable} from './markdown.ts';
import {heldLines, previewTable, startLines} from './preview.ts';
import {publishedRows} from './published.ts';
import type {RunResult} from './result.ts';

/** The pull request that a comment is for, and the run that writes it. */
export interface CommentAbout {
  readonly key: string;
  readonly pullRequest: number;
  /** Newest commit of the pull request; '' when unknown. */
  readonly headSha: string;
  /** Number of the run; '' outside a workflow. */
  readonly runId: string;
  /** What the comment is to remember of the run. */
  readonly state: CommentState;
}

/** GitHub takes 65 536 characters; a part is for what does not show. */
const MAX_COMMENT_BYTES = 56_000;
/** For what a failed run says above the preview that it keeps. */
const MAX_FAILURE_BYTES = 12_000;
const MAX_PREVIEW_BYTES = MAX_COMMENT_BYTES - MAX_FAILURE_BYTES - 1000;

const BEGIN = '<!-- preview -->';
const END = '<!-- /preview -->';

/**
 * The comment of a pull request after a run, GitHub-flavoured Markdown. Undefined: it stays as it is.
 * @param previous the comment that is there: what it says of the last good commit still holds after a failure
 */
export function renderComment(result: RunResult, about: CommentAbout, previous?: string): string | undefined {
  if (result.outcome === 'cancelled' || isOlder(about, previous)) return undefined;
  const isPublished = publishedRows(result).some(({tags}) => tags.length > 0);
  const now = remembering(about, previous);
  if (result.outcome === 'success') return compose(now, '', renderPreview(result, about));
  if (isPublished) return compose(now, renderFailure(result, about, true), renderPreview(result, about));
  // A first run that fails has nothing to show.
  if (previous === undefined) return undefined;
  const kept = keptPreview(previous);
  return compose(now, renderFailure(result, about, kept !== ''), kept);
}

/** What earlier runs wrote is still there, unless this one wrote it again. */
function remembering(about: CommentAbout, previous = ''): CommentAbout {
  const {names, written} = about.state;
  const now = new Set(written.map(toText));
  const before = readState(previous)?.written.filter(one => !now.has(toText(one))) ?? [];
  return {...about, state: {names, written: [...before, ...written]}};
}

/** What became of a preview when its pull request was closed. */
export interface RemovedPreview {
  /** `repo:tag`. */
  readonly removed: readonly string[];
  /** Those and the caches, as they are remembered. */
  readonly gone: readonly TagReference[];
  /** What was looked at and is still there, for any reason. */
  readonly stays: readonly TagReference[];
  /** What could not be removed, and why. */
  readonly left: readonly {readonly reference: string; readonly reason: string}[];
  /** Page of the run; '' outside a workflow. */
  readonly runUrl: string;
}

/**
 * The comment of a closed pull request.
 * @param previous the comment that is there; undefined leaves it as it is: a repeat finds nothing more to remove
 */
export function closeComment(about: CommentAbout, preview: RemovedPreview, previous: string): string | undefined {
  const isRepeat = preview.removed.length + preview.left.length === 0 && keptPreview(previous) === '';
  if (isRepeat || isOlder(about, previous)) return undefined;
  const gone = new Set(preview.gone.map(toText));
  const {names, written} = remembering(about, previous).state;
  return renderClosedComment(
    {...about, state: {names, written: written.filter(one => !gone.has(toText(one)))}},
    preview
  );
}

export const renderClosedComment = (about: CommentAbout, {removed, left, runUrl}: RemovedPreview): string =>
  compose(
    about,
    withinLimits(
      ({items}) =>
        joined([
          left.length === 0 ? '### 🧹 Preview removed' : '### ⚠️ Preview removed in part',
          `The pull request is closed, and the images of its preview are gone${byRun(runUrl)}.`,
          removed.length === 0 ? '' : bullets(removed.map(code), Math.min(items, 100)),
          left.length === 0 ? '' : 'These are still there:',
          bullets(
            left.map(({reference, reason}) => `${code(reference)}: ${escapeText(reason)}`),
            Math.min(items, 100)
          )
        ]),
      MAX_PREVIEW_BYTES
    ),
    ''
  );

function compose({key, runId, state}: CommentAbout, status: string, preview: string): string {
  const run = /^\d+$/.test(runId) ? `<!-- run:${runId} -->` : '';
  const kept = preview === '' ? '' : [BEGIN, preview, '', END].join('\n');
  const hidden = [commentMarker(key), ...(run === '' ? [] : [run]), ...(isEmpty(state) ? [] : [renderState(state)])];
  return [...hidden, joined([status, kept])].join('\n').trimEnd();
}

const isEmpty = ({names, written}: CommentState): boolean => names.length + written.length === 0;

const joined = (parts: readonly string[]): string => parts.filter(part => part !== '').join('\n\n');

const renderPreview = (result: RunResult, about: CommentAbout): string =>
  withinLimits(
    limits =>
      joined([
        `### ${result.outcome === 'success' ? ICON.success : '📦'} ${escapeText(previewTitle(result))}`,
        factsLine(result, about),
        startLines(result, about.pullRequest, limits),
        previewTable(result, limits),
        gatesPart(result, limits),
        listed(
          heldLines(result.plan).map(line => `⏸️ ${line}`),
          limits
        ),
        listed(
          groupNotices(result.warnings).map(({message, targets}) => {
            const names = otherTargets(targets, message);
            return `⚠️ ${names === '' ? '' : `${code(names)}: `}${escapeText(message)}`;
          }),
          limits
        )
      ]),
    MAX_PREVIEW_BYTES
  ).trimEnd();

function gatesPart(result: RunResult, {items}: Limits): string {
  const table = gatesTable(result);
  return table ? markdownTable(table, Math.min(items, 100)) : '';
}

const previewTitle = (result: RunResult): string =>
  result.outcome === 'success' ? headline(result) : 'What of the preview was written';

/** Enough to see what it is about; the run has the rest. */
const MAX_ITEMS = 10;

const listed = (items: readonly string[], {items: most}: Limits): string =>
  items.length === 0 ? '' : bullets(items, Math.min(most, MAX_ITEMS));

const factsLine = ({durationMs, runUrl}: RunResult, {headSha}: CommentAbout): string =>
  [
    headSha === '' ? '' : `Commit ${commitLink(headSha, runUrl)}`,
    runUrl === '' ? '' : `[this run](${runUrl})`,
    formatDuration(durationMs)
  ]
    .filter(part => part !== '')
    .join(' · ');

function renderFailure(result: RunResult, about: CommentAbout, hasPreview: boolean): string {
  const failures = visibleFailures(result).map(({title, targets, cause}) => {
    const where = targets.filter(target => !title.includes(target)).slice(0, 6);
    return [
      `**${escapeText(title)}**`,
      ...(where.length === 0 ? [] : [` (${where.map(code).join(', ')})`]),
      ...(cause === undefined ? [] : [`: ${escapeText(cause)}`])
    ].join('');
  });
  const mayHaveMoved = publishedRows(result).length > 0;
  const text = joined([
    `### ❌ ${escapeText(headline(result))}`,
    factsLine(result, about),
    bullets(failures, MAX_ITEMS),
    hasPreview && !mayHaveMoved ? 'The preview below is still that of the last good commit.' : ''
  ]);
  if (Buffer.byteLength(text) <= MAX_FAILURE_BYTES) return text;
  return joined([
    `### ❌ ${escapeText(headline(result))}`,
    factsLine(result, about),
    count(failures.length, 'failure')
  ]);
}

function commitLink(sha: string, runUrl: string): string {
  const [repository = ''] = runUrl.split('/actions/runs/');
  const isKnown = /^[0-9a-f]{7,64}$/.test(sha) && repository.startsWith('https://');
  return isKnown ? `[\`${sha.slice(0, 7)}\`](${repository}/commit/${sha})` : code(sha.slice(0, 7));
}

const byRun = (runUrl: string): string => (runUrl === '' ? '' : ` ([this run](${runUrl}))`);

function keptPreview(previous: string): string {
  // Bodies that were edited in a browser have CR LF.
  const text = previous.replaceAll('\r\n', '\n');
  const from = text.indexOf(`\n${BEGIN}\n`);
  const to = text.lastIndexOf(`\n${END}`);
  return from < 0 || to < from ? '' : text.slice(from + BEGIN.length + 2, to).trimEnd();
}

/** Runs are numbered as they come; what a newer one said is not undone by the end of an older one, however it ends. */
function isOlder({runId}: CommentAbout, previous = ''): boolean {
  const [, there] = /^<!-- run:(\d+) -->$/m.exec(previous) ?? [];
  if (there === undefined || !/^\d+$/.test(runId)) return false;
  return BigInt(runId) < BigInt(there);
}
