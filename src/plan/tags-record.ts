import type {Facts} from '../context/facts.ts';
import {OCI} from '../oci/annotations.ts';
import {digestOf} from '../oci/descriptor.ts';
import type {Plan, PlannedTag, Publication} from './plan.ts';

/** Short for names of tags: which of them runs of a commit have pointed at its image, never to be forgotten again. */
export type TagMarks = readonly string[];

const MARK_LENGTH = 8;
/** The cache service takes names of up to 512 characters. */
const MAX_MARKS = 40;

/**
 * What the records of the moving tags of a publication begin with: the same for every run of this commit that publishes to
 * the same repositories, whatever it was built with. Undefined where its images do not say their commit.
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

export const markOf = (tag: string): string => hexOf(tag).slice(0, MARK_LENGTH);

export const formatMarks = (prefix: string, marks: TagMarks): string => prefix + marks.slice(0, MAX_MARKS).join('.');

/** None for what is no record of this publication. */
export function parseMarks(name: string | undefined, prefix: string): TagMarks {
  const marks = name?.startsWith(prefix) ? name.slice(prefix.length).split('.') : [];
  return marks.every(mark => /^[0-9a-f]{8}$/.test(mark)) ? marks : [];
}

/** What a schedule alone writes (`nightly`) is of the last night, wherever somebody has put it meanwhile. */
export const isOfEveryRun = ({moving, source}: PlannedTag): boolean =>
  moving && !/^nightly$|(?:^|,)\s*type\s*=\s*schedule\s*(?:,|$)/.test(source);

const hexOf = (value: unknown): string => digestOf(JSON.stringify(value)).replace(/^\w+:/, '');
