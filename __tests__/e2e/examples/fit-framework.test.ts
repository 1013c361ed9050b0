import {execFileSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {readdirSync, readFileSync} from 'node:fs';
import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {join} from 'node:path';
import {afterAll, describe, expect, inject, it} from 'vitest';
import {type CacheService, cacheService} from '../../contract/support/cache-service.ts';
import {type ActionRun, resultOf, runAction} from '../support/action.ts';
import {expectNoTrace} from '../support/engine.ts';
import {type JobEvent, recorded} from '../support/events.ts';
import {type Example, evaluated, example} from '../support/example-workflow.ts';
import {temporaryFolder} from '../support/folders.ts';
import {type Inputs, sharedBuilder} from '../support/inputs.ts';
import {lab} from '../support/lab.ts';
import {PATIENCE_MS} from '../support/patience.ts';
import {configOf, manifestOf, newRepository, publishedTags, taggedImages} from '../support/registry.ts';
import {watchingDocker} from '../support/watching-docker.ts';

const DEFAULT_VERSION = '3.6.0';

interface Zip {
  readonly url: string;
  readonly sha256: string;
  /** How often it was fetched. */
  readonly fetched: () => number;
}

const closing: (() => void)[] = [];
afterAll(() => {
  for (const close of closing) close();
});

/** The framework as its own project releases it, built from its source and served on loopback. */
async function releasedZip(cwd: string, version: string): Promise<Zip> {
  const output = temporaryFolder();
  const args = ['--builder', inject('builder'), '--build-arg', `FIT_VERSION=${version}`, '--output', output, '--quiet'];
  execFileSync('docker', ['buildx', 'build', ...args, join(cwd, 'framework')], {
    env: {...process.env, DOCKER_HOST: lab().LAB_DOCKER_HOST},
    stdio: ['ignore', 'ignore', 'inherit']
  });
  const content = readFileSync(join(output, `fit-framework-${version}.zip`));
  let fetched = 0;
  const server = createServer((_request, response) => {
    fetched++;
    response.end(content);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/fit-framework-${version}.zip`,
    sha256: createHash('sha256').update(content).digest('hex'),
    fetched: () => fetched
  };
}

interface Publication {
  readonly own: string;
  readonly hub: string;
}

/** What the workflow gives to the step, with the addresses of this lab. */
function inputsOf({inputs}: Example, zip: Zip, {own, hub}: Publication, asked: Asked): Inputs {
  const {version = DEFAULT_VERSION, only = '', skip = '', registry = 'ghcr.io/acme', parallel = '2'} = asked;
  const isRelease = asked.event.name === 'release';
  const given = evaluated(inputs, {
    "inputs.registry || 'ghcr.io/acme'": registry,
    "github.event_name == 'release'": String(isRelease),
    'vars.DOCKERHUB_USERNAME': lab().LAB_USERNAME,
    'secrets.DOCKERHUB_TOKEN': lab().LAB_PASSWORD,
    'env.VERSION': version,
    'env.VERSION == env.DEFAULT_VERSION': String(version === DEFAULT_VERSION),
    'inputs.only': only,
    'inputs.skip': skip,
    'inputs.parallel || 2': parallel
  });
  const released = `https://github.com/acme/fit-framework/releases/download/${version}/fit-framework-${version}.zip`;
  const replaced = (text: string | undefined, ...pairs: readonly (readonly [string, string])[]): string =>
    pairs.reduce((rest, [from, to]) => {
      if (!rest.includes(from)) throw new Error(`the workflow has no ${from}`);
      return rest.replace(from, to);
    }, text ?? '');
  return {
    ...given,
    ...sharedBuilder(),
    images: replaced(given.images, [`${registry}/fit-framework`, own], ['docker.io/acme/fit-framework', hub]),
    registry: lab().LAB_AUTH_REGISTRY,
    'cache-paths': replaced(given['cache-paths'], [released, `${zip.url}\n  sha256: ${zip.sha256}`])
  };
}

interface Asked {
  readonly event: JobEvent;
  readonly version?: string;
  readonly only?: string;
  readonly skip?: string;
  /** With its owner. */
  readonly registry?: string;
  readonly parallel?: string;
}

const release = ({sha}: Example): JobEvent => ({
  ...recorded('release', 'release', `refs/tags/${DEFAULT_VERSION}`, payload => ({
    ...payload,
    release: {...(payload.release as object), tag_name: DEFAULT_VERSION, prerelease: false}
  })),
  sha
});

const dispatch = ({sha}: Example, version: string): JobEvent => ({
  ...recorded('workflow-dispatch', 'workflow_dispatch', 'refs/heads/main', payload => ({
    ...payload,
    inputs: {version}
  })),
  sha
});

const SYSTEMS = ['debian', 'ubuntu'];

describe('examples/fit-framework', () => {
  it(
    'publishes base images of two systems to two registries, from a framework that is fetched once',
    async () => {
      const service: CacheService = await cacheService();
      const first = example('fit-framework');
      const zip = await releasedZip(first.cwd, DEFAULT_VERSION);
      const published = {own: newRepository(), hub: newRepository(lab().LAB_AUTH_REGISTRY)};
      const docker = watchingDocker();
      const run = async (at: Example, asked: Asked, to: Publication = published): Promise<ActionRun> => {
        const done = await runAction({
          event: asked.event,
          cwd: at.cwd,
          env: {...service.env, PATH: docker.path},
          inputs: inputsOf(at, zip, to, asked),
          hangMs: PATIENCE_MS
        });
        expect(done.exitCode, done.log).toBe(0);
        return done;
      };

      const released = await run(first, {event: release(first)});
      expect(released.annotations).toEqual([]);
      expect(docker.buildsAtOnce()).toBe(2);
      const {targets} = resultOf(released);
      expect(targets.map(({id, status, check}) => `${id} ${status} ${check?.emulated}`)).toEqual(
        SYSTEMS.flatMap(system => [
          `fit-framework/${system}/linux/amd64 passed false`,
          `fit-framework/${system}/linux/arm64 passed true`
        ])
      );
      const tags = SYSTEMS.flatMap(system => [`3.6.0-${system}`, system, `latest-${system}`]).sort();
      for (const repository of [published.own, published.hub]) expect(await publishedTags(repository)).toEqual(tags);
      for (const system of SYSTEMS) {
        const {digest, images} = await taggedImages(published.own, system);
        expect(Object.keys(images).sort()).toEqual(['linux/amd64', 'linux/arm64']);
        for (const tag of [`3.6.0-${system}`, `latest-${system}`]) {
          expect((await manifestOf(published.hub, tag)).digest).toBe(digest);
        }
        const {config} = await configOf(published.own, images['linux/arm64'] ?? '');
        expect(config.Labels).toMatchObject({'org.opencontainers.image.version': '3.6.0'});
      }
      for (const {measured} of targets) expect(measured.size).toBeLessThan(1.5e9);

      // A log for each build target, with the build and everything that the checks saw.
      expect(readdirSync(join(first.cwd, 'build-logs')).sort()).toEqual(
        SYSTEMS.flatMap(system => ['amd64', 'arm64'].map(arch => `fit-framework-${system}-linux-${arch}.log`))
      );
      const log = readFileSync(join(first.cwd, 'build-logs/fit-framework-ubuntu-linux-arm64.log'), 'utf8');
      expect(log).toContain('Setting up openjdk-17-jre-headless');
      expect(log).toMatch(/^run: fit help → exit code 0\n {4}FIT framework 3\.6\.0\n\s+usage: fit COMMAND/m);
      expect(log).toMatch(
        /^plugin loaded: actuator\nplugin loaded: hello\nFIT framework 3\.6\.0 listens on port 8080$/m
      );
      expect(log).toMatch(/^GET .*\/actuator\/health → status 200$/m);
      expect(log).not.toContain(lab().LAB_PASSWORD);
      await expectNoTrace(released, published.own);

      // Another checkout, another run: the framework comes from the cache. A part, and no release: one registry.
      const second = example('fit-framework');
      const part = {own: newRepository(), hub: newRepository(lab().LAB_AUTH_REGISTRY)};
      const asked = {event: dispatch(second, DEFAULT_VERSION), only: 'debian', skip: 'linux/arm64'};
      const again = await run(second, asked, part);
      expect(again.log).toMatch(/vendor\/fit-framework\.zip: restored from the cache \(fit-framework-3\.6\.0-/);
      expect(zip.fetched()).toBe(1);
      expect(resultOf(again).targets.map(({id}) => id)).toEqual(['fit-framework/debian/linux/amd64']);
      expect(await publishedTags(part.own)).toEqual(['3.6.0-debian', 'debian', 'latest-debian']);
      expect(await publishedTags(part.hub)).toEqual([]);

      // Its key is of both Dockerfiles, too.
      const changed = example('fit-framework', {'docker/ubuntu/Dockerfile': 'FROM ubuntu:24.04\n'});
      const third = {own: newRepository(), hub: part.hub};
      const anew = await run(changed, {...asked, event: dispatch(changed, DEFAULT_VERSION)}, third);
      expect(anew.log).toMatch(/vendor\/fit-framework\.zip: fetched from /);
      const keys = service.keys().filter(key => /^fit-framework-3\.6\.0-[0-9a-f]{16}$/.test(key));
      expect(new Set(keys).size, service.keys().join(' ')).toBe(2);
    },
    PATIENCE_MS
  );

  it(
    'goes to the registry that is asked for, one build at a time, and gives latest to the default version alone',
    async () => {
      const own = example('fit-framework');
      const version = '3.7.1';
      const zip = await releasedZip(own.cwd, version);
      const registry = newRepository().replace(/\/hello$/, '');
      const to = {own: `${registry}/fit-framework`, hub: newRepository(lab().LAB_AUTH_REGISTRY)};
      const asked = {event: dispatch(own, version), version, only: 'linux/amd64', registry, parallel: '1'};
      const docker = watchingDocker();
      const run = await runAction({
        event: asked.event,
        cwd: own.cwd,
        env: {PATH: docker.path},
        inputs: inputsOf(own, zip, to, asked),
        hangMs: PATIENCE_MS
      });
      expect(run.exitCode, run.log).toBe(0);
      expect(resultOf(run).targets.map(({id}) => id)).toEqual(SYSTEMS.map(one => `fit-framework/${one}/linux/amd64`));
      expect(docker.buildsAtOnce()).toBe(1);
      expect(await publishedTags(to.own)).toEqual(['3.7.1-debian', '3.7.1-ubuntu']);
      expect(await publishedTags(to.hub)).toEqual([]);
    },
    PATIENCE_MS
  );
});
