import assert from 'node:assert/strict';
import {createServer} from 'node:http';
import {after, before, test} from 'node:test';
import {createGateway} from '../src/gateway.js';
import {createLimiter} from '../src/limiter.js';
import {parseRoutes, routeOf} from '../src/routes.js';

const listen = server =>
  new Promise(resolve => server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${server.address().port}`)));

let service;
let gateway;
let url;
before(async () => {
  service = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({path: request.url, method: request.method, body, id: request.headers['x-request-id']}));
  });
  const origin = await listen(service);
  gateway = createGateway({
    routes: parseRoutes(JSON.stringify({'/orders': origin, '/gone': 'http://127.0.0.1:9'})),
    timeoutMs: 2000
  });
  url = await listen(gateway);
});
after(() => {
  gateway.close();
  service.close();
});

test('hands a request on, with an id', async () => {
  const answer = await fetch(`${url}/orders/7?full=1`, {method: 'POST', body: 'two of them'});
  assert.equal(answer.status, 200);
  const seen = await answer.json();
  assert.deepEqual(seen, {
    path: '/orders/7?full=1',
    method: 'POST',
    body: 'two of them',
    id: answer.headers.get('x-request-id')
  });
});

test('answers for itself, and for services that do not', async () => {
  assert.deepEqual(await (await fetch(`${url}/health`)).json(), {status: 'ok', routes: 2});
  assert.equal((await fetch(`${url}/nowhere`)).status, 404);
  assert.equal((await fetch(`${url}/gone/1`)).status, 502);
});

test('routes by the longest prefix', () => {
  const routes = parseRoutes('{"/a": "http://one", "/a/b": "http://two:81"}');
  assert.equal(routeOf(routes, '/a/b/c').origin, 'http://two:81');
  assert.equal(routeOf(routes, '/a/bc').origin, 'http://one');
  assert.equal(routeOf(routes, '/ab'), undefined);
  assert.throws(() => parseRoutes('{"orders": "http://one"}'), /not a path prefix/);
});

test('limits a client, not the others', () => {
  let time = 0;
  const mayPass = createLimiter(60, () => time);
  assert.deepEqual(Array.from({length: 7}, () => mayPass('a')), [true, true, true, true, true, true, false]);
  assert.equal(mayPass('b'), true);
  time = 1000;
  assert.equal(mayPass('a'), true);
});
