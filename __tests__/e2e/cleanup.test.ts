import {chmodSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import type {CleanedRepository, CleanupResult} from '../../src/report/cleanup-result.ts';
import {type ActionRun, errorsOf, runAction} from './support/action.ts';
import {closedPullRequest, type JobEvent, pullRequest, pushToMain} from './support/events.ts';
import {daysAgo, fill} from './support/fill.ts';
import {githubApi} from './support/github-api.ts';
import {type Inputs, sharedBuilder} from './support/inputs.ts';
import {lab} from './support/lab.ts';
import {registryWithoutDelete} from './support/own-registry.ts';
import {CPU_AND_GPU, HELLO, project} from './support/project.ts';
import {allTags, cacheTags, crane, findManifest, manifestOf, newRepository, publishedTags} from './support/registry.ts';

/** As a step of a job on a machine without Docker. */
const clean = (
  repository: string,
  event: JobEvent,
  inputs: Inputs = {},
  env: Readonly<Record<string, string>> = {}
): Promise<ActionRun> =>
  runAction({
    env,
    event,
    cwd: project({}),
    inputs: {images: repository, comment: 'off', ...inputs},
    dockerHost: 'unix:///there/is/none.sock'
  });

const cleanupOf = ({outputs}: ActionRun): CleanupResult => JSON.parse(outputs.json ?? '') as CleanupResult;
const only = (run: ActionRun): CleanedRepository => {
  const [first, ...rest] = cleanupOf(run).repositories;
  expect(rest).toEqual([]);
  if (!first) throw new Error(`nothing was cleaned:\n${run.log}`);
  return first;
};
const warningsOf = ({annotations}: ActionRun): readonly string[] =>
  annotations.filter(({name}) => name === 'warning').map(({message}) => message);
const names = ({removed}: CleanedRepository): readonly string[] => removed.map(({name}) => name).sort();

/** Tag → digest, of every tag. */
async function digests(repository: string): Promise<Readonly<Record<string, string>>> {
  const tags = await allTags(repository);
  return Object.fromEntries(
    await Promise.all(tags.map(async tag => [tag, (await manifestOf(repository, tag)).digest]))
  );
}

const isThere = async (repository: string, digest: string): Promise<boolean> =>
  (await findManifest(repository, digest)) !== undefined;

const variants = 'cpu: {default: true, platforms: linux/amd64}\ngpu: {platforms: linux/amd64}\n';

describe('a closed pull request', () => {
  it('loses exactly the tags and caches that its runs wrote, in mode run', async () => {
    const repository = newRepository();
    const step = {
      cwd: project({Dockerfile: HELLO}),
      inputs: {...sharedBuilder(), images: repository, platforms: 'linux/amd64', variants: CPU_AND_GPU}
    };
    for (const event of [pushToMain(), pullRequest()]) {
      const run = await runAction({...step, event});
      expect(run.exitCode, run.log).toBe(0);
    }
    const before = await digests(repository);
    const own = Object.keys(before).filter(tag => tag.includes('pr-7'));
    expect(own.sort()).toEqual([
      'cache-hello-cpu-linux-amd64-pr-7',
      'cache-hello-gpu-linux-amd64-pr-7',
      'pr-7',
      'pr-7-cpu',
      'pr-7-gpu'
    ]);

    const run = await runAction({...step, event: closedPullRequest({merged: true}), dockerHost: 'unix:///none.sock'});
    expect(run.exitCode, run.log).toBe(0);
    expect(names(only(run))).toEqual(own);
    expect(await digests(repository)).toEqual(
      Object.fromEntries(Object.entries(before).filter(([tag]) => !own.includes(tag)))
    );
    for (const digest of only(run).manifests) expect(await isThere(repository, digest)).toBe(false);
    expect(only(run).bytes).toBeGreaterThan(0);
    expect(run.summary).toMatch(/^## ✅ Removed 5 tags$/m);
    expect(run.outputs).toMatchObject({pushed: 'false', tags: '', digest: ''});
    expect(run.sessions).toEqual([]);
    await crane('validate', '--insecure', '--remote', `${repository}:main-gpu`);
  });

  it('is told by its whole number, among 300 tags', async () => {
    const repository = newRepository();
    const {image, index, alias} = await fill(repository);
    const shared = await image(undefined, 'the same in a release');
    await Promise.all(
      Array.from({length: 98}, async (_, at) => {
        const own = await image(undefined, `pr ${at}`);
        const digest = await index(`pr-${at}`, at === 2 ? [own, shared] : [own]);
        await Promise.all([alias(`pr-${at}-cpu`, digest), image(`pr-${at}-gpu`, `gpu ${at}`)]);
      })
    );
    await Promise.all([
      index('1.0.0', [shared]),
      ...['cache-hello-cpu-linux-amd64', 'cache-hello-gpu-linux-amd64'].flatMap(base =>
        ['', '-pr-2', '-pr-26'].map(suffix => image(`${base}${suffix}`, `${base}${suffix}`))
      )
    ]);
    const before = await digests(repository);
    expect(Object.keys(before)).toHaveLength(301);
    const index2 = await manifestOf(repository, 'pr-2');

    const event = closedPullRequest({number: 2});
    const run = await clean(repository, event, {mode: 'cleanup', variants});
    expect(run.exitCode, run.log).toBe(0);
    const gone = [
      'cache-hello-cpu-linux-amd64-pr-2',
      'cache-hello-gpu-linux-amd64-pr-2',
      'pr-2',
      'pr-2-cpu',
      'pr-2-gpu'
    ];
    expect(names(only(run))).toEqual(gone);
    expect(await digests(repository)).toEqual(
      Object.fromEntries(Object.entries(before).filter(([tag]) => !gone.includes(tag)))
    );
    const [own] = index2.manifests ?? [];
    expect(only(run).manifests).toContain(own?.digest);
    expect(await isThere(repository, own?.digest ?? '')).toBe(false);
    expect(await isThere(repository, shared)).toBe(true);

    const again = await clean(repository, event, {mode: 'cleanup', variants});
    expect(again.exitCode, again.log).toBe(0);
    expect(only(again)).toMatchObject({removed: [], manifests: [], kept: []});
    expect(again.summary).toMatch(/^## ✅ Nothing to remove of pull request 2$/m);
    expect(again.annotations).toEqual([]);
  });

  it('finds its tags by the format of the variants, and its caches where they are', async () => {
    const [repository, caches] = [newRepository(), newRepository()];
    const [images, cache] = await Promise.all([fill(repository), fill(caches)]);
    for (const tag of ['pr-7', 'cpu-pr-7', 'gpu-pr-7', 'gpu-pr-77', 'pr-7-gpu']) await images.image(tag, tag);
    for (const tag of ['cache-hello-gpu-linux-amd64-pr-7', 'cache-hello-gpu-linux-amd64']) await cache.image(tag, tag);
    const run = await clean(repository, closedPullRequest(), {
      variants,
      'tag-format': '{variant}-{tag}',
      'cache-repository': caches
    });
    expect(run.exitCode, run.log).toBe(0);
    expect(cleanupOf(run).repositories.map(names)).toEqual([
      ['cpu-pr-7', 'gpu-pr-7', 'pr-7'],
      ['cache-hello-gpu-linux-amd64-pr-7']
    ]);
    expect(await publishedTags(repository)).toEqual(['gpu-pr-77', 'pr-7-gpu']);
    expect(await cacheTags(caches)).toEqual(['cache-hello-gpu-linux-amd64']);
  });

  it('gives up a tag whose manifest another tag needs, and nothing else', async () => {
    const repository = newRepository();
    const {image, index, alias} = await fill(repository);
    const child = await image(undefined, 'a');
    const digest = await index('main', [child]);
    await alias('pr-7', digest);
    // A part of an index that somebody tagged by itself.
    await alias('pr-7-cpu', child);
    const run = await clean(repository, closedPullRequest(), {variants});
    expect(run.exitCode, run.log).toBe(0);
    expect(only(run)).toMatchObject({manifests: [], kept: []});
    expect(names(only(run))).toEqual(['pr-7', 'pr-7-cpu']);
    expect(await digests(repository)).toEqual({main: digest});
    expect(await isThere(repository, child)).toBe(true);
  });

  it('takes the signatures of its images along, and leaves all others', async () => {
    const repository = newRepository();
    const {image, signature} = await fill(repository);
    const [own, other] = await Promise.all([image('pr-7', 'a'), image('main', 'b')]);
    const tag = (digest: string): string => `${digest.replace(':', '-')}.sig`;
    await Promise.all([own, other].map(digest => signature(tag(digest), digest)));
    const run = await clean(repository, closedPullRequest());
    expect(run.exitCode, run.log).toBe(0);
    expect(await allTags(repository)).toEqual(['main', tag(other)]);
  });

  it('of a fork has published nothing that could go', async () => {
    const repository = newRepository();
    await (await fill(repository)).image('pr-7', 'of somebody else');
    for (const mode of ['run', 'cleanup']) {
      const run = await clean(repository, closedPullRequest({fork: true}), {
        mode,
        retention: 'rules: [{match: "*", keep-days: 0}]'
      });
      expect(run.exitCode, run.log).toBe(0);
      expect(run.summary).toMatch(/^## ✅ Nothing to clean up: the pull request comes from the fork mona\/hello/m);
    }
    expect(await allTags(repository)).toEqual(['pr-7']);
  });

  it('removes with the login of the inputs, and warns without', async () => {
    const {LAB_AUTH_REGISTRY, LAB_USERNAME, LAB_PASSWORD} = lab();
    const repository = newRepository(LAB_AUTH_REGISTRY);
    await (await fill(repository)).image('pr-7', 'a');
    const refused = await clean(repository, closedPullRequest());
    expect(refused.exitCode, refused.log).toBe(0);
    expect(warningsOf(refused)).toEqual([
      expect.stringMatching(
        /cannot be removed: the registry answers 401 .*\. Use a login that may read, write and delete/
      )
    ]);
    const run = await clean(repository, closedPullRequest(), {
      registry: LAB_AUTH_REGISTRY,
      username: LAB_USERNAME,
      password: LAB_PASSWORD
    });
    expect(run.exitCode, run.log).toBe(0);
    expect(await allTags(repository)).toEqual([]);
    expect(run.log + run.summary + run.files).not.toContain(LAB_PASSWORD);
  });

  it('removes with the login of a credential helper, and says what is wrong with one', async () => {
    const {LAB_AUTH_REGISTRY, LAB_USERNAME, LAB_PASSWORD} = lab();
    const repository = newRepository(LAB_AUTH_REGISTRY);
    await (await fill(repository)).image('pr-7', 'a');
    const folder = project({
      'config.json': JSON.stringify({credHelpers: {[LAB_AUTH_REGISTRY]: 'e2e'}}),
      'docker-credential-e2e': `#!/bin/sh\necho '${JSON.stringify({Username: LAB_USERNAME, Secret: LAB_PASSWORD})}'\n`
    });
    const missing = await clean(repository, closedPullRequest(), {}, {DOCKER_CONFIG: folder});
    expect(missing.exitCode).toBe(1);
    expect(errorsOf(missing).map(({message}) => message)).toEqual([
      expect.stringMatching(/The credential helper docker-credential-e2e gives no login for .*: it is not on the PATH/)
    ]);
    chmodSync(join(folder, 'docker-credential-e2e'), 0o755);
    const env = {DOCKER_CONFIG: folder, PATH: `${folder}:${process.env.PATH}`};
    const run = await clean(repository, closedPullRequest(), {}, env);
    expect(run.exitCode, run.log).toBe(0);
    expect(await allTags(repository)).toEqual([]);
    expect(run.log + run.summary + run.files).not.toContain(LAB_PASSWORD);
  });

  it('warns where the registry deletes nothing, and leaves every tag as it is', async () => {
    const repository = newRepository(await registryWithoutDelete());
    const {image, index, alias} = await fill(repository);
    await alias('main', await index('pr-7', [await image(undefined, 'a')]));
    await index('pr-7-cpu', [await image(undefined, 'b')]);
    const before = await digests(repository);
    const run = await clean(repository, closedPullRequest(), {variants});
    expect(run.exitCode, run.log).toBe(0);
    expect(await digests(repository)).toEqual(before);
    expect(warningsOf(run)).toEqual([
      expect.stringMatching(/cannot be removed: the registry answers 405 .*\. Enable deletion in the registry/)
    ]);
    expect(only(run).removed).toEqual([]);
    expect(run.summary).toContain('could not be removed');
  });

  it('fails where no registry answers, and says that a repeat completes it', async () => {
    const run = await clean('localhost:2/acme/hello', closedPullRequest(), {retries: '0'});
    expect(run.exitCode, run.log).toBe(1);
    expect(errorsOf(run).map(({message}) => message)).toEqual([
      expect.stringMatching(
        /^localhost:2\/acme\/hello was not cleaned: localhost:2 does not answer: .*\n.*goes on where it ended/
      )
    ]);
  });
});

describe('retention', () => {
  const RULES = `
  - {match: "pr-*", keep-days: 14}
  - {match: "sha-*", keep-days: 30, keep-last: 2}
  - {match: "*", keep-days: 60}
`;
  const retention = (dryRun: boolean): string => `dry-run: ${dryRun}\nrules:${RULES}`;

  async function filled(): Promise<string> {
    const repository = newRepository();
    const {image, index, alias} = await fill(repository);
    const ages: Readonly<Record<string, number>> = {
      'pr-1': 20,
      'pr-1-gpu': 20,
      'pr-2': 3,
      'sha-1': 90,
      'sha-1-gpu': 90,
      'sha-2': 50,
      'sha-2-gpu': 50,
      'sha-3': 40,
      'sha-4': 10,
      feature: 100,
      main: 100,
      '1.0.0': 400,
      '1.0.0-gpu': 400,
      '1.0': 400,
      nightly: 1
    };
    for (const [tag, days] of Object.entries(ages)) {
      const child = await image(undefined, `${tag} child`, daysAgo(days));
      const digest = await index(tag, [child], daysAgo(days));
      if (tag === '1.0.0') await alias('latest', digest);
      if (tag === '1.0.0') await alias('sha-0', digest);
    }
    return repository;
  }

  it('keeps by age and count, and a dry run lists exactly what goes', async () => {
    const repository = await filled();
    const before = await digests(repository);
    const inputs = {mode: 'cleanup', variants};
    const dry = await clean(repository, pushToMain(), {...inputs, retention: retention(true)});
    expect(dry.exitCode, dry.log).toBe(0);
    expect(await digests(repository)).toEqual(before);
    expect(only(dry).dryRun).toBe(true);
    const gone = ['feature', 'pr-1', 'pr-1-gpu', 'sha-0', 'sha-1', 'sha-2'];
    expect(names(only(dry))).toEqual(gone);
    expect(dry.summary).toMatch(/^## ✅ A dry run: 6 tags would be removed$/m);
    expect(only(dry).removed).toContainEqual({name: 'sha-1', reason: 'older than 30 days, not among the newest 2'});
    expect(only(dry).kept).toContainEqual({name: 'sha-1-gpu', reason: 'among the newest 2', failed: false});

    // Wildcards want to know which branches there are.
    const api = await githubApi({heads: {main: 'a'.repeat(40)}});
    const env = {GITHUB_API_URL: api.url};
    const run = await clean(repository, pushToMain(), {...inputs, retention: retention(false)}, env);
    expect(run.exitCode, run.log).toBe(0);
    expect(only(run)).toEqual({...only(dry), dryRun: false, removed: expect.anything(), manifests: expect.anything()});
    expect(names(only(run))).toEqual(gone);
    expect([...only(run).manifests].sort()).toEqual([...only(dry).manifests].sort());
    expect(await digests(repository)).toEqual(
      Object.fromEntries(Object.entries(before).filter(([tag]) => !gone.includes(tag)))
    );
    for (const tag of await allTags(repository))
      await crane('validate', '--insecure', '--fast', '--remote', `${repository}:${tag}`);
  });

  it('says why there is nothing to do', async () => {
    const run = await clean(newRepository(), pushToMain(), {mode: 'cleanup'});
    expect(run.exitCode, run.log).toBe(0);
    expect(run.summary).toContain('the event is of no closed pull request, and there is no "retention"');
  });
});
