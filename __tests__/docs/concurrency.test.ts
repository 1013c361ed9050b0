import {globSync, readFileSync} from 'node:fs';
import {describe, expect, it, test} from 'vitest';
import {parse} from 'yaml';

const ROOT = new URL('../../', import.meta.url).pathname;
const read = (path: string): string => readFileSync(ROOT + path, 'utf8');

/** GitHub cancels what waits in a group when another run of it comes: a merged pull request has its base branch as ref. */
const OF_RUNS = ['images-$', '{{ github.event.pull_request.number || github.ref }}'].join('');
const OF_CLEANUPS = 'images-cleanup';

const workflows = globSync('examples/*/.github/workflows/*.yml', {cwd: ROOT}).sort();
const groupsIn = (text: string): readonly string[] =>
  [...text.matchAll(/concurrency: ([^\n`]+)/g)].map(([, group = '']) => group.trim());
const documents = ['README.md', ...globSync(['docs/**/*.md', 'examples/**/*.md'], {cwd: ROOT})].filter(
  path => groupsIn(read(path)).length > 0
);

describe('the concurrency groups that are advised', () => {
  it('are looked for somewhere', () => {
    expect(workflows.length).toBeGreaterThan(2);
    expect(groupsIn(read('README.md'))).toEqual(expect.arrayContaining([OF_RUNS, OF_CLEANUPS]));
  });

  test.each(workflows)('keep a closed pull request apart from pushes to its base branch: %s', path => {
    const {on, concurrency} = parse(read(path)) as {on: Record<string, unknown>; concurrency?: unknown};
    expect(concurrency).toBe('schedule' in on && !('push' in on) ? OF_CLEANUPS : OF_RUNS);
  });

  test.each(documents)('are the same in %s', path => {
    for (const group of groupsIn(read(path))) expect([OF_RUNS, OF_CLEANUPS]).toContain(group);
  });
});
