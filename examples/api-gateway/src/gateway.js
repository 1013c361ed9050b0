import {randomUUID} from 'node:crypto';
import {createServer} from 'node:http';
import {pipeline} from 'node:stream/promises';
import {Agent} from 'undici';
import {createLimiter} from './limiter.js';
import {routeOf} from './routes.js';

/** Headers that belong to one connection (RFC 9110, 7.6.1). */
const HOP_BY_HOP = ['connection', 'keep-alive', 'proxy-connection', 'te', 'trailer', 'transfer-encoding', 'upgrade'];

/** A server that hands requests on by their path, and answers /health itself. */
export function createGateway({routes, perMinute = 600, timeoutMs = 10_000}) {
  const agent = new Agent({headersTimeout: timeoutMs, connect: {timeout: timeoutMs}});
  const mayPass = createLimiter(perMinute);
  const server = createServer(async (request, response) => {
    const id = request.headers['x-request-id'] ?? randomUUID();
    response.setHeader('x-request-id', id);
    if (request.url === '/health') return send(response, 200, {status: 'ok', routes: routes.length});
    const route = routeOf(routes, request.url);
    if (!route) return send(response, 404, {error: 'no route'});
    if (!mayPass(request.socket.remoteAddress)) return send(response, 429, {error: 'too many requests'});
    try {
      await forward({request, response, id, origin: route.origin, agent});
    } catch (error) {
      if (response.headersSent) response.destroy();
      else send(response, error.code === 'UND_ERR_HEADERS_TIMEOUT' ? 504 : 502, {error: 'the service does not answer'});
    }
  });
  server.on('close', () => agent.close());
  return server;
}

async function forward({request, response, id, origin, agent}) {
  const answer = await agent.request({
    origin,
    path: request.url,
    method: request.method,
    headers: {...withoutHops(request.headers), 'x-request-id': id},
    body: ['GET', 'HEAD'].includes(request.method) ? null : request
  });
  response.writeHead(answer.statusCode, withoutHops(answer.headers));
  await pipeline(answer.body, response);
}

const withoutHops = headers =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !HOP_BY_HOP.includes(name) && name !== 'host'));

function send(response, status, body) {
  response.writeHead(status, {'content-type': 'application/json'});
  response.end(`${JSON.stringify(body)}\n`);
}
