import {isTag, parseRepository, withTag} from '../oci/reference.ts';
import type {TagReference} from '../plan/preview/references.ts';

/** What a comment remembers, out of sight. Anybody who may write to the repository may have changed it. */
export interface CommentState {
  /** `repository:tag` of its preview, the same for every commit: whose comment it is. */
  readonly names: readonly string[];
  /** Tags and caches that the pull request's runs wrote and nobody has removed, oldest first. */
  readonly written: readonly TagReference[];
}

const BEGIN = '<!-- state:';
const END = ' -->';
/** What does not fit is forgotten, the oldest first. */
const MAX_BYTES = 8000;
const MAX_NAMES_BYTES = 3000;

/** A line of the comment: {@link readState} reads it again. */
export function renderState({names, written}: CommentState): string {
  const fitting = within(names, MAX_NAMES_BYTES);
  const rest = MAX_BYTES - Buffer.byteLength(JSON.stringify(fitting));
  const texts = within(written.map(({repository, tag}) => withTag(repository, tag)).toReversed(), rest).toReversed();
  // Neither can stand in a name; what is no name must not end the comment all the same.
  const json = JSON.stringify({names: fitting, written: texts}).replace(/[<>]/g, '');
  return `${BEGIN}${json}${END}`;
}

function within(texts: readonly string[], maxBytes: number): readonly string[] {
  let bytes = 0;
  return texts.filter(text => {
    bytes += Buffer.byteLength(text) + 3;
    return bytes <= maxBytes;
  });
}

/** Undefined where a comment has none, or one that makes no sense. Lines after the hidden ones are not looked at. */
export function readState(body: string): CommentState | undefined {
  const lines = body.replaceAll('\r\n', '\n').split('\n');
  const end = lines.findIndex(line => !/^<!-- .* -->$/.test(line));
  const line = lines.slice(0, end < 0 ? lines.length : end).find(one => one.startsWith(BEGIN));
  if (line === undefined) return undefined;
  try {
    const {names, written} = JSON.parse(line.slice(BEGIN.length, -END.length)) as Record<string, unknown>;
    if (!isTexts(names) || !isTexts(written)) return undefined;
    return {names, written: written.flatMap(text => toReference(text) ?? [])};
  } catch {
    return undefined;
  }
}

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every(one => typeof one === 'string');

/** A name as this action writes it; undefined for any other text. */
function toReference(text: string): TagReference | undefined {
  const colon = text.lastIndexOf(':');
  const [repository, tag] = [text.slice(0, colon), text.slice(colon + 1)];
  try {
    return isTag(tag) && parseRepository(repository).name === repository ? {repository, tag} : undefined;
  } catch {
    return undefined;
  }
}
