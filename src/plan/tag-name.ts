import {createHash} from 'node:crypto';
import {isTag, MAX_TAG_LENGTH} from '../oci/reference.ts';

/**
 * Makes a valid tag of any text: other characters become `-`, a leading `.` or `-` goes, and what is too long is cut
 * and closed with a short hash, so that two long branch names do not share a tag. Undefined when nothing is left.
 * @param room characters at most, for a name that a variant is joined to
 */
export function toTagName(text: string, room: number = MAX_TAG_LENGTH): string | undefined {
  const clean = replaceInvalid(text).replace(/^[.-]+/, '');
  const fitting = clean.length <= room ? clean : cut(clean, text, room);
  return fitting.length <= room && isTag(fitting) ? fitting : undefined;
}

/** A `-` for each run of characters that no tag may have. */
export const replaceInvalid = (text: string): string => text.replace(/[^a-zA-Z0-9._-]+/g, '-');

const HASH_LENGTH = 8;

function cut(clean: string, text: string, room: number): string {
  const hash = createHash('sha256').update(text).digest('hex').slice(0, HASH_LENGTH);
  return `${clean.slice(0, Math.max(1, room - HASH_LENGTH - 1))}-${hash}`;
}

/** `{tag}-{variant}` → `1.2.3-gpu`. */
export const formatTag = (format: string, variant: string, tag: string): string =>
  format.replace(/\{(variant|tag)\}/g, (_, key: string) => (key === 'tag' ? tag : variant));

/** Characters that a tag may have so that it still fits with the variant joined to it. */
export const roomFor = (format: string, variant: string): number =>
  MAX_TAG_LENGTH - formatTag(format, variant, '').length;
