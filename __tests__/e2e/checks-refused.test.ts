import {symlinkSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {resultOf, runAction} from './support/action.ts';
import {expectNoTrace} from './support/engine.ts';
import {forkPullRequest, type JobEvent, pushToMain} from './support/events.ts';
import {temporaryFolder} from './support/folders.ts';
import {sharedBuilder} from './support/inputs.ts';
import {HELLO, project} from './support/project.ts';
import {newRepository} from './support/registry.ts';

interface Case {
  readonly what: string;
  readonly smoke: string;
  readonly event?: () => JobEvent;
  readonly files?: Readonly<Record<string, string>>;
  /** Name of a link to a folder beside the workspace. */
  readonly link?: string;
  readonly want: string;
}

const CASES: readonly Case[] = [
  {
    what: 'a link that leads out of the workspace',
    smoke: 'volumes: [./link:/data]',
    link: 'link',
    want: '"./link", which "volumes" of "smoke" names, leads out of the workspace'
  },
  {
    what: 'an env-file behind such a link',
    smoke: 'env-file: link/environment',
    link: 'link',
    want: 'There is no "link/environment", which "env-file" of "smoke" names'
  },
  {
    what: 'a folder that is not there',
    smoke: 'volumes: [./conf:/etc/app:ro]',
    want: 'There is no "./conf", which "volumes" of "smoke" names'
  },
  {
    what: 'an env-file that takes a variable from the runner',
    smoke: 'env-file: test.env',
    files: {'test.env': 'A=1\n\n# comment\n  GITHUB_TOKEN\n'},
    want: '"test.env", line 4: "GITHUB_TOKEN" has no value, and a check inherits none from the runner'
  },
  {
    what: 'power over the machine for the code of a fork',
    smoke: 'cap-add: [SYS_ADMIN]',
    event: forkPullRequest,
    want: '"cap-add: [SYS_ADMIN]" is more than untrusted code may have'
  }
];

describe('before anything is built', () => {
  it.concurrent.for(CASES)('$what is refused', async ({smoke, event = pushToMain, files = {}, link, want}) => {
    const cwd = project({Dockerfile: HELLO, ...files});
    if (link !== undefined) symlinkSync(temporaryFolder(), join(cwd, link));
    const run = await runAction({
      event: event(),
      cwd,
      inputs: {...sharedBuilder(), images: newRepository(), platforms: 'linux/amd64', smoke}
    });
    expect(run.exitCode, run.log).toBe(1);
    expect(resultOf(run).failures).toMatchObject([{code: 'invalid-input', title: expect.stringContaining(want)}]);
    expect(resultOf(run).targets.map(({status}) => status)).toEqual(['not-started']);
    await expectNoTrace(run);
  });
});
