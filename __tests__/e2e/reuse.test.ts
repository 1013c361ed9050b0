import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {type ActionRun, resultOf, runAction} from './support/action.ts';
import {type CheckedOut, checkout} from './support/checkout.ts';
import {docker, expectNoTrace} from './support/engine.ts';
import {type JobEvent, pushToBranch, tagPush} from './support/events.ts';
import {type Inputs, ownBuilder, sharedBuilder} from './support/inputs.ts';
import {CPU_AND_GPU, HELLO, project} from './support/project.ts';
import {newRepository, publishedTags, tagDigests, taggedImages} from './support/registry.ts';

const statuses = (run: ActionRun) => resultOf(run).targets.map(({status}) => status);

async function publish(event: JobEvent, {cwd}: Pick<CheckedOut, 'cwd'>, inputs: Inputs): Promise<ActionRun> {
  const run = await runAction({event, cwd, inputs});
  expect(run.exitCode, run.log).toBe(0);
  await expectNoTrace(run);
  return run;
}

/** Containers that were made between two moments of the engine, by name. */
async function containersSince(since: number): Promise<readonly string[]> {
  const until = Math.ceil(Date.now() / 1000);
  const found = await docker([
    ...['events', '--since', String(since), '--until', String(until), '--filter', 'type=container'],
    ...['--filter', 'event=create', '--format', '{{.Actor.Attributes.name}}']
  ]);
  return found.split('\n');
}

describe('a release of a commit that was published from main', () => {
  it('tags the tested images, with no builder and no container', async () => {
    const repository = newRepository();
    const code = checkout({Dockerfile: HELLO});
    const inputs = {images: repository, variants: CPU_AND_GPU};
    await publish(pushToBranch('main', code.sha), code, {...inputs, ...sharedBuilder()});
    const main = await tagDigests(repository);

    // Gates look at them again.
    const closed = await runAction({
      event: tagPush('v1.2.3', code.sha),
      cwd: code.cwd,
      inputs: {...inputs, ...ownBuilder(), gates: '- run: [sh, -c, "echo looked at $IMAGE; exit 1"]'}
    });
    expect(closed.exitCode, closed.log).toBe(1);
    expect(closed.log).toContain(
      `looked at ${repository}@${Object.values((await taggedImages(repository, 'main')).images)[0]}`
    );
    expect(await tagDigests(repository)).toEqual(main);

    const since = Math.floor(Date.now() / 1000);
    const release = await publish(tagPush('v1.2.3', code.sha), code, {...inputs, ...ownBuilder()});
    expect(statuses(release)).toEqual(['reused', 'reused', 'reused', 'reused']);
    expect(release.log).not.toMatch(/Builder .* is ready|built in/);
    const [session = 'none'] = release.sessions;
    expect((await containersSince(since)).filter(name => name.includes(session))).toEqual([]);

    // The index itself is tagged, attestations and all.
    const digests = await tagDigests(repository);
    for (const tag of ['1.2.3', '1.2', '1', 'latest']) {
      expect(digests[tag], tag).toBe(main.main);
      expect(digests[`${tag}-cpu`], tag).toBe(main['main-cpu']);
      expect(digests[`${tag}-gpu`], tag).toBe(main['main-gpu']);
    }
    const short = `sha-${code.sha.slice(0, 7)}`;
    expect(release.summary).toContain(`✅ tested in an earlier run (${short})`);
    expect(release.summary).toMatch(/keep the labels of that run: .*version is "main", not "1\.2\.3"/);
    expect(release.outputs).toMatchObject({pushed: 'true', digest: main.main, version: '1.2.3'});
    expect(resultOf(release).targets[0]).toMatchObject({
      reusedFrom: `${repository}:${short}`,
      measured: {size: expect.any(Number)}
    });
  });
});

describe('what is not the same is built', () => {
  const prepared = async () => {
    const repository = newRepository();
    const code = checkout({Dockerfile: HELLO, '.gitignore': 'made\n'});
    const inputs = {...sharedBuilder(), images: repository, platforms: 'linux/amd64', variants: CPU_AND_GPU};
    await publish(pushToBranch('main', code.sha), code, inputs);
    return {repository, code, inputs};
  };

  it('the variant whose arguments changed, and only that one; and everything, where that is asked for', async () => {
    const {repository, code, inputs} = await prepared();
    const variants = `${CPU_AND_GPU.replace('VARIANT: gpu', 'VARIANT: rocm')}`;
    const other = await publish(tagPush('v1.0.0', code.sha), code, {...inputs, variants});
    expect(statuses(other)).toEqual(['reused', 'passed']);
    const of = async (tag: string) => (await taggedImages(repository, tag)).images;
    expect(await of('1.0.0-cpu')).toEqual(await of('main-cpu'));
    expect(await of('1.0.0-gpu')).not.toEqual(await of('main-gpu'));

    const never = await publish(tagPush('v1.0.1', code.sha), code, {...inputs, reuse: 'never'});
    expect(statuses(never)).toEqual(['passed', 'passed']);
    const pulled = await publish(tagPush('v1.0.2', code.sha), code, {...inputs, pull: 'true'});
    expect(statuses(pulled)).toEqual(['passed', 'passed']);
    expect(pulled.log).toContain('Everything is built: "pull" asks for the base images of today.');
  });

  it('a workspace with more than the commit, and one without a commit', async () => {
    const {repository, code, inputs} = await prepared();
    const images = {...inputs, variants: ''};
    await publish(pushToBranch('main', code.sha), code, images);
    const again = await publish(pushToBranch('main', code.sha), code, images);
    expect(statuses(again)).toEqual(['reused']);

    writeFileSync(join(code.cwd, 'made'), 'by a step before');
    const unclean = await publish(tagPush('v1.0.0', code.sha), code, images);
    expect(statuses(unclean)).toEqual(['passed']);
    expect(unclean.log).toContain('Everything is built: the workspace has files that are not of the commit (made).');
    const bare = await publish(tagPush('v1.0.1', code.sha), {cwd: project({Dockerfile: HELLO})}, images);
    expect(statuses(bare)).toEqual(['passed']);
    expect(await publishedTags(repository)).toEqual(expect.arrayContaining(['1.0.0', '1.0.1']));
  });
});
