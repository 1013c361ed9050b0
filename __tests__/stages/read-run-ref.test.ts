import {expect, test, vi} from 'vitest';
import type {GitHub} from '../../src/ports/github.ts';
import {readRunRef} from '../../src/stages/read-run-ref.ts';
import {SHA} from '../context/support.ts';

const HEAD = 'c0ffee11223344556677889900aabbccddeeff00';
const silent = {known: false, reason: 'HTTP 502'} as const;
const told = <T>(value: T) => ({known: true, value}) as const;

interface Case {
  readonly name: string;
  readonly branch?: string;
  readonly event?: string;
  readonly eventName?: string;
  readonly refs?: readonly string[];
  readonly head?: string;
  readonly tags?: Awaited<ReturnType<GitHub['tags']>>;
  readonly branchHead?: Awaited<ReturnType<GitHub['branchHead']>>;
  readonly want: Awaited<ReturnType<typeof readRunRef>>;
  readonly asked: readonly string[];
}

const unknown = (reason: string) => ({kind: 'unknown', reason}) as const;

test.each<Case>([
  {
    name: 'is a tag',
    tags: told(['2.0.0', '2.0.0-rc.1']),
    branchHead: told(''),
    want: {kind: 'tags'},
    asked: ['tags', 'branch']
  },
  {name: 'only begins a tag', tags: told(['2.0.0-rc.1']), want: {kind: 'heads'}, asked: ['tags']},
  {name: 'is no tag', tags: told([]), want: {kind: 'heads'}, asked: ['tags']},
  {
    name: 'is a tag and a branch',
    tags: told(['2.0.0']),
    branchHead: told(HEAD),
    want: unknown('there are both'),
    asked: ['tags', 'branch']
  },
  {name: 'is not told', tags: silent, want: unknown("GitHub's API does not tell: HTTP 502"), asked: ['tags']},
  {
    name: 'is half told',
    tags: told(['2.0.0']),
    branchHead: silent,
    want: unknown("GitHub's API does not tell: HTTP 502"),
    asked: ['tags', 'branch']
  },
  {name: 'is that of a tag that is checked out', refs: ['refs/tags/2.0.0'], want: undefined, asked: []},
  {name: 'is that of a branch that is checked out', refs: ['refs/remotes/origin/2.0.0'], want: undefined, asked: []},
  {name: 'is that of the default branch', branch: 'main', want: undefined, asked: []},
  {name: 'is that of a release', event: 'release', want: undefined, asked: []},
  {name: 'is of a pull request', event: 'pull_request', want: undefined, asked: []},
  {name: 'is of another commit than the one checked out', head: SHA, want: undefined, asked: []},
  {name: 'is of no workflow run', eventName: 'workflow_dispatch', want: undefined, asked: []},
  {name: 'is missing', branch: '', want: undefined, asked: []}
])('the name of a workflow run $name', async one => {
  const {branch = '2.0.0', event = 'push', eventName = 'workflow_run', refs = [], head = HEAD} = one;
  const asked: string[] = [];
  const github: Pick<GitHub, 'tags' | 'branchHead'> = {
    tags: vi.fn(async () => {
      asked.push('tags');
      return one.tags ?? silent;
    }),
    branchHead: vi.fn(async () => {
      asked.push('branch');
      return one.branchHead ?? silent;
    })
  };
  const payload = {
    repository: {default_branch: 'main'},
    workflow_run: {event, head_branch: branch, head_sha: HEAD}
  };
  expect(await readRunRef({eventName, payload, sha: SHA}, {head, refs}, github)).toEqual(one.want);
  expect(asked).toEqual(one.asked);
});
