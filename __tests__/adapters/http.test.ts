import {createServer, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {gzipSync} from 'node:zlib';
import {afterAll, beforeAll, describe, expect, it} from 'vitest';
import {nodeHttp} from '../../src/adapters/http.ts';

describe('nodeHttp', () => {
  let server: Server;
  let base = '';
  beforeAll(async () => {
    server = createServer((request, answer) => {
      if (request.url === '/moved') answer.writeHead(302, {location: '/ok'}).end();
      else if (request.url === '/again') answer.writeHead(307, {location: '/again'}).end();
      else if (request.url === '/large') answer.end('x'.repeat(100_000));
      else if (request.url === '/drip') setInterval(() => answer.write('x'), 20).unref();
      else if (request.url === '/ok') answer.end('größe');
      else if (request.url === '/echo') {
        answer.end([request.method, request.headers.host, request.headers['x-key']].join(' '));
      } else if (request.url === '/latin1') {
        answer.writeHead(200, {'content-type': 'text/html; charset=ISO-8859-1'}).end(Buffer.from('größe', 'latin1'));
      } else if (request.url === '/not-utf-8') answer.end(Buffer.from('größe', 'latin1'));
      else if (request.url === '/gzip') answer.writeHead(200, {'content-encoding': 'gzip'}).end(gzipSync('größe'));
      else if (request.url === '/no-gzip') answer.writeHead(200, {'content-encoding': 'gzip'}).end('plain');
      else if (request.url === '/no-charset')
        answer.writeHead(200, {'content-type': 'a/b; charset=x-none'}).end('größe');
      else if (request.url === '/cut') request.socket.destroy();
      else if (request.url === '/half') {
        answer.writeHead(200, {'content-length': '100'}).write('half', () => request.socket.destroy());
      } else if (request.url === '/half-chunked') answer.writeHead(200).write('half', () => request.socket.destroy());
      else if (request.url !== '/never') answer.writeHead(404).end('no');
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const get = (path: string, timeoutMs = 5000) => nodeHttp.request(base + path, {timeoutMs, bytes: 4096});

  it('gives status and text', async () => {
    expect(await get('/ok')).toEqual({status: 200, body: 'größe', cut: false});
    expect(await get('/missing')).toEqual({status: 404, body: 'no', cut: false});
  });

  it('follows no redirect, and says where it points', async () => {
    expect(await get('/moved')).toMatchObject({status: 302, location: '/ok'});
  });

  it('asks by any method and with any headers', async () => {
    const options = {method: 'PUT', headers: {host: 'acme.dev', 'x-key': 'v'}, bytes: 100, timeoutMs: 5000};
    expect((await nodeHttp.request(`${base}/echo`, options)).body).toBe('PUT acme.dev v');
  });

  it.each([
    {path: '/latin1', want: 'größe'},
    {path: '/not-utf-8', want: 'gr\ufffd\ufffde'},
    {path: '/gzip', want: 'größe'},
    {path: '/no-gzip', want: 'plain'},
    {path: '/no-charset', want: 'größe'}
  ])('decodes the body of $path', async ({path, want}) => expect((await get(path)).body).toBe(want));

  it('reads no more of a large answer than it is told', async () => {
    expect(await get('/large')).toEqual({status: 200, body: 'x'.repeat(4096), cut: true});
  });

  it('gives up on no answer in time', async () => {
    await expect(get('/never', 200)).rejects.toThrow();
  });

  it('takes the status of an answer without end', async () => {
    expect(await get('/drip', 2000)).toMatchObject({status: 200, cut: true});
  });

  it.each(['/half', '/half-chunked'])('takes no answer that breaks off: %s', async path => {
    await expect(get(path)).rejects.toThrow('the connection broke off in the middle of the body');
  });

  it('gives up on a broken connection, on nobody there, and on a signal', async () => {
    await expect(get('/cut')).rejects.toThrow();
    await expect(nodeHttp.request('http://127.0.0.1:1/', {timeoutMs: 5000, bytes: 10})).rejects.toThrow('ECONNREFUSED');
    const stop = new AbortController();
    const asked = nodeHttp.request(`${base}/never`, {timeoutMs: 60_000, bytes: 10, signal: stop.signal});
    setTimeout(() => stop.abort(), 50);
    await expect(asked).rejects.toThrow();
  });

  const live = new AbortController().signal;

  it('downloads with redirects, and refuses another status', async () => {
    expect(new TextDecoder().decode(await nodeHttp.download(`${base}/moved`, live))).toBe('größe');
    await expect(nodeHttp.download(`${base}/missing`, live)).rejects.toThrow(`${base}/missing answered 404`);
    await expect(nodeHttp.download(`${base}/missing?token=t`, live)).rejects.toThrow(`${base}/missing answered 404`);
    await expect(nodeHttp.download(`${base}/again`, live)).rejects.toThrow(`${base}/again is one redirect too many`);
  });
});
