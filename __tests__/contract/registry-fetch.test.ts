import {copyFileSync, mkdirSync, readFileSync} from 'node:fs';
import {createServer as createPlain, type ServerResponse} from 'node:http';
import {createServer} from 'node:https';
import type {AddressInfo} from 'node:net';
import {join} from 'node:path';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {diskFiles} from '../../src/adapters/files.ts';
import {send} from '../../src/adapters/packages/requests.ts';
import {createRegistryFetch, type Fetch} from '../../src/adapters/registry-fetch.ts';
import {classifyError} from '../../src/adapters/temporary.ts';
import {makeCertificates} from '../e2e/support/certificates.ts';
import {temporaryFolder} from '../e2e/support/folders.ts';

const {ca, key, certificate} = makeCertificates('127.0.0.1');
const asked: string[] = [];
const note = (text: string, authorization: string | undefined): void => {
  asked.push(`${text} ${authorization ?? ''}`.trim());
};
const plain = createPlain(({url = '', headers}, answer) => {
  note(`plain ${url}`, headers.authorization);
  answer.end('stored');
});
const server = createServer(
  {key: readFileSync(key), cert: readFileSync(certificate)},
  ({method, url = '', headers}, answer) => {
    note(`${method} ${url}`, headers.authorization);
    const to = (location: string) => answer.writeHead(307, {location}).end();
    if (url === '/moved') return to('/here');
    if (url === '/stored') return to(`http://127.0.0.1:${(plain.address() as AddressInfo).port}/blob`);
    if (url === '/round') return to('/round');
    if (url === '/nothing') return answer.writeHead(204).end();
    return echo(answer);
  }
);

function echo(answer: ServerResponse): ServerResponse {
  let body = '';
  answer.req.on('data', (part: Buffer) => {
    body += part;
  });
  answer.req.on('end', () =>
    answer.writeHead(200, {'x-asked': `${answer.req.method}`}).end(`${answer.req.url} ${body}`)
  );
  return answer;
}

let host = '';

beforeAll(async () => {
  for (const one of [plain, server]) await new Promise<void>(resolve => one.listen(0, '127.0.0.1', resolve));
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  for (const one of [plain, server]) {
    one.closeAllConnections();
    one.close();
  }
});

/** `certs.d` that holds the CA for these registries. */
function folderWith(...registries: readonly string[]): string {
  const folder = temporaryFolder();
  for (const registry of registries) {
    mkdirSync(join(folder, registry));
    copyFileSync(ca, join(folder, registry, 'ca.crt'));
  }
  return folder;
}
const fetcher = (...folders: readonly string[]): Fetch =>
  createRegistryFetch(host, {files: diskFiles, certificates: folders});

describe('a registry whose certificate is of a private CA', () => {
  it('is not trusted by itself, nor by the CA of another registry', async () => {
    for (const ask of [fetcher(), fetcher('/there/is/none'), fetcher(folderWith('other.example'))]) {
      const error = await ask(`https://${host}/here`).catch((error: unknown) => error);
      expect(classifyError(error)).toBe('certificate');
    }
  });

  it('is trusted by its own folder of certs.d, in whichever place that is', async () => {
    for (const ask of [fetcher(folderWith(host)), fetcher(folderWith(), folderWith(host))]) {
      const answer = await ask(`https://${host}/here`, {headers: {authorization: 'Basic x'}});
      expect([answer.status, answer.headers.get('x-asked'), await answer.text()]).toEqual([200, 'GET', '/here ']);
    }
  });

  it('gets bodies, and answers without one', async () => {
    const ask = fetcher(folderWith(host));
    const answer = await ask(`https://${host}/upload`, {method: 'PUT', body: 'wörd'});
    expect(await answer.text()).toBe('/upload wörd');
    expect((await ask(`https://${host}/nothing`)).status).toBe(204);
  });

  it('sends on without its login to another host', async () => {
    const ask = fetcher(folderWith(host));
    asked.length = 0;
    const headers = {authorization: 'Basic x'};
    expect(await (await ask(`https://${host}/moved`, {headers})).text()).toBe('/here ');
    expect(await (await ask(`https://${host}/stored`, {headers})).text()).toBe('stored');
    expect(asked).toEqual(['GET /moved Basic x', 'GET /here Basic x', 'GET /stored Basic x', 'plain /blob']);
    expect((await ask(`https://${host}/round`)).status).toBe(307);
  });

  it('is cancelled as fetch is', async () => {
    const signal = AbortSignal.abort();
    await expect(fetcher(folderWith(host))(`https://${host}/here`, {signal})).rejects.toThrow(/abort/i);
  });

  it('is told with what to do about it, and not tried again', async () => {
    const error = await send(`https://${host}/v2/`, {}, fetcher()).catch((error: unknown) => error);
    expect(error).toMatchObject({
      message: expect.stringMatching(/^The certificate of 127\.0\.0\.1:\d+ is not trusted: /),
      remedy: expect.stringContaining(`/etc/docker/certs.d/${host}/ca.crt`),
      cause: {temporary: false}
    });
  });
});
