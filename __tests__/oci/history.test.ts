import {describe, expect, test} from 'vitest';
import {digestOf, type Manifest} from '../../src/oci/descriptor.ts';
import {layersOf, readHistory, stepsOf} from '../../src/oci/history.ts';

const blob = (size: number) => ({mediaType: 'x', digest: digestOf(String(size)), size});
const image = (...sizes: readonly number[]): Manifest & {kind: 'image'} => ({
  kind: 'image',
  digest: digestOf('m'),
  config: blob(1),
  layers: sizes.map(blob)
});
const config = (...history: readonly object[]): string => JSON.stringify({history});

/** As BuildKit and the classic builder write them. */
const BUILDKIT = {
  created_by: 'RUN |1 VARIANT=cpu /bin/sh -c pip install torch # buildkit',
  comment: 'buildkit.dockerfile.v0'
};
const COPY = {created_by: 'COPY . /app # buildkit', comment: 'buildkit.dockerfile.v0'};
const ENV = {created_by: 'ENV A=1', empty_layer: true};

describe('layersOf', () => {
  test.each([
    {
      name: 'steps without a layer are passed over',
      manifest: image(30, 20, 10),
      config: config({created_by: '/bin/sh -c #(nop) ADD file:1f2e in / '}, ENV, BUILDKIT, COPY),
      want: [
        {size: 30, step: 'ADD file:1f2e in /'},
        {size: 20, step: 'RUN pip install torch'},
        {size: 10, step: 'COPY . /app'}
      ]
    },
    {
      name: 'a RUN of the classic builder',
      manifest: image(1),
      config: config({created_by: '/bin/sh -c apt-get update   && \t apt-get install -y curl'}),
      want: [{size: 1, step: 'RUN apt-get update && apt-get install -y curl'}]
    },
    {
      name: 'a base image without a history, whose entries BuildKit puts at the end',
      manifest: image(30, 20, 10),
      config: config(BUILDKIT, COPY, {created_by: 'mount / from exec x', comment: 'buildkit.exporter.image.v0'}),
      want: [
        {size: 30, step: 'the base image'},
        {size: 20, step: 'RUN pip install torch'},
        {size: 10, step: 'COPY . /app'}
      ]
    },
    {name: 'a history that does not fit', manifest: image(1, 2), config: config(COPY), want: []},
    {name: 'no history', manifest: image(1), config: '{}', want: []}
  ])('$name', ({manifest, config: json, want}) => expect(layersOf(manifest, json)).toEqual(want));
});

test('layers of a base image without a history have no step', () => {
  const history = readHistory([BUILDKIT, {created_by: 'mount / from exec x', comment: 'buildkit.exporter.image.v0'}]);
  expect(stepsOf(history, 2)).toEqual(['', 'RUN pip install torch']);
});
