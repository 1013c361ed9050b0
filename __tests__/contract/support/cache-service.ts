import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {afterAll} from 'vitest';

/** GitHub's cache service: version 2 of its protocol (twirp with JSON), and the blob store that it gives addresses of. */
export interface CacheService {
  /** What the runner gives to the actions of a job on the default branch. */
  readonly env: Readonly<Record<string, string>>;
  /** The same on another ref: its entries are seen there alone, and those of the default branch everywhere. */
  envOf(ref: string): Readonly<Record<string, string>>;
  /** `GetCacheEntryDownloadURL key`, `PUT key`, … in the order they came. */
  readonly asked: string[];
  /** Keys of the finished entries, all or those that begin so. */
  keys(beginning?: string): readonly string[];
  /** From now on every question is refused. */
  refuse(): void;
  /** As if a job of the ref had saved something under this key. */
  plant(key: string, ref?: string): void;
}

const TOKEN = 'runtime-token-of-the-job';
const DEFAULT = 'refs/heads/main';
const SERVICE = '/twirp/github.actions.results.api.v1.CacheService/';

interface Entry {
  readonly key: string;
  readonly version: string;
  readonly scope: string;
  readonly blocks: Map<string, Buffer>;
  content: Buffer;
  finished: boolean;
}

interface Question {
  readonly key: string;
  readonly version: string;
  readonly restore_keys?: readonly string[];
  readonly size_bytes?: string | number;
}

const closing: (() => void)[] = [];
afterAll(() => {
  for (const close of closing) close();
});

/** On loopback, gone after the tests of the file. */
export async function cacheService(): Promise<CacheService> {
  const entries: Entry[] = [];
  const asked: string[] = [];
  let refused = false;

  /** Of the version that was asked for; another one is as good as not there. */
  let planted: string | undefined;
  const isOf = (one: Entry, {version}: Question): boolean => one.version === version || one.version === planted;
  const find = (question: Question, scope: string): Entry | undefined => {
    const seen = entries.filter(one => one.finished && isOf(one, question)).reverse();
    for (const visible of [seen.filter(one => one.scope === scope), seen.filter(one => one.scope === DEFAULT)]) {
      const found =
        visible.find(({key}) => key === question.key) ??
        visible.find(({key}) => question.restore_keys?.some(prefix => key.startsWith(prefix)));
      if (found) return found;
    }
    return undefined;
  };

  const twirp = (method: string, question: Question, host: string, scope: string): Record<string, unknown> => {
    const same = entries.find(one => one.key === question.key && isOf(one, question) && one.scope === scope);
    const id = same ? entries.indexOf(same) : entries.length;
    switch (method) {
      case 'CreateCacheEntry':
        if (same) return {ok: false, message: `cache entry with the same key, version, and scope already exists`};
        entries.push({...question, scope, blocks: new Map(), content: Buffer.alloc(0), finished: false});
        return {ok: true, signed_upload_url: `http://${host}/blobs/cache/${id}?sig=upload-signature`};
      case 'FinalizeCacheEntryUpload':
        if (!same || same.content.length !== Number(question.size_bytes)) return {ok: false, message: 'size mismatch'};
        same.finished = true;
        return {ok: true, entry_id: String(id + 1)};
      case 'GetCacheEntryDownloadURL': {
        const found = find(question, scope);
        const address = `http://${host}/blobs/cache/${found && entries.indexOf(found)}?sig=download`;
        return found
          ? {ok: true, matched_key: found.key, signed_download_url: address}
          : {ok: false, signed_download_url: '', matched_key: ''};
      }
      default:
        throw new Error(`the cache service has no ${method}`);
    }
  };

  /** As Azure's blob storage takes a block blob: whole, or in blocks that a list puts together. */
  const blob = (request: IncomingMessage, url: URL, body: Buffer, response: ServerResponse): void => {
    const entry = entries[Number(url.pathname.split('/').at(-1))];
    if (!entry || !url.searchParams.has('sig')) return void response.writeHead(403).end();
    asked.push(`${request.method} ${entry.key}`);
    if (request.method === 'PUT') {
      const id = url.searchParams.get('blockid');
      if (url.searchParams.get('comp') === 'block' && id !== null) entry.blocks.set(id, body);
      else if (url.searchParams.get('comp') === 'blocklist')
        entry.content = joined(entry.blocks, body.toString('utf8'));
      else entry.content = body;
      return void response.writeHead(201, {etag: '"1"', 'x-ms-request-id': '1'}).end();
    }
    response.writeHead(200, {'content-length': entry.content.length}).end(entry.content);
  };

  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const url = new URL(request.url ?? '', `http://${request.headers.host}`);
      const body = Buffer.concat(parts);
      if (!url.pathname.startsWith(SERVICE)) return blob(request, url, body, response);
      const method = url.pathname.slice(SERVICE.length);
      const question = JSON.parse(body.toString('utf8')) as Question;
      asked.push(`${method} ${question.key}`);
      const [token, scope = DEFAULT] = (request.headers.authorization ?? '').replace(/^Bearer /, '').split(' of ');
      const may = token === TOKEN && !refused;
      const answer = may
        ? twirp(method, question, `${request.headers.host}`, scope)
        : {code: 'permission_denied', msg: 'the token may not use the cache'};
      response.writeHead(may ? 200 : 403, {'content-type': 'application/json'}).end(JSON.stringify(answer));
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const env = {ACTIONS_RESULTS_URL: address, ACTIONS_RUNTIME_TOKEN: TOKEN, ACTIONS_CACHE_SERVICE_V2: 'True'};
  return {
    env,
    envOf: ref => ({...env, ACTIONS_RUNTIME_TOKEN: `${TOKEN} of ${ref}`}),
    asked,
    plant: (key, scope = DEFAULT) => {
      planted = 'of any version';
      entries.push({key, version: planted, scope, blocks: new Map(), content: Buffer.from(key), finished: true});
    },
    keys: (beginning = '') =>
      entries.filter(({key, finished}) => finished && key.startsWith(beginning)).map(({key}) => key),
    refuse: () => {
      refused = true;
    }
  };
}

const joined = (blocks: ReadonlyMap<string, Buffer>, list: string): Buffer =>
  Buffer.concat(
    [...list.matchAll(/<Latest>([^<]+)<\/Latest>/g)].map(([, id = '']) => blocks.get(id) ?? Buffer.alloc(0))
  );
