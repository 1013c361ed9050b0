import {closest, distance} from 'fastest-levenshtein';

/** The candidate that `wrong` was probably meant to be; undefined when none is near. */
export function nearest(wrong: string, candidates: readonly string[]): string | undefined {
  if (candidates.length === 0) return undefined;
  const plain = normal(wrong);
  const best = closest(plain, [...candidates]);
  const changes = distance(plain, normal(best));
  const isNear = changes <= Math.max(1, Math.floor(best.length / 3)) || letters(plain) === letters(best);
  return isNear ? best : undefined;
}

/** Swapped letters are one slip, though they count as two changes. */
const letters = (text: string): string => [...text].sort().join('');

const normal = (text: string): string => text.toLowerCase().replaceAll('_', '-');

/** `did you mean "platforms"?` or the list of all right values. */
export function didYouMean(wrong: string, candidates: readonly string[]): string {
  const best = nearest(wrong, candidates);
  return best === undefined ? `Right ones: ${candidates.join(', ')}.` : `Did you mean "${best}"?`;
}
