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

/** The push that would bring this checkout to the remote. @param asked the ref to take instead of the one at HEAD */
export function pushEvent(checkout: CheckoutState, asked?: string): PushEvent {
  const {sha, time, remote, defaultBranch} = checkout;
  const ref = asked === undefined ? refAtHead(checkout) : fullRef(asked, checkout);
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

/** A short name is a tag where there is one of it at HEAD, or where it is a version; else a branch. */
function fullRef(asked: string, {tags}: CheckoutState): string {
  if (asked.startsWith('refs/')) return asked;
  return `refs/${tags.includes(asked) || parse(asked) !== null ? 'tags' : 'heads'}/${asked}`;
}

function notesOf({sha, tags, changed}: CheckoutState, ref: string, asked: string | undefined): readonly string[] {
  if (sha === '') return ['There is no commit here: images get no revision, and no tag that is made of one.'];
  const short = sha.slice(0, 7);
  const several = asked === undefined && tags.length > 1 && ref.startsWith('refs/tags/');
  return [
    ...(several ? [`HEAD has ${count(tags.length, 'tag')} (${tags.join(', ')}); --ref takes another one.`] : []),
    ...(ref === '' ? [`${short} is checked out without a branch or a tag; --ref names one.`] : []),
    ...(changed === 0
      ? []
      : [
          `The folder is not the commit: ${count(changed, 'file')} changed since ${short}, which the images will be labelled with.`
        ])
  ];
}
