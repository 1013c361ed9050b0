import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {afterAll} from 'vitest';

/** GitHub's cache service: version 2 of its protocol (twirp with JSON), and the blob store that it gives addresses of. */
export interface CacheService {
  /** What the runner gives to the actions of a job. */
  readonly env: Readonly<Record<string, string>>;
  /** `GetCacheEntryDownloadURL key`, `PUT key`, … in the order they came. */
  readonly asked: string[];
  /** Keys of the finished entries. */
  keys(): readonly string[];
  /** From now on every question is refused. */
  refuse(): void;
}

const TOKEN = 'runtime-token-of-the-job';
const SERVICE = '/twirp/github.actions.results.api.v1.CacheService/';

interface Entry {
  readonly key: string;
  readonly version: string;
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

  /** The key itself, else the newest entry that begins with one of the others. */
  const found = ({key, version, restore_keys: beginnings = []}: Question, host: string): Record<string, unknown> => {
    const usable = entries.filter(entry => entry.finished && entry.version === version);
    const entry =
      usable.find(one => one.key === key) ??
      usable.findLast(one => beginnings.some(beginning => one.key.startsWith(beginning)));
    if (!entry) return {ok: false, signed_download_url: '', matched_key: ''};
    const url = `http://${host}/blobs/cache/${entries.indexOf(entry)}?sig=download`;
    return {ok: true, matched_key: entry.key, signed_download_url: url};
  };

  const twirp = (method: string, question: Question, host: string): Record<string, unknown> => {
    const same = entries.find(({key, version}) => key === question.key && version === question.version);
    const id = same ? entries.indexOf(same) : entries.length;
    switch (method) {
      case 'CreateCacheEntry':
        if (same) return {ok: false, message: `cache entry with the same key, version, and scope already exists`};
        entries.push({...question, blocks: new Map(), content: Buffer.alloc(0), finished: false});
        return {ok: true, signed_upload_url: `http://${host}/blobs/cache/${id}?sig=upload-signature`};
      case 'FinalizeCacheEntryUpload':
        if (!same || same.content.length !== Number(question.size_bytes)) return {ok: false, message: 'size mismatch'};
        same.finished = true;
        return {ok: true, entry_id: String(id + 1)};
      case 'GetCacheEntryDownloadURL':
        return found(question, host);
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
      const may = request.headers.authorization === `Bearer ${TOKEN}` && !refused;
      const answer = may
        ? twirp(method, question, `${request.headers.host}`)
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
  return {
    env: {ACTIONS_RESULTS_URL: address, ACTIONS_RUNTIME_TOKEN: TOKEN, ACTIONS_CACHE_SERVICE_V2: 'True'},
    asked,
    keys: () => entries.filter(({finished}) => finished).map(({key}) => key),
    refuse: () => {
      refused = true;
    }
  };
}

const joined = (blocks: ReadonlyMap<string, Buffer>, list: string): Buffer =>
  Buffer.concat(
    [...list.matchAll(/<Latest>([^<]+)<\/Latest>/g)].map(([, id = '']) => blocks.get(id) ?? Buffer.alloc(0))
  );
