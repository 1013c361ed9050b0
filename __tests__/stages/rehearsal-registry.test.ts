import {expect, test} from 'vitest';
import type {Process} from '../../src/ports/process.ts';
import {removeRehearsalRegistry} from '../../src/stages/rehearsal-registry.ts';

const GONE = 'This was a rehearsal: its registry is gone, and everything that was published there.';

const left = (reason: string): string =>
  `This was a rehearsal, and its registry may still be there: ${reason}. To remove it: docker rm --force --volumes multiarch-build-1f2e3d4c-registry`;

test.each([
  {name: 'was removed', exitCode: 0, stderr: '', want: GONE},
  {
    name: 'went with the run',
    exitCode: 1,
    stderr: 'Error response from daemon: No such container: multiarch-build-1f2e3d4c-registry\n',
    want: GONE
  },
  {name: 'was never there, as docker is not', exitCode: 127, stderr: 'docker: not found', want: GONE},
  {
    name: 'cannot be removed',
    exitCode: 1,
    stderr: 'Error response from daemon: cannot remove container: device or resource busy\n',
    want: left('Error response from daemon: cannot remove container: device or resource busy')
  },
  {name: 'is held by something silent', exitCode: 137, stderr: '', want: left('docker rm ended with 137')}
])('tells of a registry that $name', async ({exitCode, stderr, want}) => {
  const asked: (readonly string[])[] = [];
  const process = {
    run: async ({args}: {args: readonly string[]}) => {
      asked.push(args);
      return {exitCode, stdout: '', stderr};
    }
  } as unknown as Process;
  expect(await removeRehearsalRegistry('1f2e3d4c', process)).toBe(want);
  expect(asked).toEqual([['rm', '--force', '--volumes', 'multiarch-build-1f2e3d4c-registry']]);
});
