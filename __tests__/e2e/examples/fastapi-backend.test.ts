import {describe, expect, it} from 'vitest';
import {resultOf, runAction} from '../support/action.ts';
import {expectNoTrace} from '../support/engine.ts';
import {pushToBranch} from '../support/events.ts';
import {type Example, example} from '../support/example.ts';
import {type Inputs, sharedBuilder} from '../support/inputs.ts';
import {PATIENCE_MS} from '../support/patience.ts';
import {configOf, publishedTags, taggedImages} from '../support/registry.ts';

/** As its workflow has it. */
const run = ({cwd, sha}: Example, event = pushToBranch('main', sha), more: Inputs = {}) =>
  runAction({
    event,
    cwd,
    inputs: {config: 'multiarch.yml', platforms: '', ...sharedBuilder(), ...more},
    hangMs: PATIENCE_MS
  });

/** Its limits of time are for a machine that does nothing else. */
const unhurried = (config = ''): string => {
  expect(config).toContain('startup: 10s, memory: 200MB, cpu: 5s');
  return config.replace('startup: 10s', 'startup: 10m').replace('cpu: 5s', 'cpu: 10m');
};

describe('fastapi-backend', () => {
  it('publishes its production stage bare and its development stage beside it', {timeout: PATIENCE_MS}, async () => {
    const code = example('fastapi-backend', files => {
      files['multiarch.yml'] = unhurried(files['multiarch.yml']);
    });
    const repository = `${code.owner}/fastapi-backend`;
    const published = await run(code);
    expect(published.exitCode, published.log).toBe(0);
    const {targets} = resultOf(published);
    expect(targets.map(({id, status}) => `${id} ${status}`)).toEqual([
      'backend/production/linux/amd64 passed',
      'backend/production/linux/arm64 passed',
      'backend/development/linux/amd64 passed',
      'backend/development/linux/arm64 passed'
    ]);
    for (const {variant, check, measured} of targets) {
      expect(check?.summary).toBe(
        variant === 'production'
          ? String.raw`HEALTHCHECK, GET :8000/health, JSON {"status":"ok"}, GET :8000/version, body /"environment":"production","build_date":"2\d{3}-\d\d-\d\dT/`
          : 'HEALTHCHECK, GET :8000/version, JSON {"environment":"development"}, run python -m pytest -q -p no:cacheprovider'
      );
      for (const measure of ['size', 'startup', 'memory', 'cpu'] as const) expect(measured[measure]).toBeGreaterThan(0);
    }
    const native = targets.find(({id}) => id === 'backend/production/linux/amd64')?.measured;
    expect(native?.size).toBeLessThanOrEqual(150e6);
    expect(native?.memory).toBeLessThanOrEqual(200e6);
    for (const tag of ['latest', 'latest-development']) {
      const {images} = await taggedImages(repository, tag);
      expect(Object.keys(images).sort()).toEqual(['linux/amd64', 'linux/arm64']);
      for (const digest of Object.values(images)) {
        expect((await configOf(repository, digest)).config.Healthcheck).toMatchObject({
          Test: ['CMD-SHELL', 'ss -lnt | grep 8000'],
          Interval: 30e9,
          StartPeriod: 5e9
        });
      }
    }
    const production = await taggedImages(repository, 'latest-production');
    expect(production).toEqual(await taggedImages(repository, 'latest'));
    await expectNoTrace(published, repository);
  });

  it('publishes nothing where one of its budgets is passed', {timeout: PATIENCE_MS}, async () => {
    const code = example('fastapi-backend', files => {
      files['multiarch.yml'] = unhurried(files['multiarch.yml']).replace('memory: 200MB', 'memory: 20MB');
    });
    const refused = await run(code, undefined, {platforms: 'linux/amd64'});
    expect(refused.exitCode, refused.log).toBe(1);
    expect(resultOf(refused).failures).toMatchObject([
      {target: 'backend/production/linux/amd64', title: expect.stringContaining('20 MB')}
    ]);
    expect(await publishedTags(`${code.owner}/fastapi-backend`)).toEqual([]);
    await expectNoTrace(refused, `${code.owner}/fastapi-backend`);
  });
});
