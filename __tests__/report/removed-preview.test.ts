import {expect, it, test} from 'vitest';
import type {CleanedRepository} from '../../src/report/cleanup-result.ts';
import {removedPreview} from '../../src/report/removed-preview.ts';

const REPOSITORY = 'ghcr.io/acme/hello';
const DIGEST = `sha256:${'a'.repeat(64)}`;

const cleaned = (over: Partial<CleanedRepository> = {}): CleanedRepository => ({
  repository: REPOSITORY,
  purpose: 'pull-request',
  dryRun: false,
  removed: [],
  manifests: [],
  kept: [],
  ...over
});

it('names the images that are gone, and those that should be', () => {
  const repository = cleaned({
    removed: ['pr-7', 'pr-7-gpu', 'cache-hello-linux-amd64-pr-7'].map(name => ({name, reason: 'closed'})),
    kept: [
      {name: 'pr-7-cpu', reason: 'the registry answers 405', failed: true},
      {name: DIGEST, reason: 'the registry answers 405', failed: true},
      {name: 'latest', reason: 'not of this pull request', failed: false},
      {name: 'cache-hello-cpu-linux-amd64-pr-7', reason: 'the registry answers 405', failed: true}
    ]
  });
  expect(removedPreview({repositories: [repository], runUrl: 'https://run'})).toEqual({
    removed: [`${REPOSITORY}:pr-7`, `${REPOSITORY}:pr-7-gpu`],
    gone: ['pr-7', 'pr-7-gpu', 'cache-hello-linux-amd64-pr-7'].map(tag => ({repository: REPOSITORY, tag})),
    stays: ['pr-7-cpu', DIGEST, 'latest', 'cache-hello-cpu-linux-amd64-pr-7'].map(tag => ({
      repository: REPOSITORY,
      tag
    })),
    left: [
      {reference: `${REPOSITORY}:pr-7-cpu`, reason: 'the registry answers 405'},
      {reference: `${REPOSITORY}@${DIGEST}`, reason: 'the registry answers 405'}
    ],
    runUrl: 'https://run'
  });
});

test.each([
  {name: 'nothing was looked at', repositories: []},
  {name: 'retention alone was followed', repositories: [cleaned({purpose: 'retention'})]},
  {name: 'it was a dry run', repositories: [cleaned({dryRun: true})]}
])('has nothing to say where $name', ({repositories}) =>
  expect(removedPreview({repositories, runUrl: ''})).toBeUndefined()
);
