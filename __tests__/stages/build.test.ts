import {expect, test} from 'vitest';
import {dockerfilePath} from '../../src/plan/dockerfile.ts';
import {seconds} from '../../src/stages/build.ts';
import {pushOf} from '../context/support.ts';
import {type Given, planOf, target} from '../plan/support.ts';

test.each([
  {name: 'in the root', given: {}, want: 'Dockerfile'},
  {name: 'in the context', given: {context: 'backend'}, want: 'backend/Dockerfile'},
  {name: 'in a context that ends with a slash', given: {context: './backend/'}, want: 'backend/Dockerfile'},
  {name: 'in a context with a dot', given: {context: './backend'}, want: 'backend/Dockerfile'},
  {name: 'of its own', given: {context: 'backend', file: './docker/cpu.Dockerfile'}, want: 'docker/cpu.Dockerfile'},
  {
    name: 'of a Git URL, which is not in the workspace',
    given: {context: 'https://example.com/app.git'},
    want: undefined
  }
] as {name: string; given: Given; want: string | undefined}[])('the Dockerfile $name', async ({given, want}) => {
  const plan = await planOf(pushOf('refs/heads/main'), given);
  expect(dockerfilePath(target(plan, 'hello/linux/amd64'))).toBe(want);
});

test.each([
  {ms: 0, want: '0.0 s'},
  {ms: 1249, want: '1.2 s'},
  {ms: 61_000, want: '61.0 s'}
])('$ms ms are $want', ({ms, want}) => expect(seconds(ms)).toBe(want));
