import {parse, rcompare} from 'semver';
import type {Payload} from '../context/payload.ts';
import {count} from '../report/format.ts';
import type {CheckoutState} from './checkout.ts';

/** A push of what is checked out, as a job would be told of it. */
export interface PushEvent {
  /** `GITHUB_*`. */
  readonly env: Readonly<Record<string, string>>;
  readonly payload: Payload;
  /** What the user may not expect, sentences. */
  readonly notes: readonly string[];
}

/** Where the core finds the payload: no file of the disk. */
export const EVENT_FILE = 'event-of-the-checkout.json';

/** The push that would bring this checkout to the remote. @param asked the whole ref to take instead of the one at HEAD */
export function pushEvent(checkout: CheckoutState, asked?: string): PushEvent {
  const {sha, time, remote, defaultBranch} = checkout;
  const ref = asked ?? refAtHead(checkout);
  const repository = {
    ...(remote ? {full_name: remote.path, name: remote.path.split('/').at(-1), html_url: remote.url} : {}),
    ...(defaultBranch === undefined ? {} : {default_branch: defaultBranch}),
    // Nobody can be asked for these; null is an answer.
    ...(remote?.apiUrl ? {} : {description: null, license: null, default_branch: defaultBranch ?? null})
  };
  return {
    env: {
      GITHUB_EVENT_NAME: 'push',
      GITHUB_EVENT_PATH: EVENT_FILE,
      GITHUB_REF: ref,
      GITHUB_SHA: sha,
      GITHUB_REPOSITORY: remote?.path ?? '',
      GITHUB_API_URL: remote?.apiUrl ?? '',
      ...(remote ? {GITHUB_SERVER_URL: `https://${remote.host}`} : {})
    },
    payload: {
      ref,
      after: sha,
      repository,
      ...(time === undefined ? {} : {head_commit: {id: sha, timestamp: time}})
    },
    notes: notesOf(checkout, ref, asked)
  };
}

/** A tag at HEAD, the highest version among several; else the branch; '' where neither is there. */
function refAtHead({tags, branch}: CheckoutState): string {
  const versions = tags.filter(tag => parse(tag) !== null).sort(rcompare);
  const tag = versions[0] ?? tags[0];
  if (tag !== undefined) return `refs/tags/${tag}`;
  return branch === undefined ? '' : `refs/heads/${branch}`;
}

function notesOf(checkout: CheckoutState, ref: string, asked: string | undefined): readonly string[] {
  const {sha, changed, noGit} = checkout;
  if (sha === '') {
    const why = noGit ? 'git is not installed' : 'There is no commit here';
    return [`${why}: images get no revision, and no tag that is made of one.`];
  }
  const short = sha.slice(0, 7);
  return [
    ...(asked === undefined && ref.startsWith('refs/tags/') ? tagNotes(checkout, ref.slice('refs/tags/'.length)) : []),
    ...(ref === '' ? [`${short} is checked out without a branch or a tag; --ref names one.`] : []),
    ...(changed === 0
      ? []
      : [
          `The folder is not the commit: ${count(changed, 'file')} changed since ${short}, which the images will be labelled with.`
        ])
  ];
}

/** That the run is for this tag, where another ref may be meant. */
function tagNotes({tags, branch}: CheckoutState, tag: string): readonly string[] {
  if (tags.length > 1) return [`HEAD has ${count(tags.length, 'tag')} (${tags.join(', ')}); --ref takes another one.`];
  if (parse(tag) !== null || branch === undefined) return [];
  return [`HEAD has the tag ${tag}, which is no version: the run is for it; --ref ${branch} takes the branch.`];
}
