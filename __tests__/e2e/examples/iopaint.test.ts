import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {resultOf, runAction} from '../support/action.ts';
import {expectNoTrace} from '../support/engine.ts';
import {pushToMain, tagPush} from '../support/events.ts';
import {evaluated, example} from '../support/example-workflow.ts';
import {sharedBuilder} from '../support/inputs.ts';
import {PATIENCE_MS} from '../support/patience.ts';
import {configOf, newRepository, publishedTags, taggedImages} from '../support/registry.ts';
import {watchingDocker} from '../support/watching-docker.ts';

const SELECTION = "inputs.variant != 'all' && inputs.variant || ''";

describe('examples/iopaint', () => {
  it(
    'publishes a variant for CPUs of two kinds and one for GPUs, each after a real inpainting',
    async () => {
      const {cwd, sha, inputs} = example('iopaint');
      const repository = newRepository();
      const step = {...sharedBuilder(), images: repository, 'log-dir': 'build-logs'};
      const release = tagPush('v1.6.0', sha);
      const docker = watchingDocker();
      const run = await runAction({
        event: release,
        cwd,
        env: {PATH: docker.path},
        hangMs: PATIENCE_MS,
        inputs: {...evaluated(inputs, {[SELECTION]: ''}), ...step}
      });
      expect(run.exitCode, run.log).toBe(0);
      expect(run.annotations).toEqual([]);
      const tags = ['1', '1.6', '1.6.0', 'latest'];
      expect(await publishedTags(repository)).toEqual(
        [...tags.map(tag => `cpu-${tag}`), ...tags.map(tag => `gpu-${tag}`)].sort()
      );
      const [cpu, gpu] = await Promise.all(['cpu-latest', 'gpu-latest'].map(tag => taggedImages(repository, tag)));
      expect(Object.keys(cpu?.images ?? {}).sort()).toEqual(['linux/amd64', 'linux/arm64']);
      expect(Object.keys(gpu?.images ?? {})).toEqual(['linux/amd64']);

      for (const digest of [cpu?.images['linux/arm64'], gpu?.images['linux/amd64']]) {
        const {config} = await configOf(repository, digest ?? '');
        expect(config.Labels).toMatchObject({
          'org.opencontainers.image.title': 'IOPaint',
          'org.opencontainers.image.description': 'Takes things out of pictures',
          'org.opencontainers.image.url': 'https://github.com/acme/hello',
          'org.opencontainers.image.source': 'https://github.com/acme/hello',
          'org.opencontainers.image.version': '1.6.0',
          'org.opencontainers.image.created': expect.stringMatching(/^\d{4}-\d\d-\d\dT/)
        });
        expect(config.Healthcheck).toMatchObject({
          Test: expect.arrayContaining([expect.stringContaining('/api/v1/server-config')]),
          StartPeriod: 60e9
        });
      }

      // The front end is the same stage of two Dockerfiles for three targets: built once, found by the others.
      const {targets} = resultOf(run);
      expect(targets.map(({id, status}) => `${id} ${status}`)).toEqual([
        'iopaint/cpu/linux/amd64 passed',
        'iopaint/cpu/linux/arm64 passed',
        'iopaint/gpu/linux/amd64 passed'
      ]);
      expect(targets.map(({check}) => check?.emulated)).toEqual([false, true, false]);
      for (const {variant, platform, build} of targets) {
        const log = readFileSync(join(cwd, `build-logs/iopaint-${variant}-${platform.replace('/', '-')}.log`), 'utf8');
        expect(log).toMatch(/^exec: python3 -m iopaint run .* → exit code 0\n.*96 × 72\n\s+similarity \d+\.\d dB/m);
        // No GPU here: the fallback that the example names.
        expect(log).toContain('cv2-telea on cpu');
        // What was checked could write nowhere else.
        const started = docker.containers().filter(({Config}) => Config.Image === `${repository}@${build?.manifest}`);
        expect(started).toMatchObject([{HostConfig: {ReadonlyRootfs: true, Tmpfs: {'/tmp': ''}}}]);
        expect(started[0]?.Mounts.map(({Type, Destination, RW}) => `${Type} ${Destination} ${RW}`).sort()).toEqual([
          'bind /pictures false',
          'volume /output true'
        ]);
      }
      await expectNoTrace(run, repository);

      // Of a manual run: one variant of the two, and its tags alone.
      for (const variant of ['cpu', 'gpu']) {
        const chosen = newRepository();
        const one = await runAction({
          event: pushToMain(),
          cwd,
          hangMs: PATIENCE_MS,
          inputs: {...evaluated(inputs, {[SELECTION]: variant}), ...step, images: chosen, platforms: 'linux/amd64'}
        });
        expect(one.exitCode, one.log).toBe(0);
        expect(resultOf(one).targets.map(({id}) => id)).toEqual([`iopaint/${variant}/linux/amd64`]);
        expect((await publishedTags(chosen)).filter(tag => !tag.startsWith(`${variant}-`))).toEqual([]);
        expect(await publishedTags(chosen)).toContain(`${variant}-main`);
      }
    },
    PATIENCE_MS
  );
});
