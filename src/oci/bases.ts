import {type Digest, parseDigest} from './digest.ts';
import {list, record, text} from './json.ts';
import {parseRepository, withTag} from './reference.ts';

/** An image that a build began with, named by a tag that may move. */
export interface BaseImage {
  /** `node:20-alpine`, `ghcr.io/acme/base:1`. */
  readonly reference: string;
  /** What the tag pointed at. */
  readonly digest: Digest;
}

/** Predicate types of in-toto statements that are provenance. */
export const isProvenance = (predicateType: string): boolean =>
  predicateType.startsWith('https://slsa.dev/provenance/');

/**
 * The images of every stage that a build has used, by BuildKit's provenance (SLSA 0.2 or 1). Those that the Dockerfile
 * names by digest are left out: they never change.
 * @throws Error when it is no such statement, or what it names is not understood.
 */
export function parseBases(statement: string): readonly BaseImage[] {
  const predicate = record(record(JSON.parse(statement)).predicate);
  const materials = record(predicate.buildDefinition).resolvedDependencies ?? predicate.materials;
  if (!('buildDefinition' in predicate) && materials === undefined) throw new Error('the statement is no provenance');
  const bases = list(materials).map(record).flatMap(readBase);
  return [...new Map(bases.map(base => [`${base.reference}@${base.digest}`, base])).values()];
}

/** `pkg:docker/localhost%3A5000/acme/base@1.2?platform=linux%2Famd64`; with `digest` in its qualifiers it is pinned. */
function readBase({uri, digest}: Readonly<Record<string, unknown>>): readonly BaseImage[] {
  const found = /^pkg:docker\/(?<name>[^?#@]+)(?:@(?<tag>[^?#]*))?(?:\?(?<query>[^#]*))?/.exec(text(uri))?.groups;
  if (!found?.name) return [];
  const {name, tag, query = ''} = found;
  if (new URLSearchParams(query).has('digest')) return [];
  const repository = parseRepository(decodeURIComponent(name)).name;
  return [
    {
      reference: withTag(repository, decodeURIComponent(tag || 'latest')),
      digest: parseDigest(`sha256:${text(record(digest).sha256)}`)
    }
  ];
}
