import {code, escapeText} from './markdown.ts';
import type {RunResult, SourcePlace} from './result.ts';

/** `Dockerfile:7`. */
export const formatPlace = ({file, line}: SourcePlace): string => `${file}:${line}`;

/** The place, linked to the file of that commit when its address is known. */
export function linkPlace(place: SourcePlace, {runUrl, plan}: RunResult): string {
  const [repository, run] = runUrl.split('/actions/runs/');
  const isInside = !/^[/\\]|^[a-z]+:|(^|[/\\])\.\.([/\\]|$)/i.test(place.file);
  if (!run || !repository?.startsWith('https://') || !plan?.revision || !isInside) return code(formatPlace(place));
  const path = place.file.replace(/^\.\//, '').split('/').map(encodePart).join('/');
  return `[${escapeText(formatPlace(place))}](${repository}/blob/${encodePart(plan.revision)}/${path}#L${place.line})`;
}

const encodePart = (text: string): string =>
  encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*_~]/g,
    character => `%${character.charCodeAt(0).toString(16)}`
  );
