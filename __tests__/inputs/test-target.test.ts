import {expect, test} from 'vitest';
import {config, settingsOf, variant} from './support.ts';

const FILE = `images:
  api: {repositories: [ghcr.io/acme/api], test-target: test}
  worker:
    repositories: [ghcr.io/acme/worker]
    variants: {cpu: {default: true}, gpu: {test-target: test-gpu}}
`;

test.each([
  {name: 'of an image', image: 'api', of: '', want: 'test'},
  {name: 'of a variant', image: 'worker', of: 'gpu', want: 'test-gpu'},
  {name: 'of none', image: 'worker', of: 'cpu', want: undefined}
])('the stage with the tests $name', async ({image, of, want}) => {
  expect(variant(await settingsOf(...config(FILE)), of, image).testTarget).toBe(want);
});

test('the input is for every image', async () => {
  const settings = await settingsOf(...config(FILE, {'test-target': 'check'}));
  expect(settings.images.flatMap(({variants}) => variants.map(({testTarget}) => testTarget))).toEqual([
    'check',
    'check',
    'check'
  ]);
});
