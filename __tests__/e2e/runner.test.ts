import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {checkout} from './support/checkout.ts';
import {docker, until} from './support/engine.ts';
import {pushToBranch} from './support/events.ts';
import {startsWith} from './support/project.ts';
import {newRepository, publishedTags} from './support/registry.ts';
import {runWorkflow, startWorkflow} from './support/runner.ts';

const workflowOf = (repository: string): string => `on: push
jobs:
  images:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
      - uses: org/multiarch-build@v1
        id: images
        with: {images: "${repository}", platforms: linux/amd64}
      - run: echo "made $DIGEST"
        env: {DIGEST: "\${{ steps.images.outputs.digest }}"}
`;

function repositoryOf(dockerfile: string) {
  const repository = newRepository();
  const {cwd, sha} = checkout({Dockerfile: dockerfile, '.github/workflows/images.yml': workflowOf(repository)});
  return {repository, workflow: {cwd, event: pushToBranch('main', sha)}};
}

/** Of a program that runs from a folder; undefined when there is none. */
function pidFrom(folder: string): number | undefined {
  const found = readdirSync('/proc').find(pid => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      const [, script = ''] = readFileSync(join('/proc', pid, 'cmdline'), 'utf8').split('\0');
      return script.startsWith(folder) && script.endsWith('dist/index.js');
    } catch {
      return false;
    }
  });
  return found === undefined ? undefined : Number(found);
}

describe('in a job of a real runner', () => {
  it('a failed check fails the step, and no later step runs', async () => {
    const {repository, workflow} = repositoryOf(startsWith('echo no config; exit 4'));
    const run = await runWorkflow(workflow);
    expect(run.exitCode).not.toBe(0);
    expect(run.steps).toMatchObject({
      'Main org/multiarch-build@v1': 'failure',
      'Post org/multiarch-build@v1': 'success'
    });
    expect(run.log).not.toContain('made ');
    expect(run.summary).toContain('It crashed with exit code 4.');
    expect(await publishedTags(repository)).toEqual([]);
  });

  it('a step that is killed is cleaned up after by its post step', async () => {
    const {workflow} = repositoryOf(`${startsWith('sleep 600')}RUN sleep 600\n`);
    const {done, folder, onLine} = startWorkflow(workflow);
    const builder = await new Promise<string>(resolve =>
      onLine(line => {
        const name = /Builder (multiarch-build-\S+) is ready/.exec(line)?.[1];
        if (name !== undefined) resolve(name);
      })
    );
    const ofRun = () => docker(['ps', '--all', '--quiet', '--filter', `name=${builder}`]);
    expect(await ofRun()).not.toBe('');
    await until('the process of the step', async () => pidFrom(folder) !== undefined);
    process.kill(pidFrom(folder) ?? 0, 'SIGKILL');
    const run = await done;
    expect(run.steps).toMatchObject({
      'Main org/multiarch-build@v1': 'failure',
      'Post org/multiarch-build@v1': 'success'
    });
    expect(await ofRun()).toBe('');
    expect(await docker(['volume', 'ls', '--quiet', '--filter', `name=${builder}`])).toBe('');
  });
});
