import {randomBytes} from 'node:crypto';
import {describe, expect, it} from 'vitest';
import {decompress} from '../../src/image/decompress.ts';
import {normalPath, scanLayer} from '../../src/image/scan-layer.ts';
import {binary, gzipped, inChunks, scan, tarOf, zstd} from './support.ts';

const QUIET = {secrets: [], searched: false};

describe('a layer', () => {
  const entries = [
    {name: 'usr/bin/', folder: true},
    {name: './usr/bin/tool', content: binary('arm64'), mode: 0o755},
    {name: '/usr/bin/run', content: '#!/usr/bin/env python3\nprint()\n', mode: 0o755},
    {name: 'usr/bin/python', link: 'python3'},
    {name: 'usr/bin/same', hardlink: './usr/bin/tool'},
    {name: 'etc/data', content: 'x'.repeat(5000)},
    {name: 'etc/passwd', content: 'root:x:0:0::/:/bin/sh\n'},
    {name: 'opt/.wh..wh..opq'},
    {name: 'srv/.wh.old'},
    {name: `${'long/'.repeat(60)}name`, content: 'y', mode: 0o700}
  ];

  it.each([
    {name: 'plain', pack: async (tar: Buffer) => tar},
    {name: 'gzip', pack: gzipped},
    {name: 'gzip in parts', pack: async (tar: Buffer) => parts(tar, gzipped)},
    {name: 'zstd', pack: zstd},
    {name: 'zstd in parts, with frames to skip', pack: async (tar: Buffer) => parts(tar, zstd, skippable())}
  ])('is read whole ($name)', async ({pack}) => {
    const packed = await pack(await tarOf(...entries));
    for (const size of [1, 511, 70_000]) {
      const {entries: found, removed, opaque, passwd} = await scanLayer(inChunks(packed, size), QUIET);
      expect(Object.fromEntries(found)).toEqual({
        'usr/bin/tool': {kind: 'program', program: {architecture: 'arm64'}},
        'usr/bin/run': {kind: 'program', program: {script: '/usr/bin/env python3'}},
        'usr/bin/python': {kind: 'symlink', target: 'python3'},
        'usr/bin/same': {kind: 'hardlink', target: 'usr/bin/tool'},
        'etc/data': {kind: 'other'},
        'etc/passwd': {kind: 'other'},
        [`${'long/'.repeat(60)}name`]: {kind: 'program', program: {}}
      });
      expect([...removed]).toEqual(['srv/old']);
      expect([...opaque]).toEqual(['opt']);
      expect(passwd).toBe('root:x:0:0::/:/bin/sh\n');
    }
  });

  it.each([
    {name: 'no tar', bytes: async () => Buffer.from('not a tar'.repeat(200))},
    {name: 'a gzip that breaks off', bytes: async () => (await gzipped(randomBytes(50_000))).subarray(0, 20_000)},
    {name: 'a zstd that breaks off', bytes: async () => (await zstd(randomBytes(50_000))).subarray(0, 20_000)},
    {
      name: 'a tar that breaks off',
      bytes: async () => (await tarOf({name: 'a', content: 'x'.repeat(5000)})).subarray(0, 2000)
    }
  ])('is refused where it is $name', async ({bytes}) => {
    await expect(scanLayer(inChunks(await bytes()), QUIET)).rejects.toThrow();
  });

  it('may have nothing in it', async () => {
    const {entries: found} = await scanLayer(inChunks(await gzipped(Buffer.alloc(1024))), QUIET);
    expect(found.size).toBe(0);
  });

  it('tells the error of what it is read from', async () => {
    const packed = await gzipped(await tarOf(...entries));
    const broken = async function* () {
      yield packed.subarray(0, 100);
      throw new Error('connection reset');
    };
    await expect(scanLayer(broken(), QUIET)).rejects.toThrow('connection reset');
  });
});

async function parts(
  tar: Buffer,
  pack: (part: Buffer) => Promise<Buffer>,
  between: Buffer = Buffer.alloc(0)
): Promise<Buffer> {
  const cut = [0, 700, 2048, tar.length];
  const packed = await Promise.all(cut.slice(1).map((end, index) => pack(tar.subarray(cut[index], end))));
  return Buffer.concat([between, ...packed.flatMap(part => [part, between])]);
}

const skippable = (): Buffer => Buffer.concat([Buffer.from([0x50, 0x2a, 0x4d, 0x18, 3, 0, 0, 0]), Buffer.from('abc')]);

it('unpacks what is larger than any buffer on the way', async () => {
  const content = randomBytes(3_000_000);
  for (const pack of [gzipped, zstd]) {
    let size = 0;
    for await (const chunk of await decompress(inChunks(await pack(content), 100_000))) size += chunk.length;
    expect(size).toBe(content.length);
  }
});

describe('secrets', () => {
  const PEM = `-----BEGIN RSA PRIVATE KEY-----\n${'QUJD'.repeat(30)}\n-----END RSA PRIVATE KEY-----\n`;

  it('are found in files of any name, and in those alone that have them', async () => {
    const {leaks} = await scan(
      [
        {
          name: 'app/config.bin',
          content: Buffer.concat([randomBytes(100), Buffer.from('hunter2hunter2'), randomBytes(9)])
        },
        {name: 'app/run', content: '#!/bin/sh\ncurl -H token:hunter2hunter2\n', mode: 0o755},
        {name: 'app/other', content: 'hunter2'},
        {name: 'app/large', content: `${'x'.repeat(1_048_576)}hunter2hunter2`}
      ],
      'hunter2hunter2'
    );
    expect(leaks).toEqual(['app/config.bin', 'app/run']);
  });

  it('are not looked for where nobody wants to know', async () => {
    const tar = await tarOf({name: '.npmrc', content: '_authToken=hunter2hunter2'});
    const found = await scanLayer(inChunks(tar), {secrets: [Buffer.from('hunter2hunter2')], searched: false});
    expect(found).toMatchObject({leaks: [], secretFiles: []});
  });

  it.each([
    {path: 'app/server.key', content: PEM, want: 'a private key'},
    {path: 'app/bundle.txt', content: `-----BEGIN CERTIFICATE-----\nx\n${PEM}`, want: 'a private key'},
    {path: 'app/node_modules/x/server.key', content: PEM},
    {path: 'usr/lib/python3/dist-packages/x/key.pem', content: PEM},
    {path: 'app/tests/key.pem', content: PEM},
    {path: 'app/pem.js', content: 'if (x.includes("-----BEGIN PRIVATE KEY-----")) y()'},
    {path: 'app/server.crt', content: '-----BEGIN CERTIFICATE-----\nQUJD'},
    {path: 'app/.env', content: 'PORT=1\nexport DB_PASSWORD="x"\n', want: 'variables with secrets'},
    {path: 'app/.env.production', content: 'API_KEY=abc', want: 'variables with secrets'},
    {path: 'app/.env', content: 'PORT=1\nDEBUG=true\n'},
    {path: 'app/.env', content: 'API_KEY=\nTOKEN=$TOKEN\nSECRET=<yours>\n'},
    {path: 'app/.env.example', content: 'API_KEY=abc'},
    {path: 'root/.npmrc', content: '//registry.npmjs.org/:_authToken=npm_x', want: 'a token of npm'},
    {path: 'root/.npmrc', content: `//registry.npmjs.org/:_authToken=$${'{NPM_TOKEN}'}\nfund=false`},
    {path: 'root/.pypirc', content: '[pypi]\nusername = a\npassword = b\n', want: 'a password of PyPI'},
    {path: 'root/.netrc', content: 'machine x login a password b', want: 'a password'},
    {path: 'root/.git-credentials', content: 'https://me:tok@github.com', want: 'a login of Git'},
    {path: 'root/.aws/credentials', content: '[default]\naws_secret_access_key = abc', want: 'a key of AWS'},
    {path: 'root/.docker/config.json', content: '{"auths": {"x": {"auth": "YTpi"}}}', want: 'a login of a registry'},
    {path: 'root/.docker/config.json', content: '{"auths": {"x": {}}, "credsStore": "y"}'}
  ])('in $path: $want', async ({path, content, want}) => {
    const {secretFiles} = await scan([{name: path, content}]);
    expect(secretFiles).toEqual(want === undefined ? [] : [{path, what: want}]);
  });
});

it.each([
  ['./usr/bin/', 'usr/bin'],
  ['/usr//bin', 'usr//bin'],
  ['.', ''],
  ['./.', ''],
  ['.hidden/a', '.hidden/a'],
  ['../a', '../a']
])('takes %s for %s', (path, want) => {
  expect(normalPath(path)).toBe(want);
});
