import type {EarlierTag, Facts} from '../context/facts.ts';
import {OCI} from '../oci/annotations.ts';
import {digestOf} from '../oci/descriptor.ts';
import {type Digest, encodedPart} from '../oci/digest.ts';
import type {Plan, PlannedTag, Publication} from './plan.ts';

/** Which builds of a commit its runs have published, and at which of them each moving tag was last. */
export interface TagHistory {
  /** Short names of indexes, oldest first. */
  readonly builds: readonly string[];
  /** Short name of a tag → that of its build. */
  readonly tags: ReadonlyMap<string, string>;
}

const NO_HISTORY: TagHistory = {builds: [], tags: new Map()};

const LENGTH = 8;
/** The cache service takes names of up to 512 characters. */
const MAX_BUILDS = 9;
const MAX_TAGS = 30;

/**
 * What the records of a publication begin with: the same for every run of this commit that publishes to the same
 * repositories, whatever it was built with. Undefined where its images do not say their commit.
 */
export function tagsPrefix(publication: Publication, plan: Plan, {repository}: Facts): string | undefined {
  const {id, repositories} = publication;
  const {revision} = plan;
  if (!saysCommit(publication, plan)) return undefined;
  return `multiarch-build-tags-${hexOf({repository: repository.fullName, revision, id, repositories})}-`;
}

/** Labels and annotations may be the user's. */
function saysCommit({targets: ids, annotations}: Publication, {targets, revision}: Plan): boolean {
  const own = targets.filter(({id}) => ids.includes(id));
  const said = [...annotations, ...own.flatMap(target => target.annotations)].filter(({key}) => key === OCI.revision);
  return (
    revision !== '' &&
    [...own.map(({labels}) => labels[OCI.revision]), ...said.map(({value}) => value)].every(value => value === revision)
  );
}

/** With what a run has published last. */
export function extendHistory({builds, tags}: TagHistory, digest: Digest, names: readonly string[]): TagHistory {
  const build = shortBuild(digest);
  return {
    builds: [...builds.filter(one => one !== build), build].slice(-MAX_BUILDS),
    tags: new Map([...new Map([...tags, ...names.map(name => [shortTag(name), build] as const)])].slice(0, MAX_TAGS))
  };
}

/** Tags that runs of the commit have written, as far as the plan has them. */
export const earlierTags = (planned: readonly PlannedTag[], {builds, tags}: TagHistory): readonly EarlierTag[] =>
  planned.filter(isOfEveryRun).flatMap(({name}) => {
    const last = tags.get(shortTag(name));
    return last === undefined ? [] : [{name, olderBuilds: builds.slice(0, Math.max(0, builds.indexOf(last)))}];
  });

/** `8c1d….1a2b…-5e6f…1.…-42`: builds; tags with the place of their build, `x` where that is forgotten; id of the workflow run. */
export const formatHistory = (prefix: string, history: TagHistory, runId: string): string =>
  `${prefix}${textOf(history)}-${runId}`;

/** None for what is no record of this publication. */
export function parseHistory(name: string | undefined, prefix: string): TagHistory {
  const text = name?.startsWith(prefix) ? name.slice(prefix.length) : '';
  if (!/^[0-9a-f]{8}(\.[0-9a-f]{8})*-[0-9a-f]{8}[\dx](\.[0-9a-f]{8}[\dx])*-\d+$/.test(text)) return NO_HISTORY;
  const [builds = [], tags = []] = text.split('-').map(part => part.split('.'));
  return {
    builds,
    tags: new Map(tags.map(tag => [tag.slice(0, LENGTH), builds[Number(tag.slice(LENGTH))] ?? ''] as const))
  };
}

export const sameHistory = (a: TagHistory, b: TagHistory): boolean => textOf(a) === textOf(b);

function textOf({builds, tags}: TagHistory): string {
  const placeOf = (build: string): string => (builds.includes(build) ? String(builds.indexOf(build)) : 'x');
  return `${builds.join('.')}-${[...tags].map(([tag, build]) => tag + placeOf(build)).join('.')}`;
}

/** What a schedule alone writes (`nightly`) is of the last night, wherever somebody has put it meanwhile. */
export const isOfEveryRun = ({moving, source}: PlannedTag): boolean =>
  moving && !/^nightly$|(?:^|,)\s*type\s*=\s*schedule\s*(?:,|$)/.test(source);

export const shortBuild = (digest: Digest): string => encodedPart(digest).slice(0, LENGTH);

const shortTag = (name: string): string => hexOf(name).slice(0, LENGTH);

const hexOf = (value: unknown): string => encodedPart(digestOf(JSON.stringify(value)));
