import {mkdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {cacheService} from '../contract/support/cache-service.ts';
import {resultOf, runAction} from './support/action.ts';
import {forkPullRequest, pullRequest, pushToMain} from './support/events.ts';
import {temporaryFolder} from './support/folders.ts';
import {sharedBuilder} from './support/inputs.ts';
import {HELLO, project} from './support/project.ts';
import {newRepository} from './support/registry.ts';

describe('metrics', () => {
  it('are carried from run to run and drawn, failures among them', async () => {
    const service = await cacheService();
    const [cwd, temp] = [project({Dockerfile: HELLO}), join(temporaryFolder(), 'temp')];
    mkdirSync(temp);
    const repository = newRepository();
    const run = (more: Readonly<Record<string, string>> = {}, attempt = '1', event = pushToMain()) =>
      runAction({
        event,
        cwd,
        inputs: {
          ...sharedBuilder(),
          images: repository,
          platforms: 'linux/amd64',
          metrics: 'on',
          comment: 'off',
          ...more
        },
        env: {...service.env, RUNNER_TEMP: temp, GITHUB_RUN_ATTEMPT: attempt}
      });
    const first = await run();
    expect(first.exitCode, first.log).toBe(0);
    expect(first.annotations).toEqual([]);
    expect(first.summary).toContain('There is no history yet: charts begin with the second run.');
    const failed = await run({target: 'nowhere'}, '2');
    expect(failed.exitCode).toBe(1);
    expect(failed.summary).toContain('1 of 2 runs succeeded: ✅❌');
    const third = await run({}, '3');
    expect(third.exitCode, third.log).toBe(0);
    expect(third.summary).toContain('2 of 3 runs succeeded: ✅❌✅');
    expect(third.summary).toContain('title "Run time (s)"');
    const size = resultOf(third).targets[0]?.measured.size ?? 0;
    const mb = Number((size / 1e6).toPrecision(4));
    expect(third.summary).toContain(`  line [${mb}, ${mb}]`);
    const svg = readFileSync(third.outputs.metrics ?? '', 'utf8');
    expect(svg).toContain('aria-label="2 of 3 runs succeeded"');
    expect(svg).toContain('hello/linux/amd64');
    expect(service.keys('multiarch-build-metrics-')).toHaveLength(3);
    expect(new Set(service.keys('multiarch-build-metrics-').map(key => key.replace(/-[^-]*-[^-]*$/, ''))).size).toBe(1);

    // A pull request is drawn beside it, and kept nowhere; a fork is given nothing.
    const pull = await run({}, '4', pullRequest());
    expect(pull.exitCode, pull.log).toBe(0);
    expect(pull.summary).toContain('3 of 4 runs succeeded');
    const fork = await run({}, '5', forkPullRequest());
    expect(fork.summary).not.toContain('### Metrics');
    expect(fork.outputs.metrics).toBe('');
    expect(service.keys('multiarch-build-metrics-')).toHaveLength(3);
  });

  it('say that there is no history where there is no cache service', async () => {
    const run = await runAction({
      event: pushToMain(),
      cwd: project({Dockerfile: HELLO}),
      inputs: {...sharedBuilder(), images: newRepository(), platforms: 'linux/amd64', metrics: 'on'},
      env: {ACTIONS_RESULTS_URL: undefined, ACTIONS_CACHE_URL: undefined}
    });
    expect(run.exitCode, run.log).toBe(0);
    expect(run.annotations).toEqual([]);
    expect(run.summary).toContain('There is no history: there is no cache service here.');
    expect(readFileSync(run.outputs.metrics ?? '', 'utf8')).toContain('</svg>');
  });
});
