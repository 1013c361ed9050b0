import {expect, it, test} from 'vitest';
import {digestOf, type Manifest} from '../../../src/oci/descriptor.ts';
import type {Promotion} from '../../../src/plan/promotion.ts';
import {createVersionNames} from '../../../src/stages/promote/version-names.ts';

const REPOSITORY = 'ghcr.io/acme/app';
const index = (name: string): Manifest => ({kind: 'index', digest: digestOf(name), manifests: []});
const promotion: Promotion = {
  ...{id: 'app', repository: REPOSITORY, source: `${REPOSITORY}:1`, tags: ['latest'], variant: ''},
  forms: [{variant: 'gpu', prefix: '', suffix: '-gpu'}]
};

const TAGS: Readonly<Record<string, string>> = {
  '1.9.0': 'nine',
  '1.10.0': 'ten',
  'v1.10.0': 'ten',
  '1.10.0-gpu': 'ten for gpu',
  '2.0.0-rc.1': 'candidate',
  latest: 'ten'
};

function versions(asked: string[] = []) {
  const names = createVersionNames({
    tags: async () => Object.keys(TAGS),
    find: async reference => {
      asked.push(reference);
      const name = TAGS[reference.slice(REPOSITORY.length + 1)];
      return name === undefined ? 'absent' : index(name);
    }
  });
  return (content: string, reference: string, label?: string, of = promotion) =>
    names.of(digestOf(content), `${REPOSITORY}:${reference}`, label, of);
}

test.each([
  {name: 'its own tag', content: 'nine', reference: '1.9.0', want: '1.9.0'},
  {name: 'another tag of the same image', content: 'ten', reference: 'latest', label: 'main', want: '1.10.0'},
  {name: 'its label', content: 'old', reference: 'latest', label: '0.9.0', want: '0.9.0'},
  {
    name: 'the label of a pre-release',
    content: 'candidate',
    reference: 'edge',
    label: '2.0.0-rc.1',
    want: '2.0.0-rc.1'
  },
  {
    name: 'nothing, where the label is of a branch',
    content: 'new',
    reference: 'latest',
    label: 'main',
    want: undefined
  },
  {name: 'nothing at all', content: 'new', reference: 'latest', want: undefined}
])('an image is called by $name', async ({content, reference, label, want}) => {
  expect(await versions()(content, reference, label)).toBe(want);
});

it('knows the tags of the variant alone', async () => {
  const gpu = {...promotion, variant: 'gpu'};
  expect(await versions()('ten for gpu', 'latest-gpu', undefined, gpu)).toBe('1.10.0');
  expect(await versions()('ten', 'latest-gpu', undefined, gpu)).toBeUndefined();
});

it('asks for each tag once', async () => {
  const asked: string[] = [];
  const of = versions(asked);
  await Promise.all([of('ten', 'latest'), of('nine', 'stable')]);
  expect(asked.length).toBe(new Set(asked).size);
});
