import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {type ActionRun, errorsOf, planOf, runAction} from './support/action.ts';
import {type JobEvent, pushToMain} from './support/events.ts';
import {temporaryFolder} from './support/folders.ts';
import {githubApi, UNREACHABLE_API} from './support/github-api.ts';
import {HELLO, project} from './support/project.ts';

/** As GitHub sends a schedule: next to nothing. */
const event: JobEvent = {
  ...pushToMain(),
  payload: {schedule: '0 3 * * *'} as unknown as JobEvent['payload'],
  name: 'schedule'
};

const plan = (apiUrl: string, inputs = {}): Promise<ActionRun> =>
  runAction({
    event,
    cwd: project({Dockerfile: HELLO}),
    inputs: {mode: 'plan', images: 'localhost:2/acme/hello', tags: 'sha', platforms: 'linux/amd64', ...inputs},
    env: {GITHUB_API_URL: apiUrl}
  });

const DESCRIPTION = 'org.opencontainers.image.description=A small HTTP service in two variants';

describe('an event that does not describe its repository', () => {
  it("has GitHub's API asked once", async () => {
    const api = await githubApi();
    const run = await plan(api.url);
    expect(run.exitCode, run.log).toBe(0);
    expect(api.asked).toEqual(['GET /repos/acme/hello']);
    expect(run.outputs.labels?.split('\n')).toContain(DESCRIPTION);
    expect(run.outputs.labels).toContain('org.opencontainers.image.licenses=Apache-2.0');
    expect(planOf(run).notes).toEqual([]);
  });

  it('goes on without it, and says so', async () => {
    const run = await plan(UNREACHABLE_API);
    expect(run.exitCode, run.log).toBe(0);
    expect(run.outputs.labels).not.toContain('description');
    expect(planOf(run).notes.join()).toMatch(/GitHub's API does not tell it \(.*ECONNREFUSED.*\)/);
    expect(run.annotations).toEqual([]);
  });

  it('has nobody asked by a plan without a guard', async () => {
    const api = await githubApi();
    const run = await plan(api.url, {guard: 'off'});
    expect(run.exitCode, run.log).toBe(0);
    expect(api.asked).toEqual([]);
    expect(planOf(run).notes).toEqual([]);
  });
});

describe('an event file that is broken', () => {
  it.for(['{"ref": "refs/heads/ma', ''.padEnd(4, '\0')])('is told as such: %j', async text => {
    const file = join(temporaryFolder(), 'event.json');
    writeFileSync(file, text);
    const run = await runAction({
      event,
      cwd: project({Dockerfile: HELLO}),
      inputs: {mode: 'plan'},
      env: {GITHUB_EVENT_PATH: file}
    });
    expect(run.exitCode).toBe(1);
    expect(errorsOf(run)).toHaveLength(1);
    expect(errorsOf(run)[0]?.message).toMatch(/event\.json \(GITHUB_EVENT_PATH\) is not a JSON file/);
    expect(run.log).not.toContain('defect');
  });
});
