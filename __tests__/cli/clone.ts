import {execFileSync} from 'node:child_process';
import {mkdtempSync, realpathSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createProcess} from '../../src/adapters/process.ts';
import {readCheckoutState} from '../../src/cli/checkout.ts';
import {pushEvent} from '../../src/cli/push-event.ts';

const folders: string[] = [];

export function removeClones(): void {
  for (const folder of folders.splice(0)) rmSync(folder, {recursive: true, force: true});
}

/** The time of the head commit of the payloads. */
export const TIME = '2025-11-21T09:29:58+01:00';

/** A clone of acme/hello with one commit on main. */
export function clone({remote = 'https://github.com/acme/hello.git', committed = true} = {}) {
  const cwd = realpathSync(mkdtempSync(join(tmpdir(), 'push-event-')));
  folders.push(cwd);
  const env = {PATH: process.env.PATH ?? '', HOME: cwd, GIT_COMMITTER_DATE: TIME, GIT_AUTHOR_DATE: TIME};
  const git = (...args: string[]): string =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args], {
      cwd,
      env,
      encoding: 'utf8'
    }).trim();
  git('init', '--quiet', '--initial-branch', 'main');
  if (remote !== '') git('remote', 'add', 'origin', remote);
  writeFileSync(join(cwd, 'Dockerfile'), 'FROM scratch\n');
  if (committed) {
    git('add', '--all');
    git('commit', '--quiet', '--message', 'First');
  }
  const port = createProcess({env, cwd});
  return {
    cwd,
    git,
    process: port,
    /** @param ref the whole one */
    eventOf: async (ref?: string) => pushEvent(await readCheckoutState(port), ref),
    sha: committed ? git('rev-parse', 'HEAD') : ''
  };
}
