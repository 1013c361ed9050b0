import type {Scanner} from './check-settings.ts';
import type {Place} from './problems.ts';
import {nearest} from './suggest.ts';

/** Of each scanner, the lowest first. */
const SEVERITIES = {
  trivy: ['UNKNOWN', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL'],
  grype: ['NEGLIGIBLE', 'LOW', 'MEDIUM', 'HIGH', 'CRITICAL']
} as const satisfies Readonly<Record<Scanner, readonly string[]>>;

const DEFAULT = ['HIGH', 'CRITICAL'];

/** Severities in the order of the scanner; undefined when one is wrong, which is reported. */
export function readSeverities(
  scanner: Scanner,
  given: string | readonly string[] | undefined,
  place: Place
): readonly string[] | undefined {
  const known: readonly string[] = SEVERITIES[scanner];
  const texts = typeof given === 'string' ? given.split(/[\s,]+/) : (given ?? DEFAULT);
  const asked = texts.map(text => text.trim().toUpperCase()).filter(text => text !== '');
  const wrong = asked.filter(one => !known.includes(one));
  for (const one of wrong) place.problem(`"${one}" is not a severity of ${scanner}`, suggestion(one, known));
  if (asked.length === 0) place.problem('names no severity', `Right ones: ${known.join(', ')}.`);
  if (wrong.length > 0 || asked.length === 0) return undefined;
  const lowest = Math.min(...asked.map(one => known.indexOf(one)));
  // A single one means "from there on" to grype, which knows nothing else.
  if (scanner === 'grype' && asked.length > 1 && new Set(asked).size < known.length - lowest) {
    place.problem(
      `leaves out ${known
        .slice(lowest)
        .filter(one => !asked.includes(one))
        .join(' and ')}, and grype fails for everything from a severity on`,
      `Write the lowest one alone: severity: ${known[lowest]}.`
    );
    return undefined;
  }
  return scanner === 'grype' ? known.slice(lowest) : known.filter(one => asked.includes(one));
}

const suggestion = (wrong: string, known: readonly string[]): string => {
  const near = nearest(
    wrong,
    known.map(one => one.toLowerCase())
  );
  return near === undefined ? `Right ones: ${known.join(', ')}.` : `Did you mean "${near.toUpperCase()}"?`;
};
