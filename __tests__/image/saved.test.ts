import {describe, expect, it} from 'vitest';
import {readSavedImage} from '../../src/image/saved.ts';
import {binary, gzipped, inChunks, type TarEntry, tarOf} from './support.ts';

const OPTIONS = {secrets: [], searched: true};
const CONFIG = '{"config": {"User": "app"}}';
const lower = () => tarOf({name: 'bin/a', content: binary('amd64'), mode: 0o755});
const upper = () => tarOf({name: 'bin/b', content: binary('arm64'), mode: 0o755});
const manifest = (config: string, ...layers: readonly string[]): TarEntry => ({
  name: 'manifest.json',
  content: JSON.stringify([{Config: config, RepoTags: null, Layers: layers}])
});

const read = async (...entries: readonly TarEntry[]) => {
  const {config, layers} = await readSavedImage(inChunks(await tarOf(...entries)), OPTIONS);
  return {config, layers: layers.map(layer => [...layer.entries.keys()])};
};
const WANT = {config: CONFIG, layers: [['bin/a'], ['bin/b']]};

describe('the tar of an engine', () => {
  it('with the containerd store: blobs as they were pushed', async () => {
    expect(
      await read(
        {name: 'blobs/', folder: true},
        {name: 'blobs/sha256/1', content: await gzipped(await upper())},
        {name: 'blobs/sha256/2', content: CONFIG},
        {name: 'blobs/sha256/3', content: await gzipped(await lower())},
        {name: 'index.json', content: '{}'},
        manifest('blobs/sha256/2', 'blobs/sha256/3', 'blobs/sha256/1'),
        {name: 'oci-layout', content: '{"imageLayoutVersion":"1.0.0"}'}
      )
    ).toEqual(WANT);
  });

  it('with the classic store: unpacked blobs', async () => {
    expect(
      await read(
        {name: 'blobs/sha256/1', content: await upper()},
        {name: 'blobs/sha256/3', content: await lower()},
        {name: 'blobs/sha256/2', content: CONFIG},
        manifest('blobs/sha256/2', 'blobs/sha256/3', 'blobs/sha256/1')
      )
    ).toEqual(WANT);
  });

  it('before Docker 25: a folder for each layer, the same one only once', async () => {
    expect(
      await read(
        {name: 'abc.json', content: CONFIG},
        {name: '1/VERSION', content: '1.0'},
        {name: '1/json', content: '{}'},
        {name: '1/layer.tar', content: await lower()},
        {name: '2/layer.tar', content: await upper()},
        {name: '3/layer.tar', link: '../1/layer.tar'},
        manifest('abc.json', '1/layer.tar', '2/layer.tar', '3/layer.tar')
      )
    ).toEqual({...WANT, layers: [...WANT.layers, ['bin/a']]});
  });

  it.each([
    {name: 'without a manifest', entries: [{name: 'x.json', content: '{}'}]},
    {name: 'without its config', entries: [manifest('nowhere')]},
    {name: 'without a layer of it', entries: [{name: 'c', content: CONFIG}, manifest('c', 'nowhere')]}
  ])('is refused $name', async ({entries}) => {
    await expect(read(...entries)).rejects.toThrow(/the engine saved no/);
  });
});
