/** A package that an SBOM names; '' where it tells no version. */
export interface Package {
  readonly name: string;
  readonly version: string;
}

/** How the packages of two images differ, each list by name. */
export interface PackageChanges {
  readonly added: readonly Package[];
  readonly removed: readonly Package[];
  readonly changed: readonly PackageChange[];
}

export interface PackageChange {
  readonly name: string;
  /** Several versions of one package: `1.0, 2.0`. */
  readonly from: string;
  readonly to: string;
}

/** Predicate type of an in-toto statement that is an SBOM. */
export const SPDX_PREDICATE = 'https://spdx.dev/Document';

/** Key (kind and name, `deb/debian/openssl`) → name and versions. */
export type Packages = ReadonlyMap<string, {readonly name: string; readonly versions: ReadonlySet<string>}>;

interface SpdxPackage {
  readonly SPDXID?: unknown;
  readonly name?: unknown;
  readonly versionInfo?: unknown;
  readonly externalRefs?: readonly {readonly referenceType?: unknown; readonly referenceLocator?: unknown}[];
}

/**
 * Packages of an in-toto statement with an SPDX document in it. A package of the same name in two ecosystems is two.
 * @throws Error when it is none.
 */
export function parseSbom(text: string): Packages {
  const {predicate} = JSON.parse(text) as {readonly predicate?: {readonly packages?: unknown}};
  if (typeof predicate !== 'object' || predicate === null) throw new Error('the statement has no SPDX document');
  const packages = Array.isArray(predicate.packages) ? (predicate.packages as readonly SpdxPackage[]) : [];
  const found = new Map<string, {name: string; versions: Set<string>}>();
  for (const one of packages.filter(isObject)) {
    const {SPDXID: id, name, versionInfo} = one;
    // The image itself.
    if (typeof name !== 'string' || name === '' || String(id).startsWith('SPDXRef-DocumentRoot')) continue;
    const key = keyOf(one, name);
    const entry = found.get(key) ?? {name, versions: new Set<string>()};
    entry.versions.add(typeof versionInfo === 'string' ? versionInfo : '');
    found.set(key, entry);
  }
  return found;
}

const isObject = (value: unknown): boolean => typeof value === 'object' && value !== null;

/** The package URL without version and qualifiers: `pkg:deb/debian/openssl`. */
function keyOf({externalRefs}: SpdxPackage, name: string): string {
  const purl = (Array.isArray(externalRefs) ? externalRefs : []).find(({referenceType}) => referenceType === 'purl');
  const text = purl?.referenceLocator;
  return typeof text === 'string' ? text.replace(/[?#].*$/, '').replace(/(?<=\/[^/]*)@[^@/]*$/, '') : name;
}

export function comparePackages(before: Packages, after: Packages): PackageChanges {
  const of = (packages: Packages, others: Packages): readonly Package[] =>
    byName(
      [...packages].filter(([key]) => !others.has(key)).map(([, {name, versions}]) => ({name, version: list(versions)}))
    );
  const changed = [...after].flatMap(([key, {name, versions}]) => {
    const from = list(before.get(key)?.versions ?? versions);
    const to = list(versions);
    return from === to ? [] : [{name, from, to}];
  });
  return {added: of(after, before), removed: of(before, after), changed: byName(changed)};
}

const list = (versions: ReadonlySet<string>): string => [...versions].sort().join(', ');

const byName = <T extends {readonly name: string}>(entries: readonly T[]): readonly T[] =>
  [...entries].sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
