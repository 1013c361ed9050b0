import {execFileSync} from 'node:child_process';
import {mkdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {beforeAll, describe, expect, it, test} from 'vitest';
import {cacheService} from '../../contract/support/cache-service.ts';
import {type ActionRun, planOf, resultOf, runAction} from '../support/action.ts';
import {commit} from '../support/checkout.ts';
import {expectNoTrace} from '../support/engine.ts';
import {
  forkPullRequest,
  type JobEvent,
  pullRequest,
  pushToBranch,
  pushToMain,
  recorded,
  tagPush
} from '../support/events.ts';
import {exampleFolder, workflowInputs} from '../support/example-workflow.ts';
import {daysAgo, fill} from '../support/fill.ts';
import {temporaryFolder} from '../support/folders.ts';
import {githubApi} from '../support/github-api.ts';
import {type Inputs, sharedBuilder} from '../support/inputs.ts';
import {lab} from '../support/lab.ts';
import {PATIENCE_MS} from '../support/patience.ts';
import {project} from '../support/project.ts';
import {allTags, crane, newRepository, publishedTags, tagDigests, taggedImages} from '../support/registry.ts';
import {webhookServer} from '../support/webhook.ts';

const PASSWORD = 'password-of-the-signing-key';

const inputsOf = (workflow: string): Inputs => workflowInputs('api-gateway', workflow);

/** GitHub's own payload names nobody. */
const schedule = (): JobEvent =>
  recorded('schedule', 'schedule', 'refs/heads/main', payload => ({...payload, sender: {login: 'octocat'}}));

describe('the table of tags', () => {
  const short = (event: JobEvent): string => event.sha.slice(0, 7);
  const [main, develop, dispatch] = [
    pushToMain(),
    pushToBranch('develop'),
    recorded('workflow-dispatch', 'workflow_dispatch', 'refs/heads/main')
  ];

  test.each([
    {name: 'push to main', event: main, want: ['latest', `main-${short(main)}`]},
    {name: 'push to develop', event: develop, want: ['develop', `develop-${short(develop)}`]},
    {name: 'tag v1.0.0', event: tagPush('v1.0.0'), want: ['v1.0.0', '1.0.0', '1.0', '1']},
    {name: 'tag v1.0.0-alpha.1', event: tagPush('v1.0.0-alpha.1'), want: ['v1.0.0-alpha.1', '1.0.0-alpha.1']},
    {name: 'pull request 7', event: pullRequest(), want: ['pr-7']},
    {name: 'pull request of a fork', event: forkPullRequest(), want: ['pr-7'], pushed: false},
    {
      name: 'the nightly run',
      event: schedule(),
      want: ['latest', `main-${short(main)}`]
    },
    {name: 'dev, by hand', event: dispatch, workflow: 'dev', want: [`dev-main-${short(dispatch)}`]}
  ])('$name', async ({event, want, workflow = 'images', pushed = true}) => {
    const run = await runAction({
      event,
      cwd: exampleFolder('api-gateway'),
      inputs: {...inputsOf(workflow), images: newRepository(), mode: 'plan'}
    });
    expect(run.exitCode, run.log).toBe(0);
    const plan = planOf(run);
    expect(plan.push.push).toBe(pushed);
    expect([...new Set(plan.publications.flatMap(({tags}) => tags.map(({name}) => name)))].sort()).toEqual(
      [...want].sort()
    );
    expect(plan.targets.map(({platform, testTarget}) => `${platform} ${testTarget}`)).toEqual([
      'linux/amd64 test',
      'linux/arm64 test'
    ]);
  });
});

let keys: string;
let base: string;
beforeAll(async () => {
  keys = project({});
  execFileSync('cosign', ['generate-key-pair'], {cwd: keys, env: {...process.env, COSIGN_PASSWORD: PASSWORD}});
  base = `${newRepository()}/node:20-alpine`;
  await crane('copy', `${lab().LAB_MIRROR}/library/node:20-alpine`, base);
});

/** The base image with a patch, under the same tag. */
async function patchBase(): Promise<void> {
  const parts = await Promise.all(
    ['amd64', 'arm64'].map(async arch => {
      const name = `${base}-${arch}`;
      await crane('mutate', '--platform', `linux/${arch}`, '--label', 'patched=yes', '--tag', name, base);
      return ['--manifest', name];
    })
  );
  await crane('index', 'append', ...parts.flat(), '--tag', base);
}

/** A stand-in for trivy: writes down what it is asked, and finds something where it is told to. */
const TRIVY = `#!/bin/sh
[ "$1" = --version ] && exit 0
echo "$*" >> "$TRIVY_CALLS"
exit "\${TRIVY_EXIT:-0}"
`;

describe('the gateway', () => {
  it(
    'goes from its first push to a rollback',
    async () => {
      const repository = newRepository();
      const cwd = exampleFolder('api-gateway');
      const [hooks, cache] = await Promise.all([webhookServer(), cacheService()]);
      const tools = project({trivy: TRIVY, calls: ''});
      const temp = join(temporaryFolder(), 'temp');
      mkdirSync(temp);
      let attempt = 0;
      const run = (event: JobEvent, more: Inputs = {}, env: Readonly<Record<string, string>> = {}) => {
        attempt += 1;
        return runAction({
          event,
          cwd,
          inputs: {
            ...sharedBuilder(),
            ...inputsOf('images'),
            images: repository,
            'build-args': `NODE_IMAGE=${base}`,
            gates: `- trivy: {severity: [HIGH, CRITICAL], ignore-unfixed: true}
- cosign: {key: "${join(keys, 'cosign.key')}", password-env: SIGNING_PASSWORD, transparency-log: false}
`,
            comment: 'off',
            ...more
          },
          env: {
            ...cache.envOf(event.ref),
            RUNNER_TEMP: temp,
            GITHUB_RUN_ATTEMPT: String(attempt),
            PATH: `${tools}:${process.env.PATH}`,
            TRIVY_CALLS: join(tools, 'calls'),
            SIGNING_PASSWORD: PASSWORD,
            SLACK_WEBHOOK: `${hooks.url}/slack`,
            DEPLOY_WEBHOOK: `${hooks.url}/deploy`,
            DEPLOY_KEY: 'key-of-the-deployment',
            ...env
          }
        });
      };
      const statuses = (done: ActionRun) => resultOf(done).targets.map(({status}) => status);
      const heard = (): readonly string[] => hooks.deliveries.map(({path}) => path);
      const signatures = async () => (await publishedTags(repository)).filter(tag => tag.startsWith('sha256-'));
      const imageTags = async () => (await publishedTags(repository)).filter(tag => !tag.startsWith('sha256-'));

      // A scan that finds something keeps the first push unpublished; Slack hears of it.
      const first = commit(cwd, {});
      const found = await run(pushToBranch('main', first), {}, {TRIVY_EXIT: '10'});
      expect(found.exitCode, found.log).toBe(1);
      expect(found.summary).toContain('gate "trivy"');
      expect(found.log).toMatch(/pass 4/);
      expect(await publishedTags(repository)).toEqual([]);
      expect(heard()).toEqual(['/slack']);

      // The next attempt publishes, tested, scanned and signed.
      const push = await run(pushToBranch('main', first));
      expect(push.exitCode, push.log).toBe(0);
      expect(await imageTags()).toEqual(['latest', `main-${first.slice(0, 7)}`].sort());
      expect(resultOf(push).targets.map(({tests, check}) => [tests?.passed, check?.emulated])).toEqual([
        [true, false],
        [true, true]
      ]);
      expect(readFileSync(join(tools, 'calls'), 'utf8')).toContain(`${repository}@sha256:`);
      expect(await signatures()).toHaveLength(1);
      expect(heard()).toEqual(['/slack', '/deploy']);
      expect(push.summary).toContain('1 of 2 runs succeeded: ❌✅');
      expect(readFileSync(push.outputs.metrics ?? '', 'utf8')).toContain('</svg>');
      await expectNoTrace({...push, job: {...push.job, temp: project({})}}, repository);

      // Its release has the same images, without a build.
      const release = await run(tagPush('v1.0.0', first));
      expect(release.exitCode, release.log).toBe(0);
      expect(statuses(release)).toEqual(['reused', 'reused']);
      const digests = await tagDigests(repository);
      for (const tag of ['v1.0.0', '1.0.0', '1.0', '1']) expect(digests[tag], tag).toBe(digests.latest);

      // Nothing is built at night while node:20-alpine is the same, and it is once that changes.
      const nightly: JobEvent = {...schedule(), sha: first};
      const quiet = await run(nightly);
      expect(quiet.exitCode, quiet.log).toBe(0);
      expect(statuses(quiet)).toEqual(['reused', 'reused']);
      expect(quiet.summary).toContain(`${base} is still sha256:`);
      await patchBase();
      const rebuilt = await run(nightly);
      expect(rebuilt.exitCode, rebuilt.log).toBe(0);
      expect(statuses(rebuilt)).toEqual(['passed', 'passed']);
      expect(rebuilt.summary).toMatch(/is built: .*node:20-alpine is sha256:\w+ now/);
      const patched = await tagDigests(repository);
      expect(patched.latest).not.toBe(digests.latest);
      expect(patched['1.0.0']).toBe(digests['1.0.0']);

      // A test that fails keeps a commit from being published.
      const tests = readFileSync(join(cwd, 'test/gateway.test.js'), 'utf8');
      const bad = commit(cwd, {
        'test/gateway.test.js': tests.replace("status: 'ok', routes: 2", "status: 'ok', routes: 3")
      });
      const broken = await run(pushToBranch('main', bad));
      expect(broken.exitCode).toBe(1);
      expect(broken.summary).toContain('the tests failed (stage "test")');
      expect(broken.summary).toContain('not ok 2');
      expect(await tagDigests(repository)).toEqual(patched);

      // Rolled back, a dry run first.
      const rollback = inputsOf('rollback');
      const back = {...rollback, from: '1.0.0', to: 'latest'};
      const heardBefore = heard();
      const dispatch = {...recorded('workflow-dispatch', 'workflow_dispatch', 'refs/heads/main'), sha: bad};
      const dry = await run(dispatch, {...back, push: 'false'});
      expect(dry.exitCode, dry.log).toBe(0);
      expect(dry.summary).toContain('A dry run: 1.0.0 would be promoted to latest');
      expect(heard()).toEqual(heardBefore);
      expect(await tagDigests(repository)).toEqual(patched);
      const rolled = await run(dispatch, {...back, push: 'true'});
      expect(rolled.exitCode, rolled.log).toBe(0);
      expect(heard()).toEqual([...heardBefore, '/deploy']);
      expect(await tagDigests(repository)).toEqual({...patched, latest: digests.latest});
      expect(await signatures()).toHaveLength(2);

      // The next night leaves it there.
      execFileSync('git', ['checkout', '--quiet', first], {cwd});
      const night = await run(nightly);
      expect(night.exitCode, night.log).toBe(0);
      expect(statuses(night)).toEqual(['reused', 'reused']);
      expect(night.summary).toContain('latest is held back: moved back to an earlier build of this commit (sha256:');
      const {latest, [`main-${first.slice(0, 7)}`]: ofCommit} = await tagDigests(repository);
      expect([latest, ofCommit]).toEqual([digests.latest, patched.latest]);

      // A retention of the same config takes the preview that is old, and nothing that is young or a version.
      const {image, index} = await fill(repository);
      const before = await allTags(repository);
      for (const [tag, days] of [
        ['pr-7', 15],
        ['pr-8', 3]
      ] as const) {
        await index(tag, [await image(undefined, tag, daysAgo(days))], daysAgo(days));
      }
      const api = await githubApi({heads: {main: bad, develop: first}});
      const clean = await run(nightly, {...inputsOf('cleanup'), gates: '[]'}, {GITHUB_API_URL: api.url});
      expect(clean.exitCode, clean.log).toBe(0);
      expect(clean.summary).toContain('Removed 1 tag');
      expect(await allTags(repository)).toEqual([...before, 'pr-8'].sort());
      expect((await taggedImages(repository, 'latest')).digest).toBe(digests.latest);
    },
    PATIENCE_MS
  );
});
