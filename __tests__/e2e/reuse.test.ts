import {execFileSync} from 'node:child_process';
import {chmodSync, symlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {FINGERPRINT} from '../../src/plan/fingerprint.ts';
import {type CacheService, cacheService} from '../contract/support/cache-service.ts';
import {type ActionRun, planOf, resultOf, runAction} from './support/action.ts';
import {type CheckedOut, checkout, commit as commitFiles} from './support/checkout.ts';
import {containersSince, docker, expectNoTrace} from './support/engine.ts';
import {type JobEvent, pullRequest, pushToBranch, tagPush} from './support/events.ts';
import {type Inputs, ownBuilder, sharedBuilder} from './support/inputs.ts';
import {CPU_AND_GPU, HELLO, project} from './support/project.ts';
import {newRepository, publishedTags, tagDigests, taggedImages} from './support/registry.ts';

const statuses = (run: ActionRun) => resultOf(run).targets.map(({status}) => status);

/** A commit whose builds are not given Git's own folder. */
const commit = (files: Readonly<Record<string, string>> = {}): CheckedOut =>
  checkout({Dockerfile: HELLO, '.dockerignore': '.git\n', ...files});

interface Place {
  readonly cwd: string;
  readonly service: CacheService;
  readonly env?: Readonly<Record<string, string>>;
}

/** As a job of the event's ref, which has its own part of the cache. */
async function publish(event: JobEvent, {cwd, service, env = {}}: Place, inputs: Inputs): Promise<ActionRun> {
  const run = await runAction({event, cwd, inputs, env: {...service.envOf(event.ref), ...env}});
  expect(run.exitCode, run.log).toBe(0);
  await expectNoTrace(run);
  return run;
}

describe('a release of a commit that was published from main', () => {
  it('tags the tested images, with no builder and no container', async () => {
    const repository = newRepository();
    const code = commit();
    const place = {cwd: code.cwd, service: await cacheService()};
    const inputs = {images: repository, variants: CPU_AND_GPU};
    const pushed = await publish(pushToBranch('main', code.sha), place, {...inputs, ...sharedBuilder()});
    expect(pushed.log).toContain('Everything is built: no run is on record that tested this commit with these inputs.');
    expect(place.service.keys('multiarch-build-tested-')).toHaveLength(2);
    const main = await tagDigests(repository);

    // Gates look at them again.
    const closed = await runAction({
      event: tagPush('v1.2.3', code.sha),
      cwd: code.cwd,
      env: place.service.envOf('refs/tags/v1.2.3'),
      inputs: {...inputs, ...ownBuilder(), gates: '- run: [sh, -c, "echo looked at $IMAGE; exit 1"]'}
    });
    expect(closed.exitCode, closed.log).toBe(1);
    expect(closed.log).toContain(
      `looked at ${repository}@${Object.values((await taggedImages(repository, 'main')).images)[0]}`
    );
    expect(await tagDigests(repository)).toEqual(main);

    const since = Math.floor(Date.now() / 1000);
    const release = await publish(tagPush('v1.2.3', code.sha), place, {...inputs, ...ownBuilder()});
    expect(statuses(release)).toEqual(['reused', 'reused', 'reused', 'reused']);
    expect(release.log).not.toMatch(/Builder .* is ready|built in/);
    const [session = 'none'] = release.sessions;
    expect((await containersSince(since)).filter(name => name.includes(session))).toEqual([]);

    // The index itself is tagged, attestations and all.
    const digests = await tagDigests(repository);
    for (const tag of ['1.2.3', '1.2', '1', 'latest']) {
      expect(digests[tag], tag).toBe(main.main);
      expect(digests[`${tag}-cpu`], tag).toBe(main['main-cpu']);
      expect(digests[`${tag}-gpu`], tag).toBe(main['main-gpu']);
    }
    expect(release.summary).toContain('✅ tested in an earlier run (19563512345)');
    expect(release.summary).toMatch(/keep the labels of that run: .*version is "main", not "1\.2\.3"/);
    expect(release.outputs).toMatchObject({pushed: 'true', digest: main.main, version: '1.2.3'});
    expect(resultOf(release).targets[0]).toMatchObject({
      reusedFrom: 'https://github.com/acme/hello/actions/runs/19563512345',
      measured: {size: expect.any(Number), layers: expect.any(Number)},
      before: {reference: `${repository}:latest`, measured: {size: resultOf(release).targets[0]?.measured.size}}
    });
    // It has nothing new to put on record.
    expect(place.service.keys('multiarch-build-tested-')).toHaveLength(2);
  });
});

describe('what is not the same is built', () => {
  const prepared = async () => {
    const repository = newRepository();
    const code = commit({'.gitignore': 'made\n'});
    const place = {cwd: code.cwd, service: await cacheService()};
    const inputs = {...sharedBuilder(), images: repository, platforms: 'linux/amd64', variants: CPU_AND_GPU};
    await publish(pushToBranch('main', code.sha), place, inputs);
    return {repository, code, place, inputs};
  };

  it('the variant whose arguments changed, and only that one; and everything, where that is asked for', async () => {
    const {repository, code, place, inputs} = await prepared();
    const variants = `${CPU_AND_GPU.replace('VARIANT: gpu', 'VARIANT: rocm')}`;
    const other = await publish(tagPush('v1.0.0', code.sha), place, {...inputs, variants});
    expect(statuses(other)).toEqual(['reused', 'passed']);
    expect(other.summary).toContain(
      'hello/gpu is built: no run is on record that tested this commit with these inputs.'
    );
    const of = async (tag: string) => (await taggedImages(repository, tag)).images;
    expect(await of('1.0.0-cpu')).toEqual(await of('main-cpu'));
    expect(await of('1.0.0-gpu')).not.toEqual(await of('main-gpu'));

    const never = await publish(tagPush('v1.0.1', code.sha), place, {...inputs, reuse: 'never'});
    expect(statuses(never)).toEqual(['passed', 'passed']);
    const pulled = await publish(tagPush('v1.0.2', code.sha), place, {...inputs, pull: 'true'});
    expect(statuses(pulled)).toEqual(['passed', 'passed']);
    expect(pulled.log).toContain('Everything is built: "pull" asks for the base images of today.');
  });

  it('a workspace with more than the commit, one without a commit, and builds that are given .git', async () => {
    const {repository, code, place, inputs} = await prepared();
    const images = {...inputs, variants: ''};
    await publish(pushToBranch('main', code.sha), place, images);
    const again = await publish(pushToBranch('main', code.sha), place, images);
    expect(statuses(again)).toEqual(['reused']);

    writeFileSync(join(code.cwd, 'made'), 'by a step before');
    const unclean = await publish(tagPush('v1.0.0', code.sha), place, images);
    expect(statuses(unclean)).toEqual(['passed']);
    expect(unclean.log).toContain('Everything is built: the workspace has files that are not of the commit (made).');
    const bare = await publish(tagPush('v1.0.1', code.sha), {...place, cwd: project({Dockerfile: HELLO})}, images);
    expect(statuses(bare)).toEqual(['passed']);

    const given = checkout({Dockerfile: HELLO});
    for (const event of [pushToBranch('main', given.sha), tagPush('v1.0.2', given.sha)]) {
      const run = await publish(event, {...place, cwd: given.cwd}, {...images, images: newRepository()});
      expect(statuses(run)).toEqual(['passed']);
      expect(run.log).toContain('the build context "." holds the ".git" folder');
    }
    expect(await publishedTags(repository)).toEqual(expect.arrayContaining(['1.0.0', '1.0.1']));
  });
});

describe('what git does not tell of its files', () => {
  const SECRET = {Dockerfile: `${HELLO}COPY secret.conf /\n`, 'secret.conf': 'locked\n'};
  const one = async (code: CheckedOut) => {
    const place = {cwd: code.cwd, service: await cacheService()};
    const inputs: Inputs = {...sharedBuilder(), images: newRepository(), platforms: 'linux/amd64'};
    return {place, inputs, git: (...args: string[]) => execFileSync('git', args, {cwd: code.cwd, encoding: 'utf8'})};
  };

  it('permissions: built for others, and taken for the same', async () => {
    const code = commit(SECRET);
    const {place, inputs, git} = await one(code);
    const secret = join(code.cwd, 'secret.conf');
    chmodSync(secret, 0o600);
    expect(statuses(await publish(pushToBranch('main', code.sha), place, inputs))).toEqual(['passed']);
    expect(statuses(await publish(tagPush('v1.0.0', code.sha), place, inputs))).toEqual(['reused']);
    chmodSync(secret, 0o644);
    expect(git('status', '--porcelain')).toBe('');
    const changed = await publish(tagPush('v1.0.1', code.sha), place, inputs);
    expect(statuses(changed)).toEqual(['passed']);
    expect(changed.log).toContain('Everything is built: no run is on record');
  });

  it('the content that a filter gives them', async () => {
    const code = commit({...SECRET, '.gitattributes': 'secret.conf filter=crypt\n'});
    const {place, inputs, git} = await one(code);
    expect(statuses(await publish(pushToBranch('main', code.sha), place, inputs))).toEqual(['passed']);
    git('config', 'filter.crypt.smudge', 'sed s/locked/unlocked/');
    git('config', 'filter.crypt.clean', 'sed s/unlocked/locked/');
    git('rm', '--quiet', '--cached', 'secret.conf');
    git('reset', '--quiet', '--hard');
    expect(git('status', '--porcelain')).toBe('');
    const unlocked = await publish(tagPush('v1.0.0', code.sha), place, inputs);
    expect(statuses(unlocked)).toEqual(['passed']);
    expect(unlocked.log).toContain(
      'Everything is built: a filter of git such as Git LFS or git-crypt writes files (secret.conf).'
    );
  });

  it('where a link leads', async () => {
    const outside = project({Dockerfile: HELLO});
    const {cwd} = commit();
    symlinkSync(outside, join(cwd, 'app'));
    const code = {cwd, sha: commitFiles(cwd, {})};
    const {place, inputs} = await one(code);
    for (const event of [pushToBranch('main', code.sha), tagPush('v1.0.0', code.sha)]) {
      const run = await publish(event, place, {...inputs, context: 'app'});
      expect(statuses(run)).toEqual(['passed']);
      expect(run.log).toContain('Everything is built: a link leads out of the workspace (build context "app").');
    }
    expect(place.service.keys('multiarch-build-tested-')).toEqual([]);
  });
});

it('takes of two jobs that publish the same to different repositories what is in its own', async () => {
  const code = commit();
  const place = {cwd: code.cwd, service: await cacheService()};
  const jobs = [newRepository(), newRepository()].map(images => ({
    ...sharedBuilder(),
    images,
    platforms: 'linux/amd64'
  }));
  const runs = async (event: JobEvent) => {
    const each = [];
    for (const inputs of jobs) each.push(...statuses(await publish(event, place, inputs)));
    return each;
  };
  expect(await runs(pushToBranch('main', code.sha))).toEqual(['passed', 'passed']);
  expect(await runs(tagPush('v1.0.0', code.sha))).toEqual(['reused', 'reused']);
});

describe('what only a registry says is not believed', () => {
  it('neither a forged fingerprint, nor a record of another repository or commit', async () => {
    const repository = newRepository();
    const code = commit();
    const service = await cacheService();
    const place = {cwd: code.cwd, service};
    const inputs: Inputs = {...sharedBuilder(), images: repository, platforms: 'linux/amd64'};
    // Another GitHub repository with the same commit, as a fork has it.
    const fork = {...place, env: {GITHUB_REPOSITORY: 'octo/hello', GITHUB_REPOSITORY_OWNER: 'octo'}};
    const event = pushToBranch('main', code.sha);
    const {repository: payload, ...rest} = event.payload as typeof event.payload & {repository: object};
    const ofFork = {...event, payload: {...rest, repository: {...payload, full_name: 'octo/hello'}}} as JobEvent;
    const theirs = await publish(ofFork, fork, {...inputs, images: newRepository()});
    expect(service.keys('multiarch-build-tested-')).toHaveLength(1);
    const print = planOf(theirs).targets[0]?.fingerprint;
    expect(print).toMatch(/^sha256:/);

    // Whoever may push can write all of this.
    const short = `sha-${code.sha.slice(0, 7)}`;
    await docker([
      ...['buildx', 'build', '--builder', inputs.builder ?? '', '--platform', 'linux/amd64', '--push'],
      ...['--annotation', `manifest:${FINGERPRINT}=${print}`, '--build-arg', 'VARIANT=forged'],
      ...['--label', `org.opencontainers.image.revision=${code.sha}`],
      ...['main', 'latest', short].flatMap(tag => ['--tag', `${repository}:${tag}`]),
      code.cwd
    ]);
    const forged = (await taggedImages(repository, 'main')).images['linux/amd64'];

    // The same files as another commit.
    const git = (...args: string[]) => execFileSync('git', args, {cwd: code.cwd, encoding: 'utf8'}).trim();
    git(
      '-c',
      'user.name=a',
      '-c',
      'user.email=a@example.com',
      'commit',
      '--quiet',
      '--allow-empty',
      '--message',
      'Next'
    );
    const next = git('rev-parse', 'HEAD');
    await publish(pushToBranch('main', next), place, {...inputs, images: newRepository()});
    expect(service.keys('multiarch-build-tested-')).toHaveLength(2);
    git('checkout', '--quiet', code.sha);

    const release = await publish(tagPush('v1.2.3', code.sha), place, inputs);
    expect(statuses(release)).toEqual(['passed']);
    expect(release.summary).toContain(
      'Everything is built: no run is on record that tested this commit with these inputs.'
    );
    const {images} = await taggedImages(repository, '1.2.3');
    expect(planOf(release).targets[0]?.fingerprint).toBe(print);
    expect(images['linux/amd64']).not.toBe(forged);
  });

  it('nor is anything put on record of a pull request, nor read without a cache service', async () => {
    const repository = newRepository();
    const code = commit();
    const service = await cacheService();
    const place = {cwd: code.cwd, service};
    const inputs = {...sharedBuilder(), images: repository, platforms: 'linux/amd64'};
    const preview = {...pullRequest(), sha: code.sha};
    const previewed = await publish(preview, place, {...inputs, comment: 'off'});
    expect(previewed.outputs.pushed).toBe('true');
    expect(service.asked.filter(one => !one.startsWith('GetCacheEntryDownloadURL '))).toEqual([]);

    await publish(pushToBranch('main', code.sha), place, inputs);
    const without = await runAction({event: tagPush('v1.2.3', code.sha), cwd: code.cwd, inputs});
    expect(without.exitCode, without.log).toBe(0);
    expect(statuses(without)).toEqual(['passed']);
    for (const text of [without.log, without.summary])
      expect(text).toContain('Everything is built: there is no GitHub Actions cache to read here');

    service.refuse();
    const refused = await publish(tagPush('v1.2.4', code.sha), place, inputs);
    expect(statuses(refused)).toEqual(['passed']);
    expect(refused.log).toContain('the records of earlier runs cannot be read (the cache service answered 403');
    expect(refused.log).toContain('what was tested could not be put on record');
    expect(refused.annotations).toEqual([]);
    expect(refused.log + refused.summary + refused.files).not.toContain(service.env.ACTIONS_RUNTIME_TOKEN);
  });
});
