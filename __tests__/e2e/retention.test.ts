import {describe, expect, it} from 'vitest';
import type {CleanedRepository, CleanupResult} from '../../src/report/cleanup-result.ts';
import {type ActionRun, runAction, startAction} from './support/action.ts';
import {closedPullRequest, type JobEvent, pushToMain} from './support/events.ts';
import {faultProxy} from './support/fault-proxy.ts';
import {daysAgo, fill} from './support/fill.ts';
import {githubApi} from './support/github-api.ts';
import type {Inputs} from './support/inputs.ts';
import {project} from './support/project.ts';
import {allTags, crane, findManifest, manifestOf, newRepository} from './support/registry.ts';

interface Given {
  readonly inputs?: Inputs;
  readonly env?: Readonly<Record<string, string>>;
}

/** As a step of a job on a machine without Docker. */
const step = (repository: string, event: JobEvent, {inputs, env = {}}: Given) => ({
  event,
  cwd: project({}),
  inputs: {images: repository, comment: 'off', ...inputs},
  env,
  dockerHost: 'unix:///there/is/none.sock'
});

async function clean(repository: string, event: JobEvent, given: Given = {}): Promise<CleanupResult> {
  const run = await runAction(step(repository, event, given));
  expect(run.exitCode, run.log).toBe(0);
  return resultOf(run);
}

const resultOf = ({outputs}: ActionRun): CleanupResult => JSON.parse(outputs.json ?? '') as CleanupResult;

function only({repositories}: CleanupResult): CleanedRepository {
  const [first, ...rest] = repositories;
  expect(rest).toEqual([]);
  if (!first) throw new Error('nothing was cleaned');
  return first;
}

const names = ({removed}: CleanedRepository): readonly string[] => removed.map(({name}) => name).sort();

const digests = async (repository: string): Promise<Readonly<Record<string, string>>> =>
  Object.fromEntries(
    await Promise.all(
      (await allTags(repository)).map(async tag => [tag, (await manifestOf(repository, tag)).digest] as const)
    )
  );

const isThere = async (repository: string, digest: string): Promise<boolean> =>
  (await findManifest(repository, digest)) !== undefined;

const validate = (repository: string, tag: string): Promise<string> =>
  crane('validate', '--insecure', '--fast', '--remote', `${repository}:${tag}`);

describe('retention over 300 tags', () => {
  const RULES = `
  - {match: ["pr-*"], keep-days: 14}
  - {match: "sha-*", keep-days: 20, keep-last: 30}
  - {match: "1.0.*-rc.*", keep-last: 2, include-versions: true}
  - {match: "cache-*", keep-days: 30}
  - {match: untagged, keep-days: 1}
  - {match: "*", keep-days: 60}`;

  it('keeps what its rules keep, and nothing breaks that stays', async () => {
    const repository = newRepository();
    const {image, index, alias} = await fill(repository);
    const shared = await image(undefined, 'a part of a release and of a preview', daysAgo(90));
    /** An index over an image of its own. */
    const build = async (tag: string, days: number, parts: readonly string[] = []) =>
      index(tag, [...parts, await image(undefined, tag, daysAgo(days))], daysAgo(days));
    const numbers = (count: number) => Array.from({length: count}, (_, at) => at + 1);
    await Promise.all([
      // Half of them older than 14 days; two share a part with a release.
      ...numbers(80).map(number => build(`pr-${number}`, number <= 40 ? 15 : 3, number <= 2 ? [shared] : [])),
      ...numbers(40).map(number => build(`pr-${number}-gpu`, number <= 20 ? 15 : 3)),
      ...numbers(90).map(number => build(`sha-${String(number).padStart(7, '0')}`, number)),
      ...numbers(40).map(number => build(`feature-${number}`, number * 3)),
      ...numbers(20).map(number => build(`cache-hello-linux-amd64-pr-${number}`, number <= 10 ? 31 : 1)),
      ...numbers(5).map(number => build(`1.0.0-rc.${number}`, 100 - number)),
      ...['1', '1.0', '2.0.0', 'main', 'nightly'].map(tag => build(tag, tag === 'nightly' ? 1 : 400))
    ]);
    const release = await index('1.0.0', [shared], daysAgo(90));
    // Another tag of what a version is.
    for (const tag of ['latest', 'feature-alias']) await alias(tag, release);
    for (const at of numbers(17)) await alias(`kept-${at}`, release);
    // What failed runs leave: pushed by digest, and no tag came.
    const leftovers = await Promise.all(numbers(3).map(at => image(undefined, `leftover ${at}`, daysAgo(50))));
    const before = await digests(repository);
    expect(Object.keys(before)).toHaveLength(300);

    const gone = [
      ...numbers(40).map(number => `pr-${number}`),
      ...numbers(20).map(number => `pr-${number}-gpu`),
      ...numbers(90)
        .filter(number => number > 30)
        .map(number => `sha-${String(number).padStart(7, '0')}`),
      ...numbers(40)
        .filter(number => number >= 20)
        .map(number => `feature-${number}`),
      'feature-alias',
      ...numbers(17).map(at => `kept-${at}`),
      ...numbers(10).map(number => `cache-hello-linux-amd64-pr-${number}`),
      ...numbers(3).map(number => `1.0.0-rc.${number}`)
    ].sort();
    const inputs = {
      mode: 'cleanup',
      variants: 'cpu: {default: true, platforms: linux/amd64}\ngpu: {platforms: linux/amd64}\n'
    };
    const api = await githubApi({heads: {main: 'a'.repeat(40)}});
    const env = {GITHUB_API_URL: api.url};
    const dry = only(await clean(repository, pushToMain(), {inputs: {...inputs, retention: `rules:${RULES}`}, env}));
    expect([dry.dryRun, names(dry)]).toEqual([true, gone]);
    expect(dry.manifests.length).toBeGreaterThan(0);
    expect(await digests(repository)).toEqual(before);

    const result = await clean(repository, pushToMain(), {
      inputs: {...inputs, retention: `dry-run: false\nrules:${RULES}`},
      env
    });
    expect(result).toMatchObject({outcome: 'success', failures: [], warnings: []});
    expect(names(only(result))).toEqual(gone);
    expect([...only(result).manifests].sort()).toEqual([...dry.manifests].sort());
    const after = Object.fromEntries(Object.entries(before).filter(([tag]) => !gone.includes(tag)));
    expect(await digests(repository)).toEqual(after);
    expect(await isThere(repository, shared)).toBe(true);
    for (const tag of ['1.0.0', 'latest', 'main', 'pr-41', 'pr-21-gpu', 'sha-0000030', '1.0.0-rc.5'])
      await validate(repository, tag);
    // This registry lists no manifest without a tag: they are its garbage collection's, and that is said.
    for (const digest of leftovers) expect(await isThere(repository, digest)).toBe(true);
    expect(result.notes.join('\n')).toContain('does not list manifests without a tag');
    expect(
      names(
        only(
          await clean(repository, pushToMain(), {inputs: {...inputs, retention: `dry-run: false\nrules:${RULES}`}, env})
        )
      )
    ).toEqual([]);
  });

  it('leaves the tags of branches that are there to wildcards', async () => {
    const repository = newRepository();
    const {image} = await fill(repository);
    for (const tag of ['feature-x', 'feature-y', 'main']) await image(tag, tag, daysAgo(100));
    const api = await githubApi({heads: {main: 'a'.repeat(40), 'feature/x': 'b'.repeat(40)}});
    const result = await clean(repository, pushToMain(), {
      inputs: {mode: 'cleanup', retention: 'dry-run: false\nrules: [{match: "*", keep-days: 60}]'},
      env: {GITHUB_API_URL: api.url}
    });
    expect(names(only(result))).toEqual(['feature-y']);
    expect(await allTags(repository)).toEqual(['feature-x', 'main']);
  });
});

describe('wildcards', () => {
  const GPU = ['latest-gpu', '1-gpu', '1.2-gpu', '1.2.3-gpu', 'main-gpu'];
  const OTHERS = ['latest', '1', '1.2', '1.2.3', 'main', 'backend-1.2.3', 'backend-1'];
  const GOING = ['old', 'old-gpu', 'main-3f2c1ab', '123-fix-login', 'pr-1-gpu'];

  it.for([
    {name: 'variants that the job does not name', inputs: {}},
    {
      name: 'variants that it names',
      inputs: {variants: 'cpu: {default: true, platforms: linux/amd64}\ngpu: {platforms: linux/amd64}\n'}
    },
    {name: 'a flavor', inputs: {flavor: 'suffix=-gpu,onlatest=true'}},
    {
      name: 'suffixes of rules',
      inputs: {
        tags: ['semver,pattern={{version}}', 'semver,pattern={{major}}.{{minor}}', 'ref,event=branch']
          .map(rule => `type=${rule},suffix=-gpu`)
          .join('\n')
      }
    }
  ])('spare latest, versions and branches with $name', async ({inputs}) => {
    const repository = newRepository();
    const {image} = await fill(repository);
    await Promise.all([...GPU, ...OTHERS, ...GOING].map(tag => image(tag, tag, daysAgo(400))));
    const api = await githubApi({heads: {main: 'a'.repeat(40)}});
    const result = await clean(repository, pushToMain(), {
      inputs: {mode: 'cleanup', retention: 'dry-run: false\nrules: [{match: "*", keep-days: 60}]', ...inputs},
      env: {GITHUB_API_URL: api.url}
    });
    expect(names(only(result))).toEqual([...GOING].sort());
    expect([...(await allTags(repository))].sort()).toEqual([...GPU, ...OTHERS].sort());
    expect(result.notes.join('\n')).toContain('look like versions or branches with something around them');
  });
});

describe('retention while GitHub does not tell the branches', () => {
  const RULES = 'dry-run: false\nrules: [{match: "feature-*", keep-days: 60}, {match: old, keep-days: 60}]';

  it('only lists what its wildcards would take, and says what to do', async () => {
    const repository = newRepository();
    const {image} = await fill(repository);
    for (const tag of ['feature-x', 'old']) await image(tag, tag, daysAgo(100));
    const run = await runAction(step(repository, pushToMain(), {inputs: {mode: 'cleanup', retention: RULES}}));
    expect(run.exitCode, run.log).toBe(0);
    expect(only(resultOf(run)).dryRun).toBe(true);
    expect(await allTags(repository)).toEqual(['feature-x', 'old']);
    expect(resultOf(run).warnings).toEqual([
      {message: expect.stringMatching(/does not tell the branches .* dry run: .*"permissions: contents: read"/)}
    ]);
    expect(run.annotations).toHaveLength(1);
  });
});

describe('a closed pull request', () => {
  it('whose tag is written between the list and the deletion keeps it whole', async () => {
    const real = newRepository();
    const proxy = await faultProxy();
    const repository = `${proxy.host}/${real.slice(real.indexOf('/') + 1)}`;
    const {image, index} = await fill(real);
    const child = await image(undefined, 'the same bytes in both builds');
    const first = await index('pr-7', [child, await image(undefined, 'attestation of the first build')]);
    let lists = 0;
    proxy.judge = ({path}) => (path.includes('/tags/list') && ++lists === 2 ? {kind: 'stall'} : undefined);
    const started = startAction(step(repository, closedPullRequest(), {inputs: {retries: '2'}}));
    await proxy.stalled();
    // Another run of the same commit ends: the image is the same, its attestation is not.
    const second = await index('pr-7', [child, await image(undefined, 'attestation of the second build')], daysAgo(0));
    proxy.drop();
    const run = await started.done;
    expect(run.exitCode, run.log).toBe(0);
    expect(await digests(real)).toEqual({'pr-7': second});
    const {manifests = []} = await manifestOf(real, 'pr-7');
    expect(manifests.map(({digest}) => digest)).toContain(child);
    for (const {digest} of manifests) expect(await isThere(real, digest)).toBe(true);
    expect(await isThere(real, first)).toBe(true);
    expect(only(resultOf(run))).toMatchObject({
      removed: [],
      kept: expect.arrayContaining([
        {name: 'pr-7', reason: 'it was written again while the clean-up was running', failed: false}
      ])
    });
    expect(resultOf(run).retries).toEqual({read: 1});
    expect(run.summary).toContain('tried again: read 1×');
    expect(names(only(await clean(real, closedPullRequest())))).toEqual(['pr-7']);
    expect(await isThere(real, child)).toBe(false);
  });

  it('leaves a tag that a branch has, too', async () => {
    const repository = newRepository();
    const {image} = await fill(repository);
    for (const tag of ['pr-7', 'pr-7-gpu', 'cache-hello-linux-amd64-pr-7']) await image(tag, tag);
    const api = await githubApi({heads: {main: 'a'.repeat(40), 'pr/7': 'b'.repeat(40)}});
    const inputs = {variants: 'cpu: {default: true}\ngpu: {}', cache: 'off', tags: 'branch\npr'};
    const result = await clean(repository, closedPullRequest(), {inputs, env: {GITHUB_API_URL: api.url}});
    expect(only(result).removed).toEqual([]);
    expect(only(result).kept).toContainEqual({
      name: 'pr-7',
      reason: 'the branch pr/7 has this tag, too',
      failed: false
    });
    expect(await allTags(repository)).toEqual(['cache-hello-linux-amd64-pr-7', 'pr-7', 'pr-7-gpu']);
  });

  it('is only looked at by mode plan', async () => {
    const repository = newRepository();
    const {image} = await fill(repository);
    for (const tag of ['pr-7', 'main']) await image(tag, tag);
    const run = await runAction(step(repository, closedPullRequest(), {inputs: {mode: 'plan'}}));
    expect(run.exitCode, run.log).toBe(0);
    expect(names(only(resultOf(run)))).toEqual(['pr-7']);
    expect(run.summary).toMatch(/^## ✅ A dry run: 1 tag would be removed$/m);
    expect(run.summary).not.toContain('Dockerfile');
    expect(JSON.parse(run.outputs.plan ?? '')).toMatchObject({task: 'remove-preview'});
    expect(await allTags(repository)).toEqual(['main', 'pr-7']);
  });
});
