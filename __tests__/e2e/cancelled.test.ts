import {describe, expect, it} from 'vitest';
import {type ActionRun, runPost, startAction} from './support/action.ts';
import {checkedContainers, docker, expectNoTrace, leftovers, until} from './support/engine.ts';
import {pushToMain} from './support/events.ts';
import {ownBuilder} from './support/inputs.ts';
import {project, startsWith} from './support/project.ts';
import {newRepository, publishedTags} from './support/registry.ts';

/** What is under way when the signal comes. */
const MOMENTS = {
  'a build': {
    dockerfile: 'FROM busybox:1.36\nRUN echo begun && sleep 600\n',
    isThere: async () => true,
    line: /RUN echo begun && sleep 600/
  },
  'a check': {
    dockerfile: startsWith('sleep 600', 'HEALTHCHECK CMD false'),
    isThere: async (repository: string) => (await docker(['ps', '--format', '{{.Image}}'])).includes(repository),
    line: /is started and checked/
  }
} as const;

type Moment = keyof typeof MOMENTS;

/** Sends the signal at the moment, to a run that would take ten minutes. */
async function interrupt(moment: Moment, signal: NodeJS.Signals, repository: string): Promise<ActionRun> {
  const {dockerfile, isThere, line} = MOMENTS[moment];
  const action = startAction({
    event: pushToMain(),
    cwd: project({Dockerfile: dockerfile}),
    inputs: {
      ...ownBuilder(),
      images: repository,
      platforms: 'linux/amd64',
      smoke: 'volumes: [data:/data]',
      'health-timeout': '600s'
    }
  });
  await action.seen(line);
  await until(moment, () => isThere(repository));
  action.kill(signal);
  return action.done;
}

describe('a cancelled run', () => {
  it.for([
    {moment: 'a build', signal: 'SIGTERM'},
    {moment: 'a build', signal: 'SIGINT'},
    {moment: 'a check', signal: 'SIGTERM'},
    {moment: 'a check', signal: 'SIGINT'}
  ] as const)('ends by itself and leaves nothing ($signal in $moment)', async ({moment, signal}) => {
    const repository = newRepository();
    const run = await interrupt(moment, signal, repository);
    expect(run.exitCode, run.log).toBe(1);
    expect(run.summary).toMatch(/^## ⚠️ Cancelled/);
    expect(run.annotations.filter(({name}) => name === 'error')).toEqual([]);
    expect(run.outputs.pushed).toBe('false');
    expect(await publishedTags(repository)).toEqual([]);
    await expectNoTrace(run, repository);
    expect((await runPost(run)).log).toBe('');
  });
});

describe('a killed run', () => {
  it.for(['a build', 'a check'] as const)('is cleaned up by the post step (in %s)', async moment => {
    const repository = newRepository();
    const run = await interrupt(moment, 'SIGKILL', repository);
    expect(run.exitCode).toBeNull();
    expect((await leftovers(run)).length).toBeGreaterThan(2);
    if (moment === 'a check') {
      expect(await checkedContainers(run.sessions[0] ?? '')).toHaveLength(1);
      expect(await leftovers(run)).toContainEqual(expect.stringMatching(/-data$/));
    }

    const post = await runPost(run);
    expect(post.exitCode, post.log).toBe(0);
    expect(post.annotations).toEqual([]);
    expect(post.log).toContain('The run did not end by itself');
    await expectNoTrace(run, repository);
    expect(await publishedTags(repository)).toEqual([]);

    // A post step that runs twice finds nothing and says nothing of it.
    expect(await runPost(run)).toMatchObject({exitCode: 0, annotations: []});
  });
});
