import {execFileSync} from 'node:child_process';
import {appendFileSync, cpSync, mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {beforeAll, describe, expect, test} from 'vitest';
import {diskFiles} from '../../src/adapters/files.ts';
import {createProcess} from '../../src/adapters/process.ts';
import type {Facts} from '../../src/context/facts.ts';
import type {Plan} from '../../src/plan/plan.ts';
import {refuseKeptToken} from '../../src/stages/kept-token.ts';
import {keepToken, type Origin, origin} from '../e2e/support/origin.ts';
import {planTarget} from '../report/fixtures.ts';

const TOKEN = 'Z2hzX3NlY3JldA==';

const keep = (folder: string): string => keepToken(folder, TOKEN);

const setRemote = (folder: string, address: string): string => {
  execFileSync('git', ['config', 'remote.origin.url', address], {cwd: folder});
  return folder;
};

const login = (folder: string, user: string): string => setRemote(folder, `https://${user}@github.com/acme/hello`);

describe('a build of untrusted code beside the token of the job', () => {
  let hello: Origin;
  beforeAll(() => {
    hello = origin({Dockerfile: 'FROM scratch', 'app/Dockerfile': 'FROM scratch'});
  });

  const refuse = (cwd: string, {context = '.', file = 'Dockerfile', event = 'pull_request_target'}): Promise<void> => {
    const target = {...planTarget('', 'linux/amd64'), smoke: 'off', context, file};
    const plan = {targets: [target], push: {reason: 'a fork'}} as unknown as Plan;
    const facts = {event: {name: event}} as unknown as Facts;
    const files = {
      read: (path: string) => diskFiles.read(join(cwd, path)),
      list: (path: string) => diskFiles.list(join(cwd, path))
    };
    const process = createProcess({env: {PATH: '/usr/local/bin:/usr/bin:/bin', HOME: '/nowhere'}, cwd});
    return refuseKeptToken(plan, facts, hello.main[1], {files, process});
  };
  const ofFork = (): string => hello.checkOut(hello.fork, hello.fork);
  const ofBase = (): string => hello.checkOut(hello.main[1], hello.main[1]);
  /** A checkout in a folder of another one. */
  const within = (cwd: string, folder: string, path = 'pr'): string => {
    cpSync(folder, join(cwd, path), {recursive: true});
    return cwd;
  };
  const add = (cwd: string, path: string, text: string): string => {
    appendFileSync(join(cwd, path), text);
    return cwd;
  };

  test.each([
    {name: 'as actions/checkout keeps it', make: () => keep(ofFork()), names: '.git/config'},
    {name: 'in the address of the remote', make: () => login(ofFork(), `x:${TOKEN}`), names: '.git/config'},
    {name: 'as a user in that address', make: () => login(ofFork(), TOKEN), names: '.git/config'},
    {name: 'above the context', make: () => keep(ofFork()), plan: {context: 'app'}, names: '.git/config'},
    {name: 'of a dispatch', make: () => keep(ofFork()), plan: {event: 'workflow_dispatch'}, names: '.git/config'},
    {name: 'beside a checkout in a folder', make: () => within(keep(ofBase()), ofFork()), names: '.git/config'},
    {name: 'beside a patch', make: () => add(keep(ofBase()), 'Dockerfile', 'RUN x'), names: '.git/config'},
    {name: 'beside an artifact', make: () => add(keep(ofBase()), 'out.sh', 'x'), names: '.git/config'},
    {
      name: 'beside what Git does not look at',
      make: () => add(add(keep(ofBase()), '.git/info/exclude', 'out.sh'), 'out.sh', 'x'),
      names: '.git/config'
    },
    {name: 'of another commit', make: () => keep(hello.checkOut('all', hello.main[0])), names: '.git/config'},
    {
      name: 'in a folder',
      make: () => within(ofBase(), keep(ofFork())),
      plan: {context: './pr'},
      names: 'pr/.git/config',
      fills: '"pr"'
    },
    {name: 'below the context', make: () => within(ofBase(), keep(ofFork())), names: 'pr/.git/config', fills: '"pr"'},
    {
      name: 'above a context far below',
      make: () => within(ofBase(), keep(ofFork()), 'from/pr'),
      plan: {context: 'from/pr/app'},
      names: 'from/pr/.git/config',
      fills: '"from/pr"'
    }
  ])('is refused: $name', async ({make, plan = {}, names, fills = 'the workspace'}) => {
    const refused = refuse(make(), plan);
    await expect(refused).rejects.toMatchObject({
      code: 'invalid-input',
      message: `"${names}" holds a token or a login, which untrusted code could read in its build (a fork)`,
      remedy: expect.stringContaining(`actions/checkout that fills ${fills} "persist-credentials: false"`)
    });
    await expect(refused).rejects.not.toThrow(TOKEN);
  });

  test.each([
    {name: 'none is kept', make: ofFork, plan: {}},
    {
      name: 'an SSH address names its user',
      make: () => setRemote(ofFork(), 'ssh://git@github.com/acme/hello'),
      plan: {}
    },
    {name: 'all there is is the commit of the event', make: () => keep(ofBase()), plan: {}},
    {name: 'the token may only read', make: () => keep(ofFork()), plan: {event: 'pull_request'}},
    {name: '.git is a file, as in a submodule', make: () => linked(ofBase()), plan: {context: 'pr'}}
  ])('runs where $name', async ({make, plan}) => {
    await expect(refuse(make(), plan)).resolves.toBeUndefined();
  });

  /** Its settings are out of the workspace. */
  const linked = (cwd: string): string => {
    mkdirSync(join(cwd, 'pr'));
    writeFileSync(join(cwd, 'pr/.git'), `gitdir: ${join(keep(ofFork()), '.git')}\n`);
    return cwd;
  };
});
