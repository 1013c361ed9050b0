import {execFile} from 'node:child_process';
import {setTimeout as sleep} from 'node:timers/promises';
import {promisify} from 'node:util';
import {expect} from 'vitest';
import {type ActionRun, tempFiles} from './action.ts';
import {lab} from './lab.ts';

export async function docker(args: readonly string[], host: string = lab().LAB_DOCKER_HOST): Promise<string> {
  const {stdout} = await promisify(execFile)('docker', args, {env: {...process.env, DOCKER_HOST: host}});
  return stdout.trim();
}

const lines = (text: string): readonly string[] => text.split('\n').filter(line => line !== '');

/** Containers that a run started to look at its images. */
export const checkedContainers = async (session: string, host?: string): Promise<readonly string[]> =>
  lines(await docker(['ps', '--all', '--quiet', '--filter', `label=io.multiarch-build.session=${session}`], host));

/** What a run left on the machine. */
export async function leftovers(run: ActionRun): Promise<readonly string[]> {
  const host = run.job.dockerHost;
  const found = await Promise.all(
    run.sessions.map(async session => {
      const name = `name=multiarch-build-${session}`;
      const label = `label=io.multiarch-build.session=${session}`;
      return [
        ...(await checkedContainers(session, host)),
        ...lines(await docker(['volume', 'ls', '--quiet', '--filter', label], host)),
        ...lines(await docker(['network', 'ls', '--format', '{{.Name}}', '--filter', label], host)),
        ...lines(await docker(['ps', '--all', '--format', '{{.Names}}', '--filter', name], host)),
        ...lines(await docker(['volume', 'ls', '--quiet', '--filter', name], host)),
        ...lines(await docker(['network', 'ls', '--format', '{{.Name}}', '--filter', name], host)),
        ...lines(await docker(['image', 'ls', '--quiet', '--filter', `reference=multiarch-build-${session}`], host))
      ];
    })
  );
  return [...found.flat(), ...tempFiles(run)];
}

/** Images of a repository that are still in the engine. */
export const pulledImages = async (repository: string, host?: string): Promise<readonly string[]> =>
  lines(await docker(['image', 'ls', '--all', '--digests', '--quiet', '--filter', `reference=${repository}`], host));

/** It made a session, and nothing of it is left. */
export async function expectNoTrace(run: ActionRun, repository?: string): Promise<void> {
  expect(run.sessions).toHaveLength(1);
  expect(await leftovers(run), run.log).toEqual([]);
  if (repository) expect(await pulledImages(repository, run.job.dockerHost)).toEqual([]);
}

export async function until(what: string, isSo: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 120_000;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`never came: ${what}`);
    await sleep(200);
  }
}

/** Containers that were made between two moments of the engine, by name. */
export async function containersSince(since: number): Promise<readonly string[]> {
  const until = Math.ceil(Date.now() / 1000);
  const found = await docker([
    ...['events', '--since', String(since), '--until', String(until), '--filter', 'type=container'],
    ...['--filter', 'event=create', '--format', '{{.Actor.Attributes.name}}']
  ]);
  return found.split('\n');
}
