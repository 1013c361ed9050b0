import {describe, expect, it} from 'vitest';
import {errorsOf, resultOf, runAction} from './support/action.ts';
import {expectNoTrace} from './support/engine.ts';
import {forkPullRequest, pushToMain} from './support/events.ts';
import {sharedBuilder} from './support/inputs.ts';
import {project} from './support/project.ts';
import {newRepository, publishedTags} from './support/registry.ts';

/** The random text keeps what other tests built out of it. */
const dockerfile = (test: string) => `FROM busybox:1.36 AS build
RUN mkdir -p /www && echo ${Math.random()} > /www/index.html && uname -m > /machine

FROM build AS test
RUN ${test}

FROM busybox:1.36
COPY --from=build /www /www
EXPOSE 8000
HEALTHCHECK CMD wget -q -O /dev/null http://127.0.0.1:8000/ || exit 1
CMD ["httpd", "-f", "-p", "8000", "-h", "/www"]
`;

const run = (test: string, event = pushToMain()) => {
  const repository = newRepository();
  const inputs = {...sharedBuilder(), images: repository, 'test-target': 'test'};
  return runAction({event, cwd: project({Dockerfile: dockerfile(test)}), inputs}).then(done => ({done, repository}));
};

describe('test-target', () => {
  it('is built before each image, and its steps are in the log', async () => {
    const {done, repository} = await run('test -s /www/index.html && echo "ok on $(cat /machine)"');
    expect(done.exitCode, done.log).toBe(0);
    expect(done.log).toContain('ok on x86_64');
    expect(done.log).toContain('ok on aarch64');
    expect(resultOf(done).targets.map(({tests}) => tests)).toEqual([
      {stage: 'test', passed: true, durationMs: expect.any(Number)},
      {stage: 'test', passed: true, durationMs: expect.any(Number)}
    ]);
    expect(done.summary).toMatch(/✅ tests passed, .*HEALTHCHECK/);
    expect(await publishedTags(repository)).toContain('latest');
    await expectNoTrace(done, repository);
  });

  it('publishes nothing when it fails on one platform, and shows what the tests said', async () => {
    const {done, repository} = await run('grep -q x86_64 /machine || { echo "1 test failed: big endian" && exit 3; }');
    expect(done.exitCode).toBe(1);
    const {targets, failures} = resultOf(done);
    expect(targets.map(({tests}) => tests?.passed)).toEqual([true, false]);
    expect(failures).toEqual([
      expect.objectContaining({
        code: 'check-failed',
        target: 'hello/linux/arm64',
        title: expect.stringMatching(/^the tests failed \(stage "test"\): .*exit code: 3/),
        details: expect.stringContaining('1 test failed: big endian')
      })
    ]);
    expect(errorsOf(done)).toEqual([
      expect.objectContaining({properties: expect.objectContaining({file: 'Dockerfile', line: '5'})})
    ]);
    expect(done.summary).toContain('❌ tests failed');
    expect(done.summary).toContain('1 test failed: big endian');
    expect(await publishedTags(repository)).toEqual([]);
  });

  it('is run for a fork too', async () => {
    const {done} = await run('echo tested && false', forkPullRequest());
    expect(done.exitCode).toBe(1);
    expect(done.summary).toContain('the tests failed');
  });

  it.for([
    {
      name: 'is not there',
      dockerfile: 'FROM busybox:1.36\n',
      want: ['Dockerfile has no stage "tests", which "test-target" names', 'write AS tests after a FROM']
    },
    {
      name: 'cannot be built',
      dockerfile: 'FROM busybox:1.36 AS tests\nCOPY nowhere /\nFROM busybox:1.36\n',
      want: ['stage "tests" was not built', '/nowhere']
    }
  ])('is told where it $name', async ({dockerfile, want}) => {
    const missing = await runAction({
      event: forkPullRequest(),
      cwd: project({Dockerfile: dockerfile}),
      inputs: {...sharedBuilder(), images: newRepository(), platforms: 'linux/amd64', 'test-target': 'tests'}
    });
    expect(missing.exitCode).toBe(1);
    for (const text of want) expect(missing.summary).toContain(text);
  });
});
