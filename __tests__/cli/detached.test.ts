import {expect, test} from 'vitest';
import {refuseDetached} from '../../src/cli/detached.ts';

const SHA = '8f3b1c9d2e4a5f60718293a4b5c6d7e8f9012345';
const RUN = {mode: 'run', push: 'true'};

test.each<{name: string; inputs?: Record<string, string>; sha?: string; ref?: string; refused: boolean}>([
  {name: 'a bare commit', refused: true},
  {name: 'a bare commit that may be pushed', inputs: {push: 'auto'}, refused: true},
  {name: 'what stays here', inputs: {push: 'false'}, refused: false},
  {name: 'a plan', inputs: {mode: 'plan', push: 'auto'}, refused: false},
  {name: 'a branch', ref: 'refs/heads/main', refused: false},
  {name: 'what has its own tags', inputs: {tags: 'type=raw,value=nightly'}, refused: false},
  {name: 'a folder without a commit', sha: '', refused: false}
])('of $name: $refused', ({inputs = {}, sha = SHA, ref = '', refused}) => {
  const problem = refuseDetached({...RUN, ...inputs}, {sha}, ref);
  expect(problem).toEqual(
    refused
      ? {
          code: 'invalid-input',
          message: expect.stringMatching(/^--push: 8f3b1c9 is checked out without a branch/),
          remedy: expect.stringContaining('--ref main')
        }
      : undefined
  );
});
