import {describe, expect, it} from 'vitest';
import {type ActionRun, resultOf, runAction} from './support/action.ts';
import {docker, expectNoTrace} from './support/engine.ts';
import {pushToMain} from './support/events.ts';
import {sharedBuilder} from './support/inputs.ts';
import {project, startsWith} from './support/project.ts';
import {newRepository, publishedTags} from './support/registry.ts';
import {smallDisk} from './support/small-disk.ts';

const VARIANTS = 'a: {default: true, build-args: {VARIANT: a}}\nb: {build-args: {VARIANT: b}}\n';

/** The lab's engine by a CLI that names another folder as its own: filling its disk would harm more than this test. */
const engineAt = (root: string): string => `#!/bin/sh
PATH='${process.env.PATH}'
if [ "$1" = info ]; then docker "$@" | sed 's#"DockerRootDir":"[^"]*"#"DockerRootDir":"${root}"#'; exit; fi
exec docker "$@"
`;

const runOn = (root: string, repository: string): Promise<ActionRun> =>
  runAction({
    event: pushToMain(),
    cwd: project({Dockerfile: startsWith('sleep 600', 'ARG VARIANT', 'RUN echo "$VARIANT" > /variant')}),
    inputs: {...sharedBuilder(), images: repository, platforms: 'linux/amd64', variants: VARIANTS, parallel: '1'},
    env: {PATH: `${project({docker: engineAt(root)})}:${process.env.PATH}`}
  });

/** Pulls and removals of the run's images, in the order of the engine: `pull 0`, `delete 0`. */
async function imageEvents(run: ActionRun, repository: string, since: number): Promise<readonly string[]> {
  const images = resultOf(run).targets.map(({build}) => `${repository}@${build?.manifest}`);
  const range = ['--since', String(since), '--until', String(Math.ceil(Date.now() / 1000))];
  const format = '{{.Action}} {{.Actor.Attributes.name}} {{.Actor.ID}}';
  const events = await docker(['events', ...range, '--filter', 'type=image', '--format', format]);
  return events.split('\n').flatMap(line => {
    const [action = ''] = line.split(' ');
    const index = images.findIndex(image => line.includes(image) || line.includes(image.slice(image.indexOf('@') + 1)));
    return index < 0 || !['pull', 'delete'].includes(action) ? [] : [`${action} ${index}`];
  });
}

/** Removals next to each other were asked for at once: the engine ends them in any order, so they are put in theirs. */
const inTurn = (events: readonly string[]): readonly string[] =>
  events.join().startsWith('pull 0,pull 1,') ? [...events.slice(0, 2), ...events.slice(2).sort()] : events;

describe('the images of two checks', () => {
  it.for([
    {what: 'go one by one where the disk is short', size: '2g', want: ['pull 0', 'delete 0', 'pull 1', 'delete 1']},
    {what: 'stay to the end where it is not', size: '30g', want: ['pull 0', 'pull 1', 'delete 0', 'delete 1']}
  ])('$what', async ({size, want}) => {
    const since = Math.floor(Date.now() / 1000);
    const repository = newRepository();
    const run = await runOn(await smallDisk(size), repository);
    expect(run.exitCode, run.log).toBe(0);
    expect(await publishedTags(repository)).toContain('latest');
    expect(inTurn(await imageEvents(run, repository, since))).toEqual(want);
    await expectNoTrace(run, repository);
  });
});
