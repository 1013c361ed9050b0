import {describe, expect, it, test} from 'vitest';
import {
  compressedSize,
  type Descriptor,
  imageDescriptors,
  type Manifest,
  parseManifest
} from '../../src/oci/descriptor.ts';
import {formatPlatform} from '../../src/oci/platform.ts';
import {cli} from '../contract/cli.ts';

const platforms = (manifests: readonly Descriptor[]): readonly string[] =>
  imageDescriptors(manifests).map(({platform}) => (platform ? formatPlatform(platform) : 'unknown'));

const read = (name: string): Manifest => parseManifest(cli(`registry/${name}.json`));

describe('parseManifest', () => {
  it('reads an index of two platforms with their attestations', () => {
    const index = read('index');
    if (index.kind !== 'index') throw new Error('no index');
    expect(index.digest).toBe('sha256:be4d36510d7a6643c22a787dde447fc1f6211ef661f2f60fad28d3c848a31cbd');
    expect(index.manifests).toHaveLength(4);
    expect(platforms(index.manifests)).toEqual(['linux/amd64', 'linux/arm64']);
    expect(imageDescriptors(index.manifests).map(({digest}) => digest)).toEqual([
      'sha256:9008522cf47b9ce80acad1bbc22f67a0ab9c70c63c1077ab7a43957f7295b1aa',
      'sha256:aebe7efbee1016bc0d26c22b762d30a98665136151ae550fc73dab474d504c24'
    ]);
    expect(index.manifests[1]?.annotations).toEqual({
      'vnd.docker.reference.digest': index.manifests[0]?.digest,
      'vnd.docker.reference.type': 'attestation-manifest'
    });
  });

  it('reads the index that a build of one platform pushes', () => {
    const index = read('index-one');
    expect(index.kind === 'index' && platforms(index.manifests)).toEqual(['linux/amd64']);
  });

  it('reads an image manifest, whose digest is the one its index names', () => {
    const image = read('manifest');
    if (image.kind !== 'image') throw new Error('no image');
    expect(image.digest).toBe('sha256:9008522cf47b9ce80acad1bbc22f67a0ab9c70c63c1077ab7a43957f7295b1aa');
    expect(image.config.mediaType).toBe('application/vnd.oci.image.config.v1+json');
    expect(compressedSize(image)).toBe(1666 + 1_035_243 + 32 + 146 + 32);
  });

  it('reads an attestation manifest as the index names it', () => {
    const attestation = read('attestation');
    expect(attestation.kind).toBe('image');
    expect(attestation.digest).toBe('sha256:dc791878077e88c15e0f042da16860945473f5df2ea76b590404d0f779165524');
  });

  it('reads a cache manifest as an image of BuildKit', () => {
    const cache = read('cache-manifest');
    expect(cache.kind === 'image' && cache.config.mediaType).toBe('application/vnd.buildkit.cacheconfig.v0');
  });

  test.each([
    {
      name: 'a manifest list of Docker',
      json: {mediaType: 'application/vnd.docker.distribution.manifest.list.v2+json', manifests: []},
      want: 'index'
    },
    {name: 'an index without media type', json: {schemaVersion: 2, manifests: []}, want: 'index'},
    {
      name: 'an index whose manifests are null',
      json: {mediaType: 'application/vnd.oci.image.index.v1+json', manifests: null},
      want: 'index'
    }
  ])('reads $name', ({json, want}) => expect(parseManifest(JSON.stringify(json)).kind).toBe(want));

  test.each([
    {name: 'no JSON', bytes: '<html>', want: 'JSON'},
    {name: 'an answer of errors', bytes: '{"errors":[{"code":"DENIED"}]}', want: 'neither an image index nor'},
    {name: 'a schema 1 manifest', bytes: '{"schemaVersion":1,"fsLayers":[]}', want: 'neither an image index nor'},
    {
      name: 'a descriptor without digest',
      bytes: '{"manifests":[{"mediaType":"x","size":1}]}',
      want: '"undefined" is not a digest'
    }
  ])('refuses $name', ({bytes, want}) => expect(() => parseManifest(bytes)).toThrow(want));

  it('takes arm64/v8 for arm64, and keeps arm/v7', () => {
    const digest = `sha256:${'a'.repeat(64)}`;
    const given = [
      {os: 'linux', architecture: 'arm64', variant: 'v8'},
      {os: 'linux', architecture: 'arm', variant: 'v7'}
    ];
    const index = parseManifest(JSON.stringify({manifests: given.map(platform => ({digest, size: 1, platform}))}));
    expect(index.kind === 'index' && platforms(index.manifests)).toEqual(['linux/arm64', 'linux/arm/v7']);
  });
});
