import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {nodeHttp} from '../../src/adapters/http.ts';

describe('nodeHttp', () => {
  let server: Server;
  let base = '';
  beforeAll(async () => {
    server = createServer((request, answer) => {
      if (request.url === '/moved') answer.writeHead(302, {location: '/ok'}).end();
      else if (request.url === '/large') answer.end('x'.repeat(100_000));
      else if (request.url === '/drip') setInterval(() => answer.write('x'), 20).unref();
      else if (request.url === '/ok') answer.end('größe');
      else if (request.url === '/cut') request.socket.destroy();
      else if (request.url !== '/never') answer.writeHead(404).end('no');
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const get = (path: string, timeoutMs = 5000) => nodeHttp.get(base + path, {timeoutMs});

  it('gives status and text', async () => {
    expect(await get('/ok')).toEqual({status: 200, body: 'größe'});
    expect(await get('/missing')).toEqual({status: 404, body: 'no'});
  });

  it('follows no redirect', async () => expect((await get('/moved')).status).toBe(302));

  it('reads the first 4 kB of a large answer', async () => {
    const {status, body} = await get('/large');
    expect(status).toBe(200);
    expect(body).toBe('x'.repeat(4096));
  });

  it('gives up on no answer in time', async () => {
    await expect(get('/never', 200)).rejects.toThrow();
  });

  it('takes the status of an answer without end', async () => {
    expect(await get('/drip', 200)).toMatchObject({status: 200});
  });

  it('gives up on a broken connection, on nobody there, and on a signal', async () => {
    await expect(get('/cut')).rejects.toThrow();
    await expect(nodeHttp.get('http://127.0.0.1:1/', {timeoutMs: 5000})).rejects.toThrow('ECONNREFUSED');
    const stop = new AbortController();
    const asked = nodeHttp.get(`${base}/never`, {timeoutMs: 60_000, signal: stop.signal});
    setTimeout(() => stop.abort(), 50);
    await expect(asked).rejects.toThrow();
  });

  const live = new AbortController().signal;

  it('downloads with redirects, and refuses another status', async () => {
    expect(new TextDecoder().decode(await nodeHttp.download(`${base}/moved`, live))).toBe('größe');
    await expect(nodeHttp.download(`${base}/missing`, live)).rejects.toThrow(`${base}/missing answered 404`);
  });
});
