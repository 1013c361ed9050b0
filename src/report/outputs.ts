import type {Separators} from '../inputs/settings.ts';
import type {Digest} from '../oci/digest.ts';
import {withTag} from '../oci/reference.ts';
import {type BuildTarget, type Plan, tagReferences} from '../plan/plan.ts';
import {jsonLine, oneLine} from './format.ts';
import {sarifPaths} from './gates.ts';
import type {PublicationResult, RunResult} from './result.ts';

const LINES: Separators = {tags: '\n', labels: '\n', annotations: '\n'};

/** Outputs of the action; '' for what is not known. */
export function buildOutputs(
  plan: Plan | undefined,
  result: RunResult | undefined,
  between: Separators = LINES
): Record<string, string> {
  const publications = result?.publications ?? [];
  const tags = isOnlyPlanned(plan, result)
    ? tagReferences(plan?.publications ?? [])
    : publications.flatMap(writtenTags);
  return {
    version: plan?.version ?? '',
    tags: tags.join(between.tags),
    'tag-names': [...new Set(tags.map(tag => tag.slice(tag.lastIndexOf(':') + 1)))].join(between.tags),
    digest: mainDigest(plan, publications) ?? '',
    digests: jsonLine(allDigests(publications)),
    labels: Object.entries(plan?.labels ?? {})
      .map(([key, value]) => toLine(`${key}=${value}`))
      .join(between.labels),
    annotations: (plan?.annotations ?? [])
      .map(({level, key, value}) => toLine(`${level}:${key}=${value}`))
      .join(between.annotations),
    pushed: String(isPushed(publications)),
    plan: plan ? jsonLine(plan) : '',
    matrix: jsonLine({include: (plan?.targets ?? []).map(toMatrixEntry)}),
    sarif: result ? sarifPaths(result).join('\n') : '',
    metrics: '',
    json: result ? jsonLine(result) : ''
  };
}

/** Another step may want the names of what nobody has written; of what failed it gets those that are there. */
const isOnlyPlanned = (plan: Plan | undefined, result: RunResult | undefined): boolean =>
  result ? result.outcome === 'success' && plan?.push.push === false : plan?.taken.length === 0;

const writtenTags = ({repositories}: PublicationResult): readonly string[] =>
  repositories.flatMap(({repository, tags}) => tags.map(tag => withTag(repository, tag)));

/** Tags were written, and all that were planned. */
const isPushed = (publications: readonly PublicationResult[]): boolean =>
  publications.every(({status}) => status === 'published') &&
  publications.some(({repositories}) => repositories.some(({tags}) => tags.length > 0));

const toLine = (text: string): string => oneLine(text, Number.POSITIVE_INFINITY);

const digestOf = ({repositories}: PublicationResult): Digest | undefined =>
  repositories.find(({digest}) => digest !== undefined)?.digest;

const allDigests = (publications: readonly PublicationResult[]): Record<string, Digest> =>
  Object.fromEntries(
    publications.flatMap(publication => {
      const digest = digestOf(publication);
      return digest === undefined ? [] : [[publication.id, digest]];
    })
  );

/** Of the only publication, or of the default variant of the only image: the one that has the bare tags. */
function mainDigest(plan: Plan | undefined, publications: readonly PublicationResult[]): Digest | undefined {
  const planned = plan?.publications ?? [];
  if (new Set(planned.map(({image}) => image)).size !== 1) return undefined;
  const main =
    planned.length === 1
      ? planned[0]
      : planned.find(({tags, held}) => [...tags, ...held].some(({name}) => name === plan?.version));
  const published = publications.find(({id}) => id === main?.id);
  return published && digestOf(published);
}

const RUNNERS: Readonly<Record<string, string>> = {
  'linux/amd64': 'ubuntu-latest',
  'linux/arm64': 'ubuntu-24.04-arm'
};

const toMatrixEntry = ({id, image, variant, platform}: BuildTarget): Record<string, string> => ({
  target: id,
  image,
  variant,
  platform,
  runner: RUNNERS[platform.split('/').slice(0, 2).join('/')] ?? 'ubuntu-latest'
});
