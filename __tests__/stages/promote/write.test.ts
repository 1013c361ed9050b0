import {expect, test} from 'vitest';
import {ActionError} from '../../../src/errors.ts';
import type {Registry} from '../../../src/ports/registry.ts';
import type {LookedAt} from '../../../src/stages/promote/look.ts';
import {writeTags} from '../../../src/stages/promote/write.ts';
import {digest} from '../../report/fixtures.ts';

const REPOSITORY = 'ghcr.io/acme/hello';
const DIGEST = digest('index');

const toPromote = (...names: readonly string[]): LookedAt =>
  ({
    promotion: {id: 'hello', repository: REPOSITORY, source: `${REPOSITORY}@${DIGEST}`, forms: []},
    from: {digest: DIGEST},
    tags: names.map(name => ({name, verdict: {kind: 'write', move: 'forward', loud: false}}))
  }) as unknown as LookedAt;

/** Refuses some tags, and does not tell of others. */
const registryBut = (refused: readonly string[], silent: readonly string[]): Registry => {
  const written = new Set<string>();
  const registry: Partial<Registry> = {
    tag: async ({tags}) => {
      if (tags.some(tag => refused.includes(tag))) throw new ActionError({code: 'registry-failed', message: 'refused'});
      for (const tag of tags) written.add(tag);
    },
    manifest: async reference => {
      if (silent.includes(reference)) throw new ActionError({code: 'registry-failed', message: 'it answers 500'});
      if (written.has(reference)) return {kind: 'index', digest: DIGEST, manifests: []};
      throw new ActionError({code: 'registry-failed', message: 'not there', cause: {absent: true}});
    }
  };
  return registry as Registry;
};

const reference = (name: string): string => `${REPOSITORY}:${name}`;

test.each([
  {name: 'all written', refused: [], silent: [], tags: ['1.2.3', 'latest'], unconfirmed: [], failures: []},
  {
    name: 'one of which the registry does not tell',
    refused: [],
    silent: ['latest'],
    tags: ['1.2.3'],
    unconfirmed: ['latest'],
    failures: ['ghcr.io/acme/hello:latest cannot be read back']
  },
  {
    name: 'one that was refused, so that the next was not sent',
    refused: ['1.2.3'],
    silent: ['latest'],
    tags: [],
    unconfirmed: [],
    failures: ['ghcr.io/acme/hello:1.2.3 cannot be written']
  }
])('tells of every tag whether it is written: $name', async ({refused, silent, tags, unconfirmed, failures}) => {
  const written = await writeTags(
    [toPromote('latest', '1.2.3')],
    registryBut(refused.map(reference), silent.map(reference))
  );
  expect([...written.tags].sort()).toEqual(tags.map(reference));
  expect([...written.unconfirmed]).toEqual(unconfirmed.map(reference));
  expect(written.failures.map(({title}) => title)).toEqual(failures);
});
