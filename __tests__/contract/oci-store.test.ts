import {describe, expect, it, test} from 'vitest';
import {createOciStore} from '../../src/adapters/packages/oci-store.ts';
import {createRegistrySession} from '../../src/adapters/packages/registry-session.ts';
import {digestOf} from '../../src/oci/descriptor.ts';
import {parseDigest} from '../../src/oci/digest.ts';
import {parseRepository} from '../../src/oci/reference.ts';
import type {PackageStore} from '../../src/ports/package-store.ts';
import {cli} from './cli.ts';
import {BASIC, cleanBy, tagsOf} from './support/clean.ts';
import {
  addImage,
  addIndex,
  addProvenance,
  answerRegistry,
  emptyRegistry,
  type RegistryState
} from './support/registry-server.ts';
import {type Answered, type Asked, type Served, serve} from './support/serve.ts';

interface Setup extends Served {
  readonly state: RegistryState;
  readonly store: PackageStore;
  readonly name: string;
}

async function registry(
  state: RegistryState = emptyRegistry(),
  before: (asked: Asked, host: string) => Answered | undefined = () => undefined
): Promise<Setup> {
  const served = await serve((asked, host) => before(asked, host) ?? answerRegistry(state, asked) ?? {status: 404});
  const name = `${served.host}/acme/hello`;
  const repository = parseRepository(name);
  const store = createOciStore(
    repository,
    createRegistrySession(repository, async () => BASIC)
  );
  return {...served, state, store, name};
}

const PR = {pullRequest: 7, tags: ['pr-7']};

describe('a registry of the OCI protocol', () => {
  it('lists every page of its tags', async () => {
    const state = {...emptyRegistry(), pageSize: 10};
    for (let at = 0; at < 35; at++) addImage(state, `image ${at}`, {tag: [`t${at}`]});
    const {store, asked} = await registry(state);
    const listed = await store.list();
    expect('tags' in listed && listed.tags.map(({name}) => name).sort()).toEqual([...state.tags.keys()].sort());
    expect(asked.filter(line => line.includes('/tags/list'))).toHaveLength(4);
  });

  it.each([
    {name: 'that takes tags away', deletesTags: true, replaced: false},
    {name: 'that only deletes manifests', deletesTags: false, replaced: true}
  ])('$name gives up one tag of a manifest that another needs', async ({deletesTags, replaced}) => {
    const state = {...emptyRegistry(), deletesTags};
    const digest = addImage(state, 'a', {tag: ['pr-7', 'main']});
    const {store, name, asked} = await registry(state);
    const {repositories, warnings, failures} = await cleanBy(name, store, PR);
    expect([warnings, failures]).toEqual([[], []]);
    expect(repositories.map(tagsOf)).toEqual([['pr-7']]);
    expect([...state.tags]).toEqual([['main', digest]]);
    expect([...state.manifests.keys()]).toEqual([digest]);
    expect(asked.some(line => line === 'PUT /v2/acme/hello/manifests/pr-7')).toBe(replaced);
  });

  it.each([
    {status: 405, remedy: /Enable deletion/},
    {status: 403, remedy: /Use a login/}
  ])('that answers $status to deletions keeps every tag at its image', async ({status, remedy}) => {
    const state: RegistryState = {...emptyRegistry(), refuses: status};
    const digest = addImage(state, 'a', {tag: ['pr-7', 'main']});
    const {store, name} = await registry(state);
    const {repositories, warnings, outcome} = await cleanBy(name, store, PR);
    expect(outcome).toBe('success');
    expect(warnings).toEqual([{message: expect.stringMatching(remedy)}]);
    expect(repositories[0]).toMatchObject({removed: [], kept: [{name: 'pr-7', failed: true}]});
    expect([...state.tags.values()]).toEqual([digest, digest]);
  });

  it('loses the tags of a pull request by their whole names', async () => {
    const state = emptyRegistry();
    const own = ['pr-2', 'pr-2-gpu', 'cache-hello-linux-amd64-pr-2'];
    const others = ['pr-26', 'pr-26-gpu', 'pr-2-gpu2', 'pr-20', 'xpr-2', 'pr-2-', 'cache-hello-linux-amd64-pr-26'];
    for (const tag of [...own, ...others]) addImage(state, tag, {tag: [tag]});
    const {store, name} = await registry(state);
    const {repositories} = await cleanBy(name, store, {pullRequest: 2, tags: own});
    expect(repositories.map(tagsOf)).toEqual([[...own].sort()]);
    expect([...state.tags.keys()]).toEqual(others);
    expect(state.manifests.size).toBe(others.length);
  });

  it('that keeps the parts of an index gives them up after it', async () => {
    const state = {...emptyRegistry(), keepsParts: true};
    addIndex(state, [addImage(state, 'a', {size: 1000}), addImage(state, 'b', {size: 2000})], ['pr-7']);
    const {store, name} = await registry(state);
    const {repositories, warnings} = await cleanBy(name, store, PR);
    expect(warnings).toEqual([]);
    expect(repositories[0]).toMatchObject({kept: [], bytes: 3002});
    expect(repositories[0]?.manifests).toHaveLength(3);
    expect(state.manifests.size).toBe(0);
  });

  it('says that a tag is left without its images when the registry then refuses it', async () => {
    const state = emptyRegistry();
    const top = addIndex(state, [addImage(state, 'a'), addImage(state, 'b')], ['pr-7']);
    addImage(state, 'c', {tag: ['main']});
    const {store, name} = await registry(state, ({method, url}) =>
      method === 'DELETE' && url.pathname.endsWith(top) ? {status: 409} : undefined
    );
    const {repositories, warnings} = await cleanBy(name, store, PR);
    expect([...state.tags.keys()]).toEqual(['pr-7', 'main']);
    expect(repositories[0]?.kept).toEqual([
      {name: 'pr-7', reason: expect.stringMatching(/answers 409; it is left without its images$/), failed: true}
    ]);
    expect(warnings).toContainEqual({
      message: expect.stringMatching(/\(pr-7\) left without its images: .*run the job again/)
    });
  });

  it('tells of signatures that have no tag', async () => {
    const state = emptyRegistry();
    const [own, other] = [addImage(state, 'a', {tag: ['pr-7']}), addImage(state, 'b', {tag: ['main']})];
    const signatures = [own, other].map(subject => addImage(state, `signature of ${subject}`, {subject}));
    state.referrers = new Map([own, other].map((subject, at) => [subject, [signatures[at] ?? '']]));
    const {store, name} = await registry(state);
    await cleanBy(name, store, PR);
    expect([...state.manifests.keys()].sort()).toEqual([other, signatures[1]].sort());
  });

  it('gives ages by annotation, config, and the steps of a build cache', async () => {
    const state = emptyRegistry();
    addIndex(state, [addImage(state, 'a', {created: '2026-01-01T00:00:00Z'})], ['old']);
    addImage(state, 'b', {created: '2026-05-31T00:00:00Z', tag: ['new']});
    addImage(state, 'c', {tag: ['unknown']});
    const cache = cli('registry/cache-manifest.json');
    state.manifests.set(digestOf(cache), cache);
    state.tags.set('cache-hello-linux-amd64', digestOf(cache));
    const {store, name} = await registry(state);
    const {repositories, notes} = await cleanBy(name, store, {
      retention: {dryRun: true, rules: [{match: ['*'], keepDays: 30, includeVersions: false}]}
    });
    expect(repositories[0]).toMatchObject({
      dryRun: true,
      removed: [{name: 'old', reason: 'older than 30 days'}],
      kept: [
        {name: 'unknown', reason: 'its age is not known'},
        {name: 'cache-hello-linux-amd64', reason: 'younger than 30 days'},
        {name: 'new', reason: 'younger than 30 days'}
      ]
    });
    expect(notes).toEqual([
      `Ages in ${name} are the time of the upload where the registry tells it, else that of the build.`
    ]);
    expect(state.tags.size).toBe(4);
  });

  it('never takes the time of a commit for the age of an image', async () => {
    const [commit, today] = ['2026-01-01T00:00:00Z', '2026-05-31T12:00:00Z'];
    const stored = new Map<string, string>();
    const state = {...emptyRegistry(), stored};
    /** As this action builds it: label and config carry the time of the commit. */
    const built = (content: string, tag: readonly string[] = []) =>
      addImage(state, content, {created: commit, label: commit, tag});
    const [child, old] = [built('built today of an old commit'), built('built long ago')];
    addIndex(state, [child, addProvenance(state, child, today)], ['built-today']);
    addIndex(state, [old, addProvenance(state, old, '2026-01-02T00:00:00Z')], ['built-long-ago']);
    built('without provenance', ['nobody-knows']);
    addImage(state, 'of a builder that writes 1970', {created: '1970-01-01T00:00:00Z', tag: ['epoch']});
    addImage(state, 'of an ordinary builder', {created: today, label: commit, tag: ['label-is-older']});
    stored.set(built('uploaded today', ['uploaded-today']), 'Sun, 31 May 2026 12:00:00 GMT');
    const {store, name} = await registry(state);
    const {repositories, notes} = await cleanBy(name, store, {
      retention: {dryRun: true, rules: [{match: ['*'], keepDays: 30, includeVersions: false}]}
    });
    expect(repositories.map(tagsOf)).toEqual([['built-long-ago']]);
    expect(Object.fromEntries(repositories[0]?.kept.map(one => [one.name, one.reason]) ?? [])).toEqual({
      'built-today': 'younger than 30 days',
      'label-is-older': 'younger than 30 days',
      'uploaded-today': 'younger than 30 days',
      'nobody-knows': 'only the time of its commit is known (2026-01-01)',
      epoch: 'only the time of its commit is known (1970-01-01)'
    });
    expect(notes.join('\n')).toContain('"keep-days" never removes them');
  });

  it('knows what a crash left of the removal of a tag, whenever it was uploaded', async () => {
    const stored = new Map<string, string>();
    const state = {...emptyRegistry(), stored};
    addImage(state, 'a', {tag: ['nightly-1', 'main']});
    let crashed = false;
    const {store} = await registry(state, ({method, url}) => {
      crashed ||= method === 'PUT' && url.pathname.endsWith('/manifests/nightly-1');
      return crashed && method === 'DELETE' ? {status: 500} : undefined;
    });
    await store.untag('nightly-1').catch(() => undefined);
    const left = parseDigest(state.tags.get('nightly-1') ?? '');
    stored.set(left, 'Sun, 31 May 2026 12:00:00 GMT');
    expect(left).not.toBe(state.tags.get('main'));
    expect(await store.age(left)).toEqual({at: '1970-01-01T00:00:00Z', of: 'build'});
  });

  it('that lists a tag without a manifest loses tags alone, and says so', async () => {
    const state = {...emptyRegistry(), deletesTags: true, dangling: ['broken']};
    const child = addImage(state, 'a');
    const top = addIndex(state, [child], ['pr-7']);
    addImage(state, 'b', {tag: ['main']});
    const {store, name, asked} = await registry(state);
    const {outcome, repositories, warnings} = await cleanBy(name, store, PR);
    expect(outcome).toBe('success');
    expect(repositories[0]).toMatchObject({removed: [{name: 'pr-7'}], manifests: []});
    expect([...state.tags.keys()]).toEqual(['main']);
    expect([...state.manifests.keys()]).toEqual(expect.arrayContaining([child, top]));
    expect(asked.filter(line => line.startsWith('DELETE'))).toEqual(['DELETE /v2/acme/hello/manifests/pr-7']);
    expect(warnings).toEqual([{message: expect.stringMatching(/lists broken and has no manifest of it/)}]);
  });

  it('whose tag goes while it is listed has nothing to say of it', async () => {
    const state = emptyRegistry();
    addImage(state, 'a', {tag: ['pr-7']});
    addImage(state, 'b', {tag: ['main', 'short-lived']});
    const {store, name} = await registry(state, ({url}) => {
      if (url.pathname.endsWith('/manifests/short-lived')) state.tags.delete('short-lived');
      return undefined;
    });
    const {repositories, warnings} = await cleanBy(name, store, PR);
    expect(warnings).toEqual([]);
    expect(repositories.map(tagsOf)).toEqual([['pr-7']]);
    expect([...state.tags.keys()]).toEqual(['main']);
  });

  it('does not list what has no tag, and says so', async () => {
    const {store, name} = await registry();
    const {notes} = await cleanBy(name, store, {
      retention: {dryRun: false, rules: [{match: ['untagged'], keepDays: 3, includeVersions: false}]}
    });
    expect(notes.join('\n')).toContain('does not list manifests without a tag');
  });

  it('is logged in to by a token that may delete', async () => {
    const state = emptyRegistry();
    addImage(state, 'a', {tag: ['pr-7']});
    const {store, name, asked} = await registry(state, ({url, headers}, host) => {
      if (url.pathname === '/token')
        return headers.authorization === `Basic ${BASIC}` ? {status: 200, body: {token: 'tkn'}} : {status: 401};
      if (headers.authorization === 'Bearer tkn') return undefined;
      return {status: 401, headers: {'www-authenticate': `Bearer realm="http://${host}/token",service="reg"`}};
    });
    await cleanBy(name, store, PR);
    expect(state.tags.size).toBe(0);
    expect(asked.filter(line => line.startsWith('GET /token'))).toEqual([
      'GET /token?service=reg&scope=repository%3Aacme%2Fhello%3Apull%2Cpush%2Cdelete'
    ]);
  });
});

describe('a token service in trouble', () => {
  const behindTokens = async (answer: (tries: number) => Answered | undefined, realm?: string) => {
    const state = emptyRegistry();
    addImage(state, 'a', {tag: ['pr-7']});
    let tries = 0;
    const served = await registry(state, ({url, headers}, host) => {
      if (url.pathname === '/token') return answer(++tries) ?? {status: 200, body: {token: 'tkn'}};
      if (headers.authorization === 'Bearer tkn') return undefined;
      const challenge = `Bearer realm="${realm ?? `http://${host}/token`}",service="reg"`;
      return {status: 401, headers: {'www-authenticate': challenge}};
    });
    return {...(await cleanBy(served.name, served.store, PR)), state};
  };

  test.each([
    {name: 'a server error', answer: {status: 503}, wait: 0},
    {name: 'a rate limit', answer: {status: 429, headers: {'retry-after': '7'}}, wait: 7000}
  ])('is asked again: $name', async ({answer, wait}) => {
    const {outcome, warnings, retried, sleeps, state} = await behindTokens(tries => (tries === 1 ? answer : undefined));
    expect([outcome, warnings]).toEqual(['success', []]);
    expect(retried).toHaveLength(1);
    expect(sleeps[0]).toBeGreaterThanOrEqual(wait);
    expect(state.tags.size).toBe(0);
  });

  test.each([
    {name: 'that stays', answer: () => ({status: 500}), retried: 2, title: /answers 500 to GET/},
    {
      name: 'that nobody answers at',
      realm: 'http://127.0.0.1:1/token',
      retried: 0,
      title: /127\.0\.0\.1:1 does not answer/
    }
  ])('fails the run, and is no refusal: $name', async ({answer = () => undefined, realm, retried: want, title}) => {
    const {outcome, failures, warnings, retried} = await behindTokens(answer, realm);
    expect([outcome, warnings]).toEqual(['failure', []]);
    expect(failures).toMatchObject([{code: 'registry-failed', title: expect.stringMatching(title)}]);
    expect(retried).toHaveLength(want);
  });

  it('that refuses the login is a warning', async () => {
    const {outcome, warnings} = await behindTokens(() => ({status: 401}));
    expect(outcome).toBe('success');
    expect(warnings).toEqual([{message: expect.stringMatching(/answers 401.*Use a login/)}]);
  });
});

describe('a tag that somebody writes while the clean-up is running', () => {
  interface Race {
    readonly name: string;
    readonly write: (state: RegistryState, made: {readonly child: string; readonly top: string}) => void;
    readonly tags: Readonly<Record<string, 'top' | 'new' | 'child' | 'main'>>;
    readonly kept: readonly string[];
    /** Of child and top, what is still there. */
    readonly there: readonly ('child' | 'top')[];
  }

  test.each<Race>([
    {
      name: 'the same tag, to an index with the same image',
      write: (state, {child}) => addIndex(state, [child, addImage(state, 'other attestation')], ['pr-7']),
      tags: {'pr-7': 'new', main: 'main'},
      kept: ['pr-7'],
      there: ['child', 'top']
    },
    {
      name: 'another tag, to the same index',
      write: (state, {top}) => state.tags.set('keep', top),
      tags: {'pr-7': 'top', keep: 'top', main: 'main'},
      kept: ['pr-7'],
      there: ['child', 'top']
    },
    {
      name: 'another tag, to the image of the index',
      write: (state, {child}) => state.tags.set('keep', child),
      tags: {keep: 'child', main: 'main'},
      kept: [],
      there: ['child']
    }
  ])('keeps what it needs: $name', async ({write, tags, kept, there}) => {
    const state = emptyRegistry();
    const child = addImage(state, 'a');
    const attestation = addImage(state, 'attestation');
    const top = addIndex(state, [child, attestation], ['pr-7']);
    const main = addImage(state, 'b', {tag: ['main']});
    let lists = 0;
    const {store, name} = await registry(state, ({url}) => {
      if (url.pathname.endsWith('/tags/list') && ++lists === 2) write(state, {child, top});
      return undefined;
    });
    const {outcome, repositories, notes, warnings} = await cleanBy(name, store, PR);
    expect([outcome, warnings]).toEqual(['success', []]);
    const digests: Readonly<Record<string, string>> = {[top]: 'top', [child]: 'child', [main]: 'main'};
    expect(Object.fromEntries([...state.tags].map(([tag, digest]) => [tag, digests[digest] ?? 'new']))).toEqual(tags);
    expect([child, top].filter(digest => state.manifests.has(digest)).map(digest => digests[digest])).toEqual(there);
    expect(repositories[0]?.kept.filter(one => !one.name.includes(':'))).toEqual(
      kept.map(tag => ({name: tag, reason: expect.stringContaining('while the clean-up was running'), failed: false}))
    );
    expect(notes.join('\n')).toMatch(/stay: tags were written while the clean-up was running/);
    for (const digest of state.tags.values()) {
      const {manifests = []} = JSON.parse(state.manifests.get(digest) ?? '{}') as {manifests?: {digest: string}[]};
      expect(manifests.filter(part => !state.manifests.has(part.digest))).toEqual([]);
    }
    expect((await cleanBy(name, store, PR)).outcome).toBe('success');
  });

  test.each([
    {name: 'another tag, to the same image', write: (state: RegistryState, top: string) => state.tags.set('keep', top)},
    {
      name: 'the same tag, to another image',
      write: (state: RegistryState) => addImage(state, 'pushed anew', {tag: ['pr-7']})
    }
  ])('is seen after the last look, too: $name', async ({write}) => {
    const state = emptyRegistry();
    const top = addImage(state, 'a', {tag: ['pr-7']});
    addImage(state, 'b', {tag: ['main']});
    let lists = 0;
    const {store, name} = await registry(state, ({url}) => {
      // The second list is the look before the deletions.
      if (url.pathname.endsWith('/tags/list') && ++lists === 3) write(state, top);
      return undefined;
    });
    const {outcome, repositories} = await cleanBy(name, store, PR);
    expect(outcome).toBe('success');
    expect(repositories[0]).toMatchObject({removed: [], manifests: []});
    expect(state.tags.has('pr-7')).toBe(true);
    expect([...state.tags.values()].filter(digest => !state.manifests.has(digest))).toEqual([]);
  });

  it('is seen among hundreds of deletions, too', async () => {
    const state = emptyRegistry();
    const tags = Array.from({length: 150}, (_, at) => `t${at}`);
    for (const tag of tags) addIndex(state, [addImage(state, `child of ${tag}`)], [tag]);
    const saved = state.tags.get('t99') ?? '';
    let deletions = 0;
    const {store, name} = await registry(state, ({method}) => {
      if (method === 'DELETE' && ++deletions === 60) state.tags.set('saved', saved);
      return undefined;
    });
    await cleanBy(name, store, {tags, pullRequest: 7});
    expect([...state.tags]).toEqual([
      ['t99', saved],
      ['saved', saved]
    ]);
    expect(state.manifests.size).toBe(2);
  });
});

describe('trouble on the way', () => {
  test.each([
    {
      name: 'a rate limit',
      status: 429,
      headers: {'retry-after': '7'},
      wait: 7000,
      reason: /limits the rate of requests for the next 7 s/
    },
    {name: 'a server error', status: 503, headers: {}, wait: 0, reason: /answers 503 to DELETE/}
  ])('is waited out: $name', async ({status, headers, wait, reason}) => {
    const state = emptyRegistry();
    addImage(state, 'a', {tag: ['pr-7']});
    let left = 1;
    const {store, name} = await registry(state, ({method}) =>
      method === 'DELETE' && left-- > 0 ? {status, headers} : undefined
    );
    const {failures, retried, sleeps} = await cleanBy(name, store, PR);
    expect(failures).toEqual([]);
    expect(retried).toEqual([expect.stringMatching(reason)]);
    expect(sleeps[0]).toBeGreaterThanOrEqual(wait);
    expect(state.manifests.size).toBe(0);
  });

  it('that stays fails the run, and a repeat completes it', async () => {
    const state = emptyRegistry();
    addIndex(state, [addImage(state, 'a'), addImage(state, 'b')], ['pr-7']);
    let broken = true;
    const {store, name} = await registry(state, ({method}) =>
      broken && method === 'DELETE' && state.manifests.size < 3 ? {status: 500} : undefined
    );
    const first = await cleanBy(name, store, PR);
    expect(first.outcome).toBe('failure');
    expect(first.failures).toMatchObject([
      {code: 'registry-failed', title: expect.stringMatching(/2 of .* could not be removed: .* answers 500 to DELETE/)}
    ]);
    // Parts go first, so that the tag is still there to find the rest by.
    expect([...state.tags.keys()]).toEqual(['pr-7']);
    broken = false;
    expect(await cleanBy(name, store, PR)).toMatchObject({outcome: 'success', warnings: []});
    expect(state.manifests.size).toBe(0);
  });

  it('with what a kept tag needs removes nothing at all', async () => {
    const state = emptyRegistry();
    addImage(state, 'a', {tag: ['pr-7']});
    addImage(state, 'b', {tag: ['main']});
    const {store, name} = await registry(state, ({url}) =>
      url.pathname.endsWith('/manifests/main') ? {status: 200, body: 'no manifest'} : undefined
    );
    const {outcome, failures} = await cleanBy(name, store, PR);
    expect(outcome).toBe('failure');
    expect(failures).toMatchObject([{title: expect.stringMatching(/was not cleaned: .*\(main\) is no manifest/)}]);
    expect([...state.tags.keys()]).toEqual(['pr-7', 'main']);
  });
});
