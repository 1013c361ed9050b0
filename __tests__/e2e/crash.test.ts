import {describe, expect, it} from 'vitest';
import {errorsOf, resultOf, runAction} from './support/action.ts';
import {expectNoTrace} from './support/engine.ts';
import {laterPushToMain, pushToMain} from './support/events.ts';
import {sharedBuilder} from './support/inputs.ts';
import {HELLO, project} from './support/project.ts';
import {newRepository, publishedTags, tagDigests} from './support/registry.ts';

const TRACE = `#!/bin/sh
echo "loading settings"
echo "Traceback (most recent call last):" >&2
echo '  File "/app/main.py", line 12, in <module>' >&2
echo "ValueError: DATABASE_URL is not set" >&2
sleep 1
exit 3
`;
const CRASHES = 'FROM busybox:1.36\nCOPY start.sh /start.sh\nEXPOSE 8000\nCMD ["/start.sh"]\n';
const VARIANTS = 'good: {default: true}\nbad: {file: bad.Dockerfile}\n';

describe('a variant that crashes at start', () => {
  it('keeps every tag of the run back, also those of the healthy variant', async () => {
    const repository = newRepository();
    const run = await runAction({
      event: pushToMain(),
      cwd: project({Dockerfile: HELLO, 'bad.Dockerfile': CRASHES, 'start.sh': TRACE}),
      inputs: {...sharedBuilder(), images: repository, platforms: 'linux/amd64,linux/arm64', variants: VARIANTS}
    });
    expect(run.exitCode, run.log).toBe(1);
    expect(await publishedTags(repository)).toEqual([]);
    expect(run.outputs).toMatchObject({pushed: 'false', digest: '', digests: '{}'});
    expect(run.summary).toMatch(/^## ❌ Nothing was published: \d of 4 build targets failed$/m);
    expect(run.summary).toContain('hello/bad/linux/amd64');
    expect(run.summary).toContain('exit code: 3');
    expect(run.summary).toContain('**Cause:** It crashed with a stack trace: ValueError: DATABASE_URL is not set');
    expect(run.summary).toContain('loading settings');
    expect(errorsOf(run)[0]?.message).toMatch(/ended with exit code 3/);
    const statuses = resultOf(run).targets.map(({id, status}) => [id, status]);
    expect(statuses).toContainEqual(['hello/good/linux/amd64', 'passed']);
    expect(statuses).toContainEqual(['hello/bad/linux/amd64', 'failed']);
    await expectNoTrace(run, repository);
  });

  it('leaves the tags of an earlier run as they were', async () => {
    const repository = newRepository();
    const inputs = {...sharedBuilder(), images: repository, platforms: 'linux/amd64', variants: VARIANTS};
    const earlier = await runAction({
      event: pushToMain(),
      cwd: project({Dockerfile: HELLO, 'bad.Dockerfile': HELLO}),
      inputs
    });
    expect(earlier.exitCode, earlier.log).toBe(0);
    const before = await tagDigests(repository);
    expect(Object.keys(before)).toHaveLength(9);

    const run = await runAction({
      event: laterPushToMain(),
      cwd: project({Dockerfile: HELLO, 'bad.Dockerfile': CRASHES, 'start.sh': TRACE}),
      inputs
    });
    expect(run.exitCode, run.log).toBe(1);
    expect(await tagDigests(repository)).toEqual(before);
  });

  it('begins no further target once one has failed', async () => {
    const repository = newRepository();
    const run = await runAction({
      event: pushToMain(),
      cwd: project({Dockerfile: CRASHES, 'start.sh': TRACE, 'bad.Dockerfile': 'FROM busybox:1.36\nRUN false\n'}),
      inputs: {
        ...sharedBuilder(),
        images: repository,
        platforms: 'linux/amd64',
        parallel: '1',
        variants: 'a: {default: true, file: bad.Dockerfile}\nb:\nc:\n'
      }
    });
    expect(run.exitCode, run.log).toBe(1);
    expect(resultOf(run).targets.map(({status}) => status)).toEqual(['failed', 'not-started', 'not-started']);
    await expectNoTrace(run, repository);
  });
});
