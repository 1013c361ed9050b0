import {describe, expect, it} from 'vitest';
import type {PromotionResult} from '../../src/report/promotion-result.ts';
import {type ActionRun, errorsOf, runAction} from './support/action.ts';
import {expectNoTrace} from './support/engine.ts';
import {forkPullRequest, pushToMain} from './support/events.ts';
import {faultProxy, hushTag} from './support/fault-proxy.ts';
import {fill} from './support/fill.ts';
import type {Inputs} from './support/inputs.ts';
import {lab} from './support/lab.ts';
import {project} from './support/project.ts';
import {newRepository, tagDigests} from './support/registry.ts';

const promote = (inputs: Inputs, config?: string, event = pushToMain()): Promise<ActionRun> =>
  runAction({
    event,
    cwd: project(config === undefined ? {} : {'multiarch.yml': config}),
    inputs: {mode: 'promote', ...inputs, ...(config === undefined ? {} : {config: 'multiarch.yml'})}
  });

const resultOf = ({outputs}: ActionRun): PromotionResult => JSON.parse(outputs.json ?? '') as PromotionResult;
const warningsOf = ({annotations}: ActionRun): readonly string[] =>
  annotations.filter(({name}) => name === 'warning').map(({message}) => message);

/** 1.1.0 and 1.2.0, an index each, and latest at 1.2.0; the variant gpu of the same. */
async function releases(repository: string, variants: readonly string[] = ['']) {
  const {image, index, alias} = await fill(repository);
  for (const variant of variants) {
    const suffix = variant && `-${variant}`;
    for (const version of ['1.1.0', '1.2.0']) {
      const platforms = [];
      for (const platform of ['amd64', 'arm64'])
        platforms.push(await image(undefined, `${version} ${variant} ${platform}`));
      const digest = await index(`${version}${suffix}`, platforms);
      await alias(`latest${suffix}`, digest);
    }
  }
  return tagDigests(repository);
}

describe('mode: promote', () => {
  it('says so where the registry does not tell what a tag points at now', async () => {
    const proxy = await faultProxy();
    const repository = newRepository(proxy.host);
    const stored = repository.replace(proxy.host, lab().LAB_REGISTRY);
    const before = await releases(stored);
    hushTag(proxy, 'latest');
    const run = await promote({images: repository, from: '1.1.0', to: 'stable,latest', retries: '1'});
    expect(run.exitCode, run.log).toBe(1);
    expect(await tagDigests(stored)).toMatchObject({stable: before['1.1.0'], latest: before['1.1.0']});
    expect(resultOf(run).promotions).toMatchObject([
      {
        tags: [
          {name: 'stable', status: 'written'},
          {name: 'latest', status: 'not-confirmed'}
        ]
      }
    ]);
    expect(resultOf(run).failures).toMatchObject([{title: `${repository}:latest cannot be read back`}]);
    expect(run.summary).toContain('1 of 2 tags written, and the registry does not tell of 1 tag');
    expect(run.outputs.tags).toBe(`${repository}:stable`);
  });

  it('rolls latest back, says so loudly, and is done the second time', async () => {
    const repository = newRepository();
    const before = await releases(repository);
    expect(before.latest).toBe(before['1.2.0']);
    const inputs = {images: repository, from: '1.1.0', to: 'latest'};
    const run = await promote(inputs);
    expect(run.exitCode, run.log).toBe(0);
    expect(await tagDigests(repository)).toEqual({...before, latest: before['1.1.0']});
    expect(warningsOf(run)).toEqual([`${repository}: latest moves from 1.2.0 back to 1.1.0.`]);
    expect(run.summary).toContain('## ✅ Promoted 1.1.0 to latest');
    expect(run.summary).toContain('latest moves from 1.2.0 back to 1.1.0');
    expect(run.outputs).toMatchObject({
      version: '1.1.0',
      pushed: 'true',
      tags: `${repository}:latest`,
      'tag-names': 'latest',
      digest: before['1.1.0']
    });
    expect(resultOf(run).promotions).toEqual([
      expect.objectContaining({
        repository,
        digest: before['1.1.0'],
        tags: [expect.objectContaining({name: 'latest', status: 'written'})]
      })
    ]);
    await expectNoTrace(run, repository);

    const again = await promote(inputs);
    expect(again.exitCode, again.log).toBe(0);
    expect(again.annotations).toEqual([]);
    expect(again.summary).toContain('Nothing to do: latest is 1.1.0 already');
  });

  it('writes every repository of a config and every variant, or none', async () => {
    const [api, worker] = [newRepository(), newRepository()];
    const [apiTags, workerTags] = [await releases(api), await releases(worker, ['', 'gpu'])];
    const config = `images:
  api: {repositories: ["${api}"]}
  worker: {repositories: ["${worker}"], variants: {cpu: {default: true}, gpu: {}}}
`;
    const run = await promote({from: '1.1.0', to: 'latest, production'}, config);
    expect(run.exitCode, run.log).toBe(0);
    expect(await tagDigests(api)).toEqual({
      ...apiTags,
      latest: apiTags['1.1.0'],
      production: apiTags['1.1.0']
    });
    const [cpu, gpu] = [workerTags['1.1.0'], workerTags['1.1.0-gpu']];
    expect(await tagDigests(worker)).toEqual({
      ...workerTags,
      ...{latest: cpu, 'latest-cpu': cpu, production: cpu, 'production-cpu': cpu},
      ...{'latest-gpu': gpu, 'production-gpu': gpu}
    });

    // One of the three does not have it: nothing is written anywhere.
    const {image} = await fill(api);
    await image('1.3.0', 'only here');
    const states = [await tagDigests(api), await tagDigests(worker)];
    const failed = await promote({from: '1.3.0', to: 'latest'}, config);
    expect(failed.exitCode).toBe(1);
    expect(errorsOf(failed).map(({message}) => message)).toEqual([
      expect.stringContaining(`${worker}:1.3.0 is not there`),
      expect.stringContaining(`${worker}:1.3.0-gpu is not there`)
    ]);
    expect([await tagDigests(api), await tagDigests(worker)]).toEqual(states);
    expect(failed.outputs.pushed).toBe('false');

    const part = await promote({from: '1.3.0', to: 'latest', only: 'api'}, config);
    expect(part.exitCode, part.log).toBe(0);
    // An image without an index stays one.
    expect((await tagDigests(api)).latest).toBe((await tagDigests(api))['1.3.0']);
  });

  it('refuses a version of another image, and moves it where that is asked for', async () => {
    const repository = newRepository();
    const before = await releases(repository);
    const inputs = {images: repository, from: '1.1.0', to: 'latest, 1.2.0'};
    const run = await promote(inputs);
    expect(run.exitCode).toBe(1);
    expect(run.summary).toContain(`${repository}:1.2.0 is taken`);
    expect(await tagDigests(repository)).toEqual(before);
    const forced = await promote({...inputs, 'overwrite-version-tags': 'true'});
    expect(forced.exitCode, forced.log).toBe(0);
    expect(await tagDigests(repository)).toEqual({...before, latest: before['1.1.0'], '1.2.0': before['1.1.0']});
    expect(warningsOf(forced)).toHaveLength(2);
  });

  it('copies from another repository by digest, and a dry run shows what would move', async () => {
    const [staging, production] = [newRepository(), newRepository()];
    const [tags, there] = [await releases(staging), await releases(production)];
    const digest = tags['1.2.0'] ?? '';
    const {image} = await fill(staging);
    const only = await image('candidate', 'without an index');
    const inputs = {images: production, from: `${staging}@${only}`, to: 'latest'};
    const dry = await promote({...inputs, push: 'false'});
    expect(dry.exitCode, dry.log).toBe(0);
    expect(dry.summary).toContain('A dry run:');
    expect(dry.outputs.pushed).toBe('false');
    expect(resultOf(dry).promotions[0]?.tags).toEqual([
      expect.objectContaining({name: 'latest', status: 'planned', says: expect.stringContaining('latest moves')})
    ]);
    expect(await tagDigests(production)).toEqual(there);

    const run = await promote(inputs);
    expect(run.exitCode, run.log).toBe(0);
    expect(await tagDigests(production)).toEqual({...there, latest: only});
    const index = await promote({...inputs, from: `${staging}:1.2.0`, to: 'next'});
    expect(index.exitCode, index.log).toBe(0);
    expect((await tagDigests(production)).next).toBe(digest);
  });

  it('logs in, and tries again', async () => {
    const registry = await faultProxy(lab().LAB_REGISTRY);
    const repository = newRepository(registry.host);
    const direct = repository.replace(registry.host, lab().LAB_REGISTRY);
    const before = await releases(direct);
    let left = 2;
    registry.judge = ({tag}) => (tag === 'latest' && left-- > 0 ? {kind: 'status', status: 503} : undefined);
    const run = await promote({images: repository, from: '1.1.0', to: 'latest'});
    expect(run.exitCode, run.log).toBe(0);
    expect((await tagDigests(direct)).latest).toBe(before['1.1.0']);

    const {LAB_AUTH_REGISTRY: host, LAB_USERNAME: username, LAB_PASSWORD: password} = lab();
    const own = newRepository(host);
    const tags = await releases(own);
    const login = {registry: host, username, password};
    const logged = await promote({images: own, from: tags['1.1.0'] ?? '', to: 'latest', ...login});
    expect(logged.exitCode, logged.log).toBe(0);
    expect((await tagDigests(own)).latest).toBe(tags['1.1.0']);
    expect(logged.log + logged.summary + logged.files).not.toContain(password);
  });

  it('is not for untrusted events', async () => {
    const repository = newRepository();
    const before = await releases(repository);
    const run = await promote({images: repository, from: '1.1.0', to: 'latest'}, undefined, forkPullRequest());
    expect(run.exitCode).toBe(1);
    expect(errorsOf(run).map(({message}) => message)).toEqual([
      expect.stringContaining('mode: promote writes tags, and this event may not')
    ]);
    expect(await tagDigests(repository)).toEqual(before);
  });
});
