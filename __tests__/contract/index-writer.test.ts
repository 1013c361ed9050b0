import {beforeEach, describe, expect, it} from 'vitest';
import {createRegistry} from '../../src/adapters/registry.ts';
import {connectRegistries} from '../../src/adapters/registry-connections.ts';
import {createRegistryReader} from '../../src/adapters/registry-http.ts';
import {createManifestWriter} from '../../src/adapters/registry-writer.ts';
import {digestOf} from '../../src/oci/descriptor.ts';
import type {Files} from '../../src/ports/files.ts';
import type {Registry} from '../../src/ports/registry.ts';
import {addImage, addIndex, answerRegistry, emptyRegistry, type RegistryState} from './support/registry-server.ts';
import {type Answered, type Asked, serve} from './support/serve.ts';

const LOGIN = {username: 'ci', password: 'pass:wörd'};
const BASIC = `Basic ${Buffer.from('ci:pass:wörd').toString('base64')}`;
const INDEX_TYPE = 'application/vnd.oci.image.index.v1+json';

type Guard = 'open' | 'basic' | 'token';

let state: RegistryState;
let guard: Guard;
/** Answers to writes of these tags, instead of the registry's own. */
let answers: Readonly<Record<string, Answered>>;
let scopes: string[];
let types: (string | undefined)[];
/** Tokens of this number, and those before, are not good any more. */
let expired: number;

const challenge = (value: string): Answered => ({status: 401, headers: {'www-authenticate': value}});

function answer(asked: Asked, host: string): Answered {
  const {method, url, headers} = asked;
  if (url.pathname === '/token') {
    const scope = url.searchParams.get('scope') ?? '';
    scopes.push(scope);
    const token = `${scope.split(':').at(-1)}-${scopes.length}`;
    return {status: headers.authorization === BASIC ? 200 : 401, body: {token}};
  }
  if (guard === 'basic' && headers.authorization !== BASIC) return challenge('Basic realm="x"');
  const [, actions = '', number = '0'] = /^Bearer ([a-z,]+)-(\d+)$/.exec(headers.authorization ?? '') ?? [];
  const mayDo = actions.startsWith(method === 'PUT' ? 'pull,push' : 'pull') && Number(number) > expired;
  if (guard === 'token' && !mayDo) return challenge(`Bearer realm="http://${host}/token",service="reg"`);
  const refused = answers[url.pathname.split('/').at(-1) ?? ''];
  if (method === 'PUT' && refused) return refused;
  if (method === 'PUT') types.push(headers['content-type']);
  return answerRegistry(state, asked) ?? {status: 404};
}

const {host, asked} = await serve(answer);
const repository = `${host}/acme/hello`;
const writes = (): readonly string[] => asked.filter(line => line.startsWith('PUT '));
const tag = (name: string): string => `${repository}:${name}`;
const put = (name: string): string => `PUT /v2/acme/hello/manifests/${name}`;
const at = (digest: string): string => `${repository}@${digest}`;

/** With what buildx was started for, and what it prints. */
function connect(prints = '', exitCode = 0): {registry: Registry; ran: string[]} {
  const ran: string[] = [];
  const files = {read: async () => undefined} as unknown as Files;
  const logins = [{registry: host, ...LOGIN}];
  const connections = connectRegistries({files, dockerConfig: '/docker', logins, certificates: []});
  const client = {reader: createRegistryReader(connections), writer: createManifestWriter(connections)};
  const process = {
    run: async ({args}: {readonly args: readonly string[]}) => {
      ran.push(args.slice(2).join(' '));
      const stderr = exitCode === 0 ? '' : 'ERROR: 503 Service Unavailable';
      return {exitCode, stdout: `${prints}\n`, stderr, timedOut: false, durationMs: 1};
    }
  };
  return {registry: createRegistry(client, {process, builder: Promise.resolve('b1')}), ran};
}

let [image, index] = ['', ''];
beforeEach(() => {
  state = emptyRegistry();
  image = addImage(state, 'one');
  index = addIndex(state, [image]);
  [guard, answers, scopes, types, expired] = ['open', {}, [], [], 0];
  asked.length = 0;
});

describe('tags of what is in the repository', () => {
  it.each<{login: Guard; scopes: readonly string[]}>([
    {login: 'open', scopes: []},
    {login: 'basic', scopes: []},
    {login: 'token', scopes: ['repository:acme/hello:pull', 'repository:acme/hello:pull,push']}
  ])('are written by HTTP, byte for byte (login: $login)', async ({login, scopes: wanted}) => {
    guard = login;
    const {registry, ran} = connect();
    await registry.tag({tags: ['1.2.3', '1.2'].map(tag), sources: [at(index)], annotations: []});
    await registry.tag({tags: [tag('latest')], sources: [at(index)], annotations: []});
    expect(ran).toEqual([]);
    expect(Object.fromEntries(state.tags)).toEqual({'1.2.3': index, '1.2': index, latest: index});
    expect(new Set(types)).toEqual(new Set([INDEX_TYPE]));
    expect(scopes).toEqual(wanted);
  });

  it('get a new token where the one they had has run out', async () => {
    guard = 'token';
    const {registry, ran} = connect();
    await registry.tag({tags: [tag('1.2.3')], sources: [at(index)], annotations: []});
    expired = scopes.length;
    await registry.tag({tags: ['1', 'latest'].map(tag), sources: [at(index)], annotations: []});
    expect(ran).toEqual([]);
    expect([...state.tags.keys()].sort()).toEqual(['1', '1.2.3', 'latest']);
    expect(scopes.filter(scope => scope.endsWith(':pull,push'))).toHaveLength(2);
  });

  it('are composed by buildx of several, once for all of them', async () => {
    const other = addImage(state, 'two');
    const both = addIndex(state, [image, other]);
    const prints = state.manifests.get(both) ?? '';
    state.manifests.delete(both);
    const {registry, ran} = connect(prints);
    const request = {sources: [at(image), at(other)], annotations: ['index:a=b']};
    await registry.tag({tags: [tag('1.2.3')], ...request});
    await registry.tag({tags: [tag('latest')], ...request});
    expect(ran).toEqual([`create --builder b1 --dry-run --annotation index:a=b ${at(image)} ${at(other)}`]);
    expect(Object.fromEntries(state.tags)).toEqual({'1.2.3': both, latest: both});
  });

  it('hold an image as it is only where that is asked for', async () => {
    const {registry, ran} = connect(state.manifests.get(index));
    await registry.tag({tags: [tag('exact')], sources: [at(image)], annotations: [], exact: true});
    expect(ran).toEqual([]);
    await registry.tag({tags: [tag('index')], sources: [at(image)], annotations: []});
    expect(ran).toEqual([`create --builder b1 --dry-run ${at(image)}`]);
    expect(Object.fromEntries(state.tags)).toEqual({exact: image, index});
  });

  it.each([400, 401, 403, 404, 405, 500, 503])('are left to buildx where they are refused (%i)', async status => {
    answers = {latest: {status}};
    const {registry, ran} = connect();
    await registry.tag({tags: ['1', 'latest', '1.2'].map(tag), sources: [at(index)], annotations: []});
    expect(ran).toEqual([`create --builder b1 --tag ${tag('latest')} ${at(index)}`]);
    expect([...state.tags.keys()].sort()).toEqual(['1', '1.2']);
  });

  it('are left to buildx where the manifest does not tell its media type', async () => {
    const untold = JSON.stringify({schemaVersion: 2, manifests: []});
    state.manifests.set(digestOf(untold), untold);
    const {registry, ran} = connect();
    await registry.tag({tags: [tag('1')], sources: [at(digestOf(untold))], annotations: []});
    expect(ran).toEqual([`create --builder b1 --tag ${tag('1')} ${at(digestOf(untold))}`]);
    expect(writes()).toEqual([]);
  });

  it('are left to buildx where it prints no manifest', async () => {
    const {registry, ran} = connect('a word of a wrapper');
    await registry.tag({tags: [tag('1')], sources: [at(image)], annotations: []});
    expect(ran.at(-1)).toBe(`create --builder b1 --tag ${tag('1')} ${at(image)}`);
  });

  it('are not sent where they cannot be composed, which is tried anew the next time', async () => {
    const {registry, ran} = connect('', 1);
    const writing = () => registry.tag({tags: [tag('1')], sources: [at(image)], annotations: []});
    for (const tries of [1, 2]) {
      await expect(writing()).rejects.toMatchObject({
        message: `Reading ${at(image)} failed: 503 Service Unavailable`,
        cause: {temporary: true, unsent: true}
      });
      expect(ran).toHaveLength(tries);
    }
    expect(writes()).toEqual([]);
  });

  it('may have been sent by an earlier try, whatever becomes of the next', async () => {
    const {registry, ran} = connect('', 1);
    const writing = () => registry.tag({tags: [tag('1')], sources: [at(image)], annotations: []});
    [guard, expired] = ['token', Number.POSITIVE_INFINITY];
    await registry.find(tag('1'));
    await expect(writing()).rejects.not.toHaveProperty('cause.unsent');
    expired = 0;
    await registry.find(tag('1'));
    ran.length = 0;
    await expect(writing()).rejects.toMatchObject({message: expect.stringMatching(/^Reading .* failed/)});
    await expect(writing()).rejects.not.toHaveProperty('cause.unsent');
    expect(ran).toEqual(Array(2).fill(`create --builder b1 --dry-run ${at(image)}`));
  });

  it.each([
    {after: '4', cause: {temporary: true, limited: true, waitMs: 4000}, remedy: /^It was tried again as often/},
    {after: '600', cause: {temporary: true, limited: true, waitMs: 600_000}, remedy: /^It was tried again as often/},
    {
      after: '3600',
      cause: {temporary: false, waitMs: 3_600_000},
      remedy: /left alone for 60 minutes.*Run the job again/
    }
  ])(
    'have to wait as long as the registry says ($after s), and nobody else asks it',
    async ({after, cause, remedy}) => {
      answers = {latest: {status: 429, headers: {'retry-after': after}}};
      const {registry, ran} = connect();
      const writing = registry.tag({tags: ['1', 'latest'].map(tag), sources: [at(index)], annotations: []});
      await expect(writing).rejects.toMatchObject({
        code: 'registry-failed',
        message: `Writing ${tag('latest')} failed: the registry answers 429`,
        remedy: expect.stringMatching(remedy),
        cause
      });
      expect(ran).toEqual([]);
    }
  );

  it('are left to buildx where the registry was not to be reached', async () => {
    const away = '127.0.0.1:2/acme/hello';
    const {registry, ran} = connect();
    await registry.find(`${away}:1`);
    ran.length = 0;
    await registry.tag({tags: [`${away}:1`], sources: [`${away}@${index}`], annotations: []});
    expect(ran).toEqual([`create --builder b1 --tag ${away}:1 ${away}@${index}`]);
  });
});

it('copies from another repository by buildx', async () => {
  const source = `${host}/acme/other@${index}`;
  const {registry, ran} = connect();
  await registry.tag({tags: [tag('1')], sources: [source], annotations: []});
  expect(ran).toEqual([`create --builder b1 --tag ${tag('1')} ${source}`]);
  expect(asked).toEqual([]);
});

describe('an index without a tag', () => {
  it('is written by its digest, and read back', async () => {
    const other = addImage(state, 'two');
    const both = addIndex(state, [image, other]);
    const {registry, ran} = connect(state.manifests.get(both));
    state.manifests.delete(both);
    expect(await registry.upload(repository, {sources: [at(image), at(other)], annotations: []})).toBe(both);
    expect(ran).toEqual([`create --builder b1 --dry-run ${at(image)} ${at(other)}`]);
    expect(asked.slice(-2)).toEqual([put(both), `GET /v2/acme/hello/manifests/${both}`]);
    expect(state.tags.size).toBe(0);
  });

  it('is left to buildx where it is refused', async () => {
    answers = {[index]: {status: 403}};
    const {registry, ran} = connect();
    expect(await registry.upload(repository, {sources: [at(index)], annotations: []})).toBe(index);
    expect(ran).toEqual([`create --builder b1 --tag ${at(index)} ${at(index)}`]);
  });
});
