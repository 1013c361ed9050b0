import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {afterEach, describe, expect, it, test} from 'vitest';
import {findDefaultBranch} from '../../src/cli/checkout.ts';
import {pushEvent} from '../../src/cli/push-event.ts';
import {readFacts} from '../../src/context/read-facts.ts';
import {NOW, payloadOf} from '../context/support.ts';
import {clone, removeClones, TIME} from './clone.ts';

afterEach(removeClones);

/** The payload of a push as GitHub sends it, with another commit. */
function pushed(name: string, ref: string, sha: string) {
  const payload = payloadOf(name);
  const head = {...(payload.head_commit as object), id: sha, timestamp: TIME};
  return readFacts({
    env: {
      GITHUB_EVENT_NAME: 'push',
      GITHUB_REF: ref,
      GITHUB_SHA: sha,
      GITHUB_REPOSITORY: 'acme/hello',
      GITHUB_SERVER_URL: 'https://github.com'
    },
    payload: {...payload, ref, after: sha, base_ref: null, head_commit: head, commits: [head]},
    now: NOW
  });
}

const factsOf = ({env, payload}: ReturnType<typeof pushEvent>) => readFacts({env, payload, now: NOW});

describe('the facts of a checkout', () => {
  test.each([
    {name: 'a branch', payload: 'push-main', ref: 'refs/heads/main', change: () => {}},
    {
      name: 'another branch',
      payload: 'push-main',
      ref: 'refs/heads/feature/x',
      change: ({git}: ReturnType<typeof clone>) => git('checkout', '--quiet', '-b', 'feature/x')
    },
    {
      name: 'a tag',
      payload: 'push-tag',
      ref: 'refs/tags/v1.2.3',
      change: ({git}: ReturnType<typeof clone>) => git('tag', 'v1.2.3')
    }
  ])('are those of a push of $name', async ({payload, ref, change}) => {
    const checkout = clone();
    change(checkout);
    const facts = factsOf(await checkout.eventOf());
    const want = pushed(payload, ref, checkout.sha);
    // Description and licence are asked of GitHub, as for events whose payload leaves them out.
    expect(facts).toEqual({...want, repository: {...want.repository, description: '', license: ''}});
  });

  it('know as much as git does without a remote', async () => {
    const {eventOf, sha} = clone({remote: ''});
    const event = await eventOf();
    expect(factsOf(event)).toMatchObject({
      event: {name: 'push', kind: 'branch', refName: 'main', sha},
      repository: {fullName: '', url: '', defaultBranch: 'main'},
      trust: {trusted: true}
    });
    expect(event.env.GITHUB_API_URL).toBe('');
    expect(event.payload.repository).toEqual({default_branch: 'main', description: null, license: null});
  });

  it('are of no commit before the first one, and of no branch without one', async () => {
    const event = await clone({committed: false}).eventOf();
    expect(event.env).toMatchObject({GITHUB_SHA: '', GITHUB_REF: 'refs/heads/main'});
    expect(event.notes).toEqual(['There is no commit here: images get no revision, and no tag that is made of one.']);

    const {git, eventOf, sha} = clone();
    git('checkout', '--quiet', '--detach');
    const detached = await eventOf();
    expect(detached.env).toMatchObject({GITHUB_SHA: sha, GITHUB_REF: ''});
    expect(detached.notes).toEqual([`${sha.slice(0, 7)} is checked out without a branch or a tag; --ref names one.`]);
  });
});

describe('the ref', () => {
  test.each([
    {name: 'the highest version at HEAD', tags: ['v1.10.0', 'v1.9.0', 'stable'], want: 'refs/tags/v1.10.0'},
    {name: 'a tag that is no version', tags: ['stable'], want: 'refs/tags/stable'},
    {name: 'what the user names', tags: ['v1.0.0'], asked: 'refs/heads/v9', want: 'refs/heads/v9'}
  ])('is $name', async ({tags, asked, want}) => {
    const {git, eventOf} = clone();
    for (const tag of tags) git('tag', tag);
    const {env, payload, notes} = await eventOf(asked);
    expect(env.GITHUB_REF).toBe(want);
    expect(payload.ref).toBe(want);
    expect(notes.some(note => note.includes('--ref takes another one'))).toBe(tags.length > 1 && asked === undefined);
  });
});

describe('what is said', () => {
  test.each([
    {
      name: 'of a tag that hides the branch',
      tags: ['deploy-7'],
      said: /deploy-7, which is no version.*--ref main takes/
    },
    {name: 'of several tags', tags: ['v1.0.0', 'stable'], said: /^HEAD has 2 tags \(stable, v1\.0\.0\); --ref takes/}
  ])('$name', async ({tags, said}) => {
    const {git, eventOf} = clone();
    for (const tag of tags) git('tag', tag);
    expect((await eventOf()).notes).toEqual([expect.stringMatching(said)]);
  });

  it('of a machine without git', () => {
    expect(pushEvent({sha: '', tags: [], changed: 0, noGit: true}).notes).toEqual([
      'git is not installed: images get no revision, and no tag that is made of one.'
    ]);
  });

  it('of a folder that is not its commit', async () => {
    const {cwd, eventOf, sha} = clone();
    expect((await eventOf()).notes).toEqual([]);
    writeFileSync(join(cwd, 'Dockerfile'), 'FROM scratch AS other\n');
    writeFileSync(join(cwd, 'new'), '');
    expect((await eventOf()).notes).toEqual([
      `The folder is not the commit: 2 files changed since ${sha.slice(0, 7)}, which the images will be labelled with.`
    ]);
  });

  it('never holds the login of the remote', async () => {
    const {eventOf} = clone({remote: 'https://octocat:ghp_topsecret@github.com/acme/hello.git'});
    expect(JSON.stringify(await eventOf())).not.toContain('topsecret');
  });
});

describe('the default branch', () => {
  test.each([
    {
      name: 'of a clone',
      refs: ['refs/remotes/origin/HEAD refs/remotes/origin/trunk', 'refs/remotes/origin/main ', 'refs/heads/main '],
      want: 'trunk'
    },
    {name: 'of the remote', refs: ['refs/heads/main ', 'refs/remotes/origin/master '], want: 'master'},
    {name: 'of a new repository', refs: ['refs/heads/feature ', 'refs/heads/main '], want: 'main'},
    {name: 'nobody knows', refs: ['refs/heads/feature '], want: undefined}
  ])('$name', ({refs, want}) => {
    expect(findDefaultBranch(refs)).toBe(want);
  });
});
