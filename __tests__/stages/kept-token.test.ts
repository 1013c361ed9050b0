import {execFileSync} from 'node:child_process';
import {cpSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {beforeAll, describe, expect, test} from 'vitest';
import {diskFiles} from '../../src/adapters/files.ts';
import {createProcess} from '../../src/adapters/process.ts';
import type {Facts} from '../../src/context/facts.ts';
import type {Plan} from '../../src/plan/plan.ts';
import {refuseKeptToken} from '../../src/stages/kept-token.ts';
import {type Origin, origin} from '../e2e/support/origin.ts';
import {planTarget} from '../report/fixtures.ts';

const TOKEN = 'Z2hzX3NlY3JldA==';

const keep = (folder: string): string => {
  const header = `AUTHORIZATION: basic ${TOKEN}`;
  execFileSync('git', ['config', 'http.https://github.com/.extraheader', header], {cwd: folder});
  return folder;
};

const login = (folder: string): string => {
  const address = `https://x-access-token:${TOKEN}@github.com/acme/hello`;
  execFileSync('git', ['config', 'remote.origin.url', address], {cwd: folder});
  return folder;
};

describe('a build of untrusted code beside the token of the job', () => {
  let hello: Origin;
  beforeAll(() => {
    hello = origin({Dockerfile: 'FROM scratch', 'app/Dockerfile': 'FROM scratch'});
  });

  const refuse = (cwd: string, {context = '.', file = 'Dockerfile', event = 'pull_request_target'}): Promise<void> => {
    const target = {...planTarget('', 'linux/amd64'), smoke: 'off', context, file};
    const plan = {targets: [target], push: {reason: 'a fork'}} as unknown as Plan;
    const facts = {event: {name: event}} as unknown as Facts;
    const read = (path: string): Promise<string | undefined> => diskFiles.read(join(cwd, path));
    const git = createProcess({env: {PATH: '/usr/local/bin:/usr/bin:/bin', HOME: '/nowhere'}, cwd});
    return refuseKeptToken(plan, facts, hello.main[1], {files: {read}, process: git});
  };
  const ofFork = (): string => hello.checkOut(hello.fork, hello.fork);
  const ofBase = (): string => hello.checkOut(hello.main[1], hello.main[1]);
  const beside = (folder: string): string => {
    const cwd = ofBase();
    cpSync(folder, join(cwd, 'pr'), {recursive: true});
    return cwd;
  };

  test.each([
    {name: 'as actions/checkout keeps it', make: () => keep(ofFork()), plan: {}, names: '.git/config'},
    {name: 'in the address of the remote', make: () => login(ofFork()), plan: {}, names: '.git/config'},
    {name: 'above the context', make: () => keep(ofFork()), plan: {context: 'app'}, names: '.git/config'},
    {name: 'in a folder', make: () => beside(keep(ofFork())), plan: {context: './pr'}, names: 'pr/.git/config'},
    {name: 'above a folder', make: () => beside(keep(ofFork())), plan: {context: 'pr/app'}, names: 'pr/.git/config'},
    {name: 'of a dispatch', make: () => keep(ofFork()), plan: {event: 'workflow_dispatch'}, names: '.git/config'}
  ])('is refused: $name', async ({make, plan, names}) => {
    const refused = refuse(make(), plan);
    await expect(refused).rejects.toMatchObject({
      code: 'invalid-input',
      message: `"${names}" holds the job's token, which untrusted code could read in its build (a fork)`,
      remedy: expect.stringContaining('"persist-credentials: false"')
    });
    await expect(refused).rejects.not.toThrow(TOKEN);
  });

  test.each([
    {name: 'none is kept', make: ofFork, plan: {}},
    {name: 'an SSH address names its user', make: () => ssh(ofFork()), plan: {}},
    {name: 'the commit is of the repository', make: () => keep(ofBase()), plan: {}},
    {name: 'the token may only read', make: () => keep(ofFork()), plan: {event: 'pull_request'}},
    {name: 'Git keeps its settings elsewhere', make: () => linked(beside(ofFork())), plan: {context: 'pr'}}
  ])('runs where $name', async ({make, plan}) => {
    await expect(refuse(make(), plan)).resolves.toBeUndefined();
  });
});

const ssh = (folder: string): string => {
  execFileSync('git', ['config', 'remote.origin.url', 'ssh://git@github.com/acme/hello'], {cwd: folder});
  return folder;
};

/** As a submodule has it: `.git` is a file. */
const linked = (cwd: string): string => {
  cpSync(join(cwd, 'pr/.git'), join(cwd, 'elsewhere'), {recursive: true});
  execFileSync('rm', ['-r', join(cwd, 'pr/.git')]);
  writeFileSync(join(cwd, 'pr/.git'), 'gitdir: ../elsewhere\n');
  return cwd;
};
