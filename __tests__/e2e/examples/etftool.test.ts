import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {type CacheService, cacheService} from '../../contract/support/cache-service.ts';
import {resultOf, runAction} from '../support/action.ts';
import {commit} from '../support/checkout.ts';
import {runCommand} from '../support/command.ts';
import {expectNoTrace} from '../support/engine.ts';
import {type JobEvent, pushToBranch, tagPush} from '../support/events.ts';
import {type Example, example} from '../support/example.ts';
import {exampleFolder} from '../support/example-workflow.ts';
import {type Inputs, sharedBuilder} from '../support/inputs.ts';
import {PATIENCE_MS} from '../support/patience.ts';
import {cacheTags, configOf, newRepository, publishedTags, taggedImages} from '../support/registry.ts';

/** As its workflow has it. */
const run = (
  {cwd}: Example,
  event: JobEvent,
  {service, more = {}}: {readonly service?: CacheService; readonly more?: Inputs} = {}
) =>
  runAction({
    event,
    cwd,
    env: service?.envOf(event.ref) ?? {},
    inputs: {config: 'multiarch.yml', cache: 'registry', platforms: '', ...sharedBuilder(), ...more},
    hangMs: PATIENCE_MS
  });

describe('etftool', () => {
  it('publishes both images for both platforms, checked together, and a release of the same commit from them', {
    timeout: PATIENCE_MS
  }, async () => {
    const code = example('etftool');
    const repositories = [`${code.owner}/etftool-backend`, `${code.owner}/etftool-frontend`];
    const service = await cacheService();
    const published = await run(code, pushToBranch('main', code.sha), {service});
    expect(published.exitCode, published.log).toBe(0);
    const {targets} = resultOf(published);
    expect(targets.map(({id, status}) => `${id} ${status}`)).toEqual([
      'backend/linux/amd64 passed',
      'backend/linux/arm64 passed',
      'frontend/linux/amd64 passed',
      'frontend/linux/arm64 passed'
    ]);
    for (const {image, check, measured} of targets) {
      expect(check?.summary).toBe(
        image === 'backend'
          ? 'HEALTHCHECK, GET :8000/health, JSON {"status":"ok"}, GET :8000/api/v1/etf/list, JSON [{"ticker":"CSPX"}]'
          : 'stack of 2 services: HEALTHCHECK, GET :3000/, body /iShares Core MSCI World/, PUT :3000/api/v1/watchlist/IE00B4L5Y983, after a restart: HEALTHCHECK, GET :3000/api/v1/watchlist, JSON [{"ticker":"IWDA"}]'
      );
      expect(measured.size).toBeLessThan(image === 'backend' ? 300e6 : 200e6);
    }
    for (const repository of repositories) {
      const {images} = await taggedImages(repository, 'latest');
      expect(Object.keys(images).sort()).toEqual(['linux/amd64', 'linux/arm64']);
      for (const [platform, digest] of Object.entries(images)) {
        const {os, architecture} = await configOf(repository, digest);
        expect(`${os}/${architecture}`).toBe(platform);
      }
      expect(await cacheTags(repository)).toHaveLength(2);
      await expectNoTrace(published, repository);
    }

    const release = await run(code, tagPush('v1.2.3', code.sha), {service});
    expect(release.exitCode, release.log).toBe(0);
    expect(resultOf(release).targets.map(({status}) => status)).toEqual(Array(4).fill('reused'));
    for (const repository of repositories) {
      expect(await publishedTags(repository)).toEqual(
        expect.arrayContaining(['1', '1.2', '1.2.3', 'latest', 'main', `sha-${code.sha.slice(0, 7)}`])
      );
    }
  });

  // Behind the test above, whose builds it finds in the cache of the builder.
  it('is published by the local command of its README as by the workflow', {timeout: PATIENCE_MS}, async () => {
    const cwd = exampleFolder('etftool');
    const sha = commit(cwd, {});
    const registry = newRepository().replace(/\/hello$/, '');
    const [, shown = ''] =
      /^ {4}npx github:org\/multiarch-build (.*)$/m.exec(readFileSync(join(cwd, 'README.md'), 'utf8')) ?? [];
    expect(shown).toBe('run --config multiarch.yml --platform linux/amd64,linux/arm64 --push --registry R');
    const args = shown.split(' ').map(word => (word === 'R' ? registry : word));
    const local = await runCommand([...args, '--builder', sharedBuilder().builder ?? ''], {
      cwd,
      hangMs: PATIENCE_MS
    });
    expect(local.exitCode, local.stdout + local.stderr).toBe(0);
    for (const name of ['etftool-backend', 'etftool-frontend']) {
      const repository = `${registry}/${name}`;
      expect(local.stdout).toContain(`docker pull ${repository}`);
      expect(await publishedTags(repository)).toEqual(['latest', 'main', `sha-${sha.slice(0, 7)}`]);
      const {images} = await taggedImages(repository, 'latest');
      expect(Object.keys(images).sort()).toEqual(['linux/amd64', 'linux/arm64']);
    }
    for (const platform of ['amd64', 'arm64']) {
      expect(local.stdout).toMatch(new RegExp(`^ +backend +linux/${platform} .*GET :8000/api/v1/etf/list`, 'm'));
      expect(local.stdout).toMatch(
        new RegExp(`^ +frontend +linux/${platform} .*stack of 2 services: .*after a restart`, 'm')
      );
    }
    expect(local.left).toEqual([]);
  });

  it('publishes nothing of a backend that forgets what it was told', {timeout: PATIENCE_MS}, async () => {
    const code = example('etftool', files => {
      files['compose.yaml'] = files['compose.yaml']?.replace('/data]', '/elsewhere]') ?? '';
    });
    const refused = await run(code, pushToBranch('main', code.sha), {more: {platforms: 'linux/amd64'}});
    expect(refused.exitCode, refused.log).toBe(1);
    const [failure, ...more] = resultOf(refused).failures;
    expect(more).toEqual([]);
    expect(failure).toMatchObject({
      target: 'frontend/linux/amd64',
      title: expect.stringMatching(/^after a restart: not healthy in .*GET :3000\/api\/v1\/watchlist/),
      cause: expect.stringContaining('status 200')
    });
    for (const name of ['etftool-backend', 'etftool-frontend']) {
      expect(await publishedTags(`${code.owner}/${name}`)).toEqual([]);
      await expectNoTrace(refused, `${code.owner}/${name}`);
    }
  });
});
