import {expect, test} from 'vitest';
import {ActionError} from '../../src/errors.ts';
import type {Manifest} from '../../src/oci/descriptor.ts';
import type {PlannedTag} from '../../src/plan/plan.ts';
import type {Registry, TagRequest} from '../../src/ports/registry.ts';
import {publish} from '../../src/stages/publish.ts';
import {digest, planTarget, publication} from '../report/fixtures.ts';

const [A, B] = ['ghcr.io/acme/hello', 'acme/hello'];
const SILENT = new ActionError({code: 'registry-failed', message: 'ghcr.io answers 500'});
const REFUSED = new ActionError({code: 'publish-failed', message: 'the registry refused access'});

const tag = (name: string, moving: boolean): PlannedTag => ({
  name,
  moving,
  source: 'semver',
  claim: moving ? {kind: 'none'} : {kind: 'version', version: name}
});
const TAGS = [tag('latest', true), tag('1.2.3', false), tag('1', true)];

const BUILD = {target: planTarget('', 'linux/amd64'), digest: digest('index'), manifest: digest('image')};
const INDEX: Manifest = {
  kind: 'index',
  digest: digest('index'),
  manifests: [{mediaType: '', digest: digest('image'), size: 1, platform: {os: 'linux', architecture: 'amd64'}}]
};

/** A registry that takes every tag but some, and knows what it was asked to write; of the silent ones it tells nothing. */
function registryBut(refused: readonly string[], silent: readonly string[] = []) {
  const asked: string[][] = [];
  const written = new Set<string>();
  const registry: Partial<Registry> = {
    upload: async () => INDEX.digest,
    tag: async ({tags}: TagRequest) => {
      asked.push([...tags]);
      if (tags.some(one => refused.includes(one))) throw REFUSED;
      for (const one of tags) written.add(one);
    },
    manifest: async reference => {
      if (silent.includes(reference)) throw SILENT;
      if (written.has(reference)) return INDEX;
      throw new ActionError({code: 'publish-failed', message: 'not there', cause: {absent: true}});
    }
  };
  return {asked, written, registry: registry as Registry};
}

const write = (repositories: readonly string[], registry: Registry) =>
  publish(
    {
      publications: [{...publication('', TAGS), repositories, targets: [BUILD.target.id]}],
      builds: [BUILD],
      existing: []
    },
    {registry}
  );

test.each([
  {name: 'one repository', repositories: [A], want: [[`${A}:1.2.3`], [`${A}:latest`, `${A}:1`]]},
  {
    name: 'two repositories',
    repositories: [A, B],
    want: [[`${A}:1.2.3`], [`${B}:1.2.3`], [`${A}:latest`, `${A}:1`], [`${B}:latest`, `${B}:1`]]
  }
])('writes versions first, and what moves after them: $name', async ({repositories, want}) => {
  const {asked, registry} = registryBut([]);
  const {publications, failures} = await write(repositories, registry);
  expect(asked).toEqual(want);
  expect(failures).toEqual([]);
  expect(publications).toMatchObject([{status: 'published'}]);
});

test.each([
  {name: 'the only repository', repositories: [A], refused: [`${A}:1.2.3`], want: [], status: 'not-published'},
  {name: 'one of two', repositories: [A, B], refused: [`${B}:1.2.3`], want: [`${A}:1.2.3`], status: 'partial'}
])('tries no tag that moves where the version is refused by $name', async ({repositories, refused, want, status}) => {
  const {asked, written, registry} = registryBut(refused);
  const {publications, failures} = await write(repositories, registry);
  expect(asked.flat()).toEqual(repositories.map(repository => `${repository}:1.2.3`));
  expect([...written]).toEqual(want);
  expect(publications).toMatchObject([{status}]);
  expect(failures).toMatchObject([{code: 'publish-failed', title: 'the registry refused access'}]);
});

test.each([
  {name: 'one', silent: ['latest'], tags: ['1.2.3', '1'], status: 'partial'},
  {name: 'all', silent: ['latest', '1.2.3', '1'], tags: [], status: 'partial'}
])('calls neither written nor missing what the registry does not tell of: $name', async ({silent, tags, status}) => {
  const {registry} = registryBut(
    [],
    silent.map(name => `${A}:${name}`)
  );
  const {publications, failures} = await write([A], registry);
  expect(publications).toMatchObject([{status, repositories: [{tags, missing: [], unconfirmed: silent}]}]);
  expect(failures.map(({title, cause}) => `${title}: ${cause}`).sort()).toEqual(
    silent.map(name => `${A}:${name} cannot be read back: ghcr.io answers 500`).sort()
  );
});

test('a registry that tells nothing at all has got nothing where there was nothing to send', async () => {
  const {registry} = registryBut([`${A}:1.2.3`], [`${A}:1.2.3`, `${A}:latest`, `${A}:1`]);
  const unsent = new ActionError({code: 'registry-failed', message: 'Reading a failed', cause: {unsent: true}});
  const {publications} = await write([A], {...registry, tag: () => Promise.reject(unsent)});
  expect(publications).toMatchObject([{status: 'not-published', repositories: [{missing: ['latest', '1.2.3', '1']}]}]);
  expect(publications[0]?.repositories[0]?.unconfirmed).toBeUndefined();
});

test('a tag that was not sent is missing, whether the registry tells of it or not', async () => {
  const {registry} = registryBut([`${A}:1.2.3`], [`${A}:1.2.3`, `${A}:latest`]);
  const {publications, failures} = await write([A], registry);
  expect(publications).toMatchObject([
    {status: 'partial', repositories: [{tags: [], missing: ['latest', '1'], unconfirmed: ['1.2.3']}]}
  ]);
  expect(failures).toMatchObject([
    {
      title: 'the registry refused access',
      details: `${A}: written: none; not written: latest, 1\n${A}: not known: 1.2.3 (ghcr.io answers 500)`
    }
  ]);
});
