import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {afterAll, beforeAll, beforeEach, describe, expect, it, test} from 'vitest';
import {createRegistry} from '../../src/adapters/registry.ts';
import {connectRegistries} from '../../src/adapters/registry-connections.ts';
import {createRegistryReader} from '../../src/adapters/registry-http.ts';
import type {RegistryLogin} from '../../src/inputs/settings.ts';
import {digestOf} from '../../src/oci/descriptor.ts';
import {labelsIn} from '../../src/oci/image-labels.ts';
import type {Files} from '../../src/ports/files.ts';
import type {CommandResult, Process} from '../../src/ports/process.ts';
import type {Registry} from '../../src/ports/registry.ts';
import {cli} from './cli.ts';
import {noWriter} from './support/no-writer.ts';

const REVISION = 'org.opencontainers.image.revision';
const VERSION = 'org.opencontainers.image.version';
const MANIFEST_TYPE = 'application/vnd.oci.image.manifest.v1+json';
const LOGIN = {registry: '', username: 'ci', password: 'pass:wörd'};
const BASIC = `Basic ${Buffer.from('ci:pass:wörd').toString('base64')}`;

const config = JSON.stringify({config: {Labels: {[REVISION]: 'of-the-config', [VERSION]: '1.2.3'}}});
const descriptor = (bytes: string, more = {}) => ({
  mediaType: MANIFEST_TYPE,
  digest: digestOf(bytes),
  size: 1,
  ...more
});
const image = (annotations?: object): string =>
  JSON.stringify({mediaType: MANIFEST_TYPE, config: descriptor(config), layers: [], ...(annotations && {annotations})});
const index = (...images: readonly string[]): string =>
  JSON.stringify({
    manifests: [
      descriptor('attestation', {platform: {os: 'unknown', architecture: 'unknown'}}),
      ...images.map(bytes => descriptor(bytes, {platform: {os: 'linux', architecture: 'amd64'}}))
    ]
  });

const plain = image();
const annotated = image({[REVISION]: 'of-the-manifest', [VERSION]: 'main'});
const MANIFESTS: Readonly<Record<string, string>> = Object.fromEntries([
  ['plain', plain],
  ['annotated', annotated],
  ['index', index(annotated)],
  ['plain-index', index(plain)],
  ['empty-index', index()],
  ...[plain, annotated].map(bytes => [digestOf(bytes), bytes] as const)
]);
const TAGS = Array.from({length: 25}, (_, at) => `1.${at}.0`);

describe('what a tag points at', () => {
  let server: Server;
  let host = '';
  let asked: string[] = [];
  let expired = false;
  beforeAll(async () => {
    server = createServer(({url = '', headers}, answer) => {
      asked.push(url);
      const {pathname, searchParams} = new URL(url, 'http://x');
      if (url.startsWith('/token')) {
        const good = headers.authorization === BASIC;
        return answer.writeHead(good ? 200 : 401).end(JSON.stringify({token: `tkn-${asked.length}`}));
      }
      if (pathname.startsWith('/v2/private/') && (expired || !headers.authorization?.startsWith('Bearer tkn'))) {
        expired = false;
        return answer.writeHead(401, {'www-authenticate': `Bearer realm="http://${host}/token"`}).end();
      }
      if (pathname.startsWith('/v2/broken/')) return answer.writeHead(500).end('{}');
      const [, kind, name = ''] = /\/(manifests|blobs|tags)\/(.*)$/.exec(pathname) ?? [];
      if (kind === 'tags' && pathname.startsWith('/v2/none/')) return answer.writeHead(404).end('{}');
      if (kind === 'tags') {
        const from = Number(searchParams.get('last') ?? 0);
        const next = `<${pathname}?n=10&last=${from + 10}>; rel="next"`;
        answer.writeHead(200, from + 10 < TAGS.length ? {link: next} : {});
        return answer.end(JSON.stringify({tags: TAGS.slice(from, from + 10)}));
      }
      if (kind === 'blobs') return answer.end(config);
      const found = MANIFESTS[name];
      return found === undefined ? answer.writeHead(404).end('{}') : answer.end(found);
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());
  beforeEach(() => {
    asked = [];
    expired = false;
  });

  const noFiles = {read: async () => undefined} as unknown as Files;
  const connect = (logins: readonly RegistryLogin[]) =>
    connectRegistries({files: noFiles, dockerConfig: '/docker', logins, certificates: []});
  const registry = (buildx?: CommandResult): Registry => {
    const process: Process = {run: async () => buildx ?? result(1, '', 'ERROR: 500 Internal Server Error')};
    const reader = createRegistryReader(connect([{...LOGIN, registry: host}]));
    return createRegistry({reader, writer: noWriter}, {process, builder: Promise.resolve('b1')});
  };
  const result = (exitCode: number, stdout: string, stderr = ''): CommandResult => ({
    exitCode,
    stdout,
    stderr,
    timedOut: false,
    durationMs: 1
  });

  test.each([
    {
      name: 'an image with annotations',
      tag: 'annotated',
      want: {revision: 'of-the-manifest', version: 'main'},
      asks: 1
    },
    {name: 'an image with labels', tag: 'plain', want: {revision: 'of-the-config', version: '1.2.3'}, asks: 2},
    {name: 'an index', tag: 'index', want: {revision: 'of-the-manifest', version: 'main'}, asks: 2},
    {
      name: 'an index of images with labels',
      tag: 'plain-index',
      want: {revision: 'of-the-config', version: '1.2.3'},
      asks: 3
    }
  ])('is told by $name', async ({tag, want, asks}) => {
    expect(await registry().target(`${host}/open/app:${tag}`)).toEqual({
      ...{state: 'found', digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/)},
      ...want
    });
    expect(asked).toHaveLength(asks);
  });

  it('may be nothing', async () => {
    expect(await registry().target(`${host}/open/app:none`)).toEqual({state: 'absent'});
  });

  test.each([
    {
      name: 'its labels',
      answer: result(0, cli('registry/images-by-platform.json')),
      want: {state: 'found', version: '1.2.3'}
    },
    {
      name: 'that it is not there',
      answer: result(1, '', cli('errors/imagetools-missing.txt')),
      want: {state: 'absent'}
    },
    {
      name: 'why it cannot be read',
      answer: result(1, '', cli('errors/imagetools-401.txt')),
      want: {state: 'unreadable', reason: expect.stringMatching(/401 Unauthorized$/)}
    }
  ])('is told by buildx where HTTP does not: $name', async ({answer, want}) => {
    expect(await registry(answer).target(`${host}/broken/app:1`)).toMatchObject(want);
    expect(await registry(answer).target(`${host}/open/app:empty-index`)).toMatchObject(want);
  });

  it('cannot be told where there is no builder either', async () => {
    const reader = createRegistryReader(connect([]));
    const target = await createRegistry({reader, writer: noWriter}, undefined).target(`${host}/broken/app:1`);
    expect(target).toMatchObject({
      state: 'unreadable',
      reason: expect.stringMatching(/^127\.0\.0\.1:\d+ answers 500$/)
    });
  });

  it('gets a new token when the old one has run out', async () => {
    const one = registry();
    expect(await one.target(`${host}/private/app:annotated`)).toMatchObject({state: 'found'});
    expired = true;
    expect(await one.target(`${host}/private/app:annotated`)).toMatchObject({state: 'found'});
    expect(asked.filter(url => url.startsWith('/token'))).toHaveLength(2);
  });

  test.each([
    {name: 'every page of them', path: 'open/app', want: TAGS, asks: 3},
    {name: 'none of a repository that is not there', path: 'none/app', want: [], asks: 1},
    {name: 'nothing where the registry fails', path: 'broken/app', want: undefined, asks: 1}
  ])('lists tags: $name', async ({path, want, asks}) => {
    expect(await registry().tags(`${host}/${path}`)).toEqual(want);
    expect(asked).toHaveLength(asks);
  });
});

test.each([
  {name: 'one image', file: 'image-config'},
  {name: 'images by platform', file: 'images-by-platform'}
])('reads labels that buildx prints of $name', ({file}) => {
  expect(labelsIn(cli(`registry/${file}.json`))).toMatchObject({
    [REVISION]: '0123456789abcdef0123456789abcdef01234567',
    [VERSION]: '1.2.3'
  });
});
