import {type Digest, shortDigest} from '../oci/digest.ts';
import {withDigest, withTag} from '../oci/reference.ts';
import type {PublishedRepository, RunResult} from './result.ts';
import type {Table} from './table.ts';

/** One repository of one publication. */
export interface PublishedRow extends PublishedRepository {
  /** `image[/variant]`. */
  readonly id: string;
  readonly image: string;
}

/** What was written where; empty when the run surely wrote no tag at all, complete with what it missed when it wrote some. */
export function publishedRows(result: RunResult): readonly PublishedRow[] {
  const done = result.publications.flatMap(({id, image, status, repositories}) =>
    repositories.map(repository => ({id, image, status, ...repository}))
  );
  const visible = done.some(
    ({tags, status, digest, unconfirmed}) => tags.length > 0 || unconfirmed || (status === 'published' && digest)
  );
  return visible ? [...done, ...unreachedRows(result)].flatMap(row => realRows(row, result)) : [];
}

/** Of a rehearsal, what a real run would write; its digest would be another one. */
function realRows({digest, ...row}: PublishedRow, {rehearsed}: RunResult): readonly PublishedRow[] {
  const real = rehearsed?.[row.repository];
  return real ? real.map(repository => ({...row, repository})) : [{...row, ...(digest === undefined ? {} : {digest})}];
}

export const REHEARSED =
  'This was a rehearsal. With --push, a run publishes these tags, but for those that the guard then finds newer or taken.';

/** Planned repositories that publishing did not come to. */
const unreachedRows = ({plan, publications}: RunResult): readonly PublishedRow[] =>
  (plan?.publications ?? []).flatMap(({id, image, repositories, tags}) => {
    const reached = publications.find(publication => publication.id === id)?.repositories ?? [];
    return repositories
      .filter(repository => !reached.some(one => one.repository === repository))
      .map(repository => ({id, image, repository, platforms: [], tags: [], missing: tags.map(({name}) => name)}));
  });

export interface TagCount {
  readonly written: number;
  readonly unconfirmed: number;
  readonly planned: number;
}

export function countTags(rows: readonly PublishedRow[]): TagCount {
  const sum = (tagsOf: (row: PublishedRow) => readonly string[]): number => rows.flatMap(tagsOf).length;
  const written = sum(({tags}) => tags);
  const unconfirmed = sum(row => row.unconfirmed ?? []);
  return {written, unconfirmed, planned: written + unconfirmed + sum(({missing}) => missing)};
}

/** Some tags are there, or may be, and others are not. */
export function isPart(rows: readonly PublishedRow[]): boolean {
  const {written, planned} = countTags(rows);
  return written < planned;
}

export const publishedTable = (rows: readonly PublishedRow[]): Table => ({
  columns: [
    {title: 'Image', kind: 'code'},
    {title: 'Repository', kind: 'code'},
    {title: isPart(rows) ? 'Written tags' : 'Tags', kind: 'code'},
    {title: 'Not written', kind: 'code'},
    {title: 'Not confirmed', kind: 'code'},
    {title: 'Platforms', kind: 'text'},
    {title: 'Digest', kind: 'code'}
  ],
  rows: rows.map(({id, repository, tags, missing, unconfirmed = [], platforms, digest}) => [
    id,
    repository,
    tags,
    missing,
    unconfirmed,
    platforms,
    digest === undefined ? '' : shortDigest(digest)
  ])
});

export interface PullLines {
  readonly byTag: readonly string[];
  readonly byDigest: readonly string[];
}

/** How to get each image: by its most specific tag, and by its digest; of a rehearsal there is none to get. */
export function pullLines(result: RunResult, rows: readonly PublishedRow[]): PullLines {
  if (result.rehearsed) return {byTag: [], byDigest: []};
  const tagged = rows.flatMap(row => {
    const tag = mostSpecificTag(result, row);
    return tag === undefined ? [] : [withTag(row.repository, tag)];
  });
  const written = rows.filter((row): row is PublishedRow & {digest: Digest} => row.digest !== undefined);
  return {
    byTag: tagged.map(toPull),
    byDigest: written.map(({repository, digest}) => toPull(withDigest(repository, digest)))
  };
}

const toPull = (reference: string): string => `docker pull ${reference}`;

/** The first that will not move, else the first: the plan has the most specific first. */
function mostSpecificTag({plan}: RunResult, {id, tags}: PublishedRow): string | undefined {
  const planned = plan?.publications.find(publication => publication.id === id)?.tags ?? [];
  return planned.find(({name, moving}) => !moving && tags.includes(name))?.name ?? tags[0];
}
