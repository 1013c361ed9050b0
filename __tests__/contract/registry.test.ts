import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {afterAll, beforeAll, beforeEach, describe, expect, it} from 'vitest';
import {createRegistry} from '../../src/adapters/registry.ts';
import {connectRegistries} from '../../src/adapters/registry-connections.ts';
import {createRegistryReader} from '../../src/adapters/registry-http.ts';
import {ActionError} from '../../src/errors.ts';
import {parseReference} from '../../src/oci/reference.ts';
import type {Files} from '../../src/ports/files.ts';
import type {Command, CommandResult, Process} from '../../src/ports/process.ts';
import {createRetries, retryBy} from '../../src/stages/retries.ts';
import {manualClock} from '../stages/support.ts';
import {cli} from './cli.ts';
import {noWriter} from './support/no-writer.ts';

const INDEX_DIGEST = 'sha256:be4d36510d7a6643c22a787dde447fc1f6211ef661f2f60fad28d3c848a31cbd';
const LOGIN = Buffer.from('ci:pässword').toString('base64');

/** A registry of the OCI distribution protocol that holds one index, in three ways of logging in. */
describe('reading a registry', () => {
  let server: Server;
  let host = '';
  let asked: string[] = [];
  /** Statuses of the next answers; 0 cuts the connection. */
  let trouble: number[] = [];
  beforeAll(async () => {
    server = createServer(({url = '', headers}, answer) => {
      asked.push(`${url} ${headers.authorization ?? ''}`.trim());
      const status = trouble.shift();
      if (status === 0) return answer.destroy();
      if (status !== undefined) return answer.writeHead(status, {'retry-after': '4'}).end();
      const index = () => answer.writeHead(200).end(cli('registry/index.json'));
      const refuse = (challenge: string) => answer.writeHead(401, {'www-authenticate': challenge}).end();
      if (url.startsWith('/token')) return answer.end(JSON.stringify({token: 'tkn'}));
      if (url.startsWith('/v2/open/')) return index();
      if (url.startsWith('/v2/basic/'))
        return headers.authorization === `Basic ${LOGIN}` ? index() : refuse('Basic realm="x"');
      if (url.startsWith('/v2/token/')) {
        const challenge = `Bearer realm="http://${host}/token",service="reg"`;
        return headers.authorization === 'Bearer tkn' ? index() : refuse(challenge);
      }
      if (url.startsWith('/v2/stored/')) {
        // By its other name the same server is another host.
        const location = `http://localhost:${host.split(':')[1]}/storage/${INDEX_DIGEST}?signature=x`;
        return headers.authorization ? answer.writeHead(307, {location}).end() : refuse('Basic realm="x"');
      }
      if (url.startsWith('/storage/')) return index();
      if (url.startsWith('/v2/forbidden/')) return answer.writeHead(403).end();
      if (url.startsWith('/v2/plain/')) return refuse('Bearer realm="http://token.example/token"');
      return answer.writeHead(404).end('{"errors":[]}');
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());
  beforeEach(() => {
    asked = [];
    trouble = [];
  });

  const filesWith = (auths: object): Files =>
    ({read: async (path: string) => (path === '/docker/config.json' ? JSON.stringify({auths}) : undefined)}) as Files;
  const connect = (auths: object) =>
    connectRegistries({files: filesWith(auths), dockerConfig: '/docker', logins: [], certificates: []});
  const reader = (auths: object = {[host]: {auth: LOGIN}}) => createRegistryReader(connect(auths));
  const read = (path: string, from = reader()) => from.manifest(parseReference(`${host}/${path}`));

  it('gives the bytes as they are', async () => {
    expect(await read('open/app:1.2.3')).toBe(cli('registry/index.json'));
    expect(asked).toEqual(['/v2/open/app/manifests/1.2.3']);
  });

  it('asks by digest', async () => {
    await read(`open/app@${INDEX_DIGEST}`);
    expect(asked).toEqual([`/v2/open/app/manifests/${INDEX_DIGEST}`]);
  });

  it('logs in with user and password where it is asked to', async () => {
    expect(await read('basic/app:1')).toBe(cli('registry/index.json'));
    expect(asked).toEqual(['/v2/basic/app/manifests/1', `/v2/basic/app/manifests/1 Basic ${LOGIN}`]);
  });

  it('gets a token for the repository, once', async () => {
    const one = reader();
    expect(await read('token/app:1', one)).toBe(cli('registry/index.json'));
    expect(await read('token/app:2', one)).toBe(cli('registry/index.json'));
    const tokens = asked.filter(line => line.startsWith('/token'));
    expect(tokens).toEqual([`/token?service=reg&scope=repository%3Atoken%2Fapp%3Apull Basic ${LOGIN}`]);
  });

  it('gets a token without a login too', async () => {
    expect(await read('token/app:1', reader({}))).toBe(cli('registry/index.json'));
  });

  describe('streams a blob', () => {
    const stream = async (path: string, from = reader()) => {
      const blob = await from.stream(parseReference(`${host}/${path}@${INDEX_DIGEST}`), new AbortController().signal);
      if (!blob) return undefined;
      const chunks: Uint8Array[] = [];
      for await (const chunk of blob) chunks.push(chunk);
      return Buffer.concat(chunks).toString('utf8');
    };

    it('with the login of the registry', async () => {
      expect(await stream('basic/app')).toBe(cli('registry/index.json'));
    });

    it('from the storage that the registry names, which gets no login', async () => {
      expect(await stream('stored/app')).toBe(cli('registry/index.json'));
      expect(asked.slice(-2)).toEqual([
        `/v2/stored/app/blobs/${INDEX_DIGEST} Basic ${LOGIN}`,
        `/storage/${INDEX_DIGEST}?signature=x`
      ]);
    });

    it.each(['missing/app', 'basic/app'])('only where it can (%s)', async path => {
      expect(await stream(path, reader({}))).toBeUndefined();
    });
  });

  it('sends no login in the clear to another host', async () => {
    expect(await read('plain/app:1')).toBeUndefined();
    expect(asked).toEqual(['/v2/plain/app/manifests/1']);
  });

  it.each([
    {name: 'what is not there', path: 'none/app:1', auths: {}},
    {name: 'a login that is not known', path: 'basic/app:1', auths: {}},
    {name: 'a login of another registry', path: 'basic/app:1', auths: {'127.0.0.1': {auth: 'eDp5'}}}
  ])('cannot tell of $name', async ({path, auths}) => {
    expect(await read(path, reader(auths))).toBeUndefined();
  });

  describe('that fails for a while', () => {
    const patient = () => {
      const lines: string[] = [];
      const clock = manualClock();
      const signal = new AbortController().signal;
      const made = createRetries(2, {clock, signal, workflow: {info: line => lines.push(line)}});
      const retry = retryBy(made.policy('read', 'Request'));
      return {lines, clock, reader: createRegistryReader(connect({}), retry)};
    };

    it.each([
      {name: '503', trouble: [503], words: /answers 503$/},
      {name: '429', trouble: [429], words: /answers 429$/},
      {name: 'a token service that answers 500', trouble: [500], words: /answers 500$/, path: 'token/app:1'},
      {name: 'two resets', trouble: [0, 0], words: /: /}
    ])('asks again after $name', async ({trouble: given, words, path = 'open/app:1'}) => {
      const {lines, reader: one} = patient();
      await one.manifest(parseReference(`${host}/${path}`));
      trouble = [...given];
      expect(await one.manifest(parseReference(`${host}/${path}`))).toBe(cli('registry/index.json'));
      expect(lines).toHaveLength(given.length);
      expect(lines[0]).toMatch(words);
    });

    it('waits as long as it is told', async () => {
      const {clock, reader: one} = patient();
      trouble = [429];
      await one.manifest(parseReference(`${host}/open/app:1`));
      expect(clock.sleeps[0]).toBeGreaterThan(4000);
    });

    it('says so in the end, and that was that', async () => {
      trouble = [503, 503, 503];
      const {lines, reader: one} = patient();
      const asking = one.manifest(parseReference(`${host}/open/app:1`));
      await expect(asking).rejects.toMatchObject({message: `${host} answers 503`, code: 'registry-failed'});
      expect(lines).toHaveLength(2);
    });
  });

  it('cannot tell where nobody answers', async () => {
    expect(await reader().manifest(parseReference('127.0.0.1:1/app:1'))).toBeUndefined();
  });

  it.each([
    {
      name: 'nobody is there',
      reference: () => '127.0.0.1:2/app:1',
      want: 'it cannot be reached (connect ECONNREFUSED 127.0.0.1:2)'
    },
    {
      name: 'no login is known',
      reference: () => `${host}/plain/app:1`,
      want: 'it wants a login, and none that is known here will do'
    },
    {name: 'it refuses', reference: () => `${host}/forbidden/app:1`, want: 'it answers 403'}
  ])('says why it cannot tell what a tag points at, where $name', async ({reference, want}) => {
    const target = await createRegistry({reader: reader(), writer: noWriter}, undefined).target(reference());
    expect(target).toEqual({state: 'unreadable', reason: want});
  });

  it('has no reason where it was answered', async () => {
    const one = reader();
    const where = parseReference(`${host}/open/app:1`);
    await one.find({...where, path: 'forbidden/app'});
    await one.find(where);
    expect([one.silence(where), one.silence({...where, path: 'forbidden/app'})]).toEqual([undefined, 'it answers 403']);
  });

  describe('and asking buildx where that cannot tell', () => {
    const answer = (exitCode: number, stdout: string, stderr: string): CommandResult => ({
      exitCode,
      stdout,
      stderr,
      timedOut: false,
      durationMs: 1
    });
    const buildx = (result: CommandResult): Process & {readonly ran: Command[]} => {
      const ran: Command[] = [];
      return {
        ran,
        run: async command => {
          ran.push(command);
          return result;
        }
      };
    };
    const nothing = async () => undefined;
    const silent = {
      ...{manifest: nothing, find: nothing, blob: nothing, stream: nothing, tags: nothing},
      silence: () => 'it cannot be reached'
    };
    const builtWith = (process: Process) => ({process, builder: Promise.resolve('b1')});

    it('reads the digest of what came, by either way', async () => {
      const process = buildx(answer(0, cli('registry/index.json'), ''));
      const byBuildx = await createRegistry({reader: silent, writer: noWriter}, builtWith(process)).manifest(
        'ghcr.io/acme/hello:1.2.3'
      );
      const byHttp = await createRegistry({reader: reader(), writer: noWriter}, builtWith(process)).manifest(
        `${host}/open/app:1.2.3`
      );
      expect([byBuildx.digest, byHttp.digest]).toEqual([INDEX_DIGEST, INDEX_DIGEST]);
      expect(process.ran.map(({args}) => args.at(-1))).toEqual(['ghcr.io/acme/hello:1.2.3']);
    });

    it.each([
      {name: 'imagetools-missing', message: /^Reading a\/b:1 failed: .* not found$/, temporary: false},
      {name: 'imagetools-401', message: /401 Unauthorized$/, temporary: false},
      {name: 'push-503', message: /503 Service Unavailable$/, temporary: true}
    ])('explains $name', async ({name, message, temporary}) => {
      const registry = createRegistry(
        {reader: silent, writer: noWriter},
        builtWith(buildx(answer(1, '', cli(`errors/${name}.txt`))))
      );
      const error = await registry.manifest('a/b:1').catch((thrown: unknown) => thrown);
      if (!(error instanceof ActionError)) throw new Error('no error of the action');
      expect(error.code).toBe('registry-failed');
      expect(error.message).toMatch(message);
      expect(error.remedy).toMatch(/\S/);
      expect(error.cause).toMatchObject({temporary});
    });

    it('explains a tag that could not be written', async () => {
      const registry = createRegistry(
        {reader: silent, writer: noWriter},
        builtWith(buildx(answer(1, '', cli('errors/imagetools-create-401.txt'))))
      );
      const request = {tags: ['a/b:1', 'a/b:2'], sources: ['a/b@sha256:c'], annotations: []};
      await expect(registry.tag(request)).rejects.toThrow(/^Writing a\/b:1, a\/b:2 failed: copy .*401 Unauthorized$/);
    });
  });
});
