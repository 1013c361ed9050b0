import {globSync, readFileSync} from 'node:fs';
import {describe, expect, it, test} from 'vitest';
import {parse} from 'yaml';

const ROOT = new URL('../../', import.meta.url).pathname;
const read = (path: string): string => readFileSync(ROOT + path, 'utf8');

/** GitHub cancels what waits in a group when another run of it comes: a merged pull request has its base branch as ref. */
const OF_RUNS = ['images-$', '{{ github.event.pull_request.number || github.ref }}'].join('');
const OF_CLEANUPS = 'images-cleanup';
/** Of what writes the tags of main without a push to it. */
const OF_MAIN = 'images-refs/heads/main';

interface Workflow {
  readonly on: Readonly<Record<string, unknown>> | string;
  readonly concurrency?: unknown;
}

const workflows = globSync('examples/*/.github/workflows/*.yml', {cwd: ROOT})
  .sort()
  .map(path => ({path, ...(parse(read(path)) as Workflow)}));
const reacts = ({on}: Workflow, event: string): boolean => typeof on === 'object' && event in on;
const groupsIn = (text: string): readonly string[] =>
  [...text.matchAll(/concurrency: ([^\n`]+)/g)].map(([, group = '']) => group.trim());
const documents = ['README.md', ...globSync(['docs/**/*.md', 'examples/**/*.md'], {cwd: ROOT})].filter(
  path => groupsIn(read(path)).length > 0
);

describe('the concurrency groups that are advised', () => {
  test.each(workflows.filter(one => reacts(one, 'pull_request')))(
    'keep a closed pull request apart from pushes to its base branch: $path',
    ({concurrency}) => expect(concurrency).toBe(OF_RUNS)
  );

  test.each(workflows.filter(one => reacts(one, 'schedule') && !reacts(one, 'push')))(
    'keep clean-ups apart: $path',
    ({concurrency}) => expect(concurrency).toBe(OF_CLEANUPS)
  );

  test.each(documents)('are the same in %s', path => {
    for (const group of groupsIn(read(path))) expect([OF_RUNS, OF_CLEANUPS, OF_MAIN]).toContain(group);
  });

  it('are all there in the README', () => {
    expect(groupsIn(read('README.md'))).toEqual(expect.arrayContaining([OF_RUNS, OF_CLEANUPS]));
  });
});
