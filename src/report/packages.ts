import type {PackageChanges} from '../oci/sbom.ts';
import {count, oneLine} from './format.ts';
import type {RunResult} from './result.ts';

/** The same changes of several build targets, told once. */
export interface PackageGroup {
  /** `hello/linux/amd64 and hello/linux/arm64 against ghcr.io/acme/hello:main: 2 packages changed, 1 added`. */
  readonly title: string;
  /** `~ openssl 3.0.1 → 3.0.2`, `+ curl 8.5.0`, `- wget 1.21`. */
  readonly lines: readonly string[];
}

const MAX_LINES = 30;

/** Nothing of targets whose packages are what they were, or not known. */
export function packageGroups({targets}: RunResult): readonly PackageGroup[] {
  const groups = new Map<
    string,
    {ids: string[]; reference: string; changes: PackageChanges; lines: readonly string[]}
  >();
  for (const {id, packages, before} of targets) {
    if (!packages || !before) continue;
    const lines = packageLines(packages);
    if (lines.length === 0) continue;
    const key = JSON.stringify([before.reference, lines]);
    const group = groups.get(key) ?? {ids: [], reference: before.reference, changes: packages, lines};
    group.ids.push(id);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ids, reference, changes, lines}) => ({
    title: `${ids.join(', ')} against ${reference}: ${describe(changes)}`,
    lines: lines.length <= MAX_LINES ? lines : [...lines.slice(0, MAX_LINES), `… and ${lines.length - MAX_LINES} more`]
  }));
}

const packageLines = ({changed, added, removed}: PackageChanges): readonly string[] =>
  [
    ...changed.map(({name, from, to}) => `~ ${name} ${from} → ${to}`),
    ...added.map(({name, version}) => `+ ${name} ${version}`),
    ...removed.map(({name, version}) => `- ${name} ${version}`)
  ].map(line => oneLine(line, 200));

function describe({changed, added, removed}: PackageChanges): string {
  const parts = [
    {number: changed.length, word: 'changed'},
    {number: added.length, word: 'added'},
    {number: removed.length, word: 'removed'}
  ].filter(({number}) => number > 0);
  return parts
    .map(({number, word}, at) => (at === 0 ? `${count(number, 'package')} ${word}` : `${number} ${word}`))
    .join(', ');
}
