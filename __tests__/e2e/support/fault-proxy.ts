import {createServer, type IncomingMessage, request, type Server, type ServerResponse} from 'node:http';
import type {AddressInfo} from 'node:net';
import {afterAll} from 'vitest';
import {lab} from './lab.ts';

/**
 * What becomes of one request. `cut` lets a part of its body through, and then ends both connections; `eof` takes it all,
 * and ends the connection without an answer.
 */
export type Fault =
  | {readonly kind: 'status'; readonly status: number; readonly headers?: Readonly<Record<string, string>>}
  | {readonly kind: 'reset'}
  | {readonly kind: 'eof'}
  | {readonly kind: 'cut'}
  /** Nothing is forwarded and nothing answered until the proxy is told to. */
  | {readonly kind: 'stall'};

export interface ProxiedRequest {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  /** The tag that it writes, if it writes one. */
  readonly tag?: string;
}

export interface FaultProxy {
  /** `localhost:port`, for image names. */
  readonly host: string;
  /** Asked for each request; may be changed at any time. */
  judge: (request: ProxiedRequest) => Fault | undefined;
  /** Every fault that was made, as `kind method path`. */
  readonly faults: readonly string[];
  /** Resolves when a request stalls. */
  stalled(): Promise<ProxiedRequest>;
  /** Ends every connection that stalls. */
  drop(): void;
}

/** From the moment that a tag is written on, whoever reads it gets 500. */
export function hushTag(proxy: FaultProxy, hushed: string): void {
  let isWritten = false;
  proxy.judge = ({path, tag}) => {
    isWritten ||= tag === hushed;
    const isRead = tag === undefined && path.endsWith(`/manifests/${hushed}`);
    return isWritten && isRead ? {kind: 'status', status: 500} : undefined;
  };
}

const started: Server[] = [];
afterAll(() => {
  for (const server of started) {
    server.closeAllConnections();
    server.close();
  }
});

/** A proxy in front of a registry of the lab that makes trouble where it is told to. */
export async function faultProxy(registry: string = lab().LAB_REGISTRY): Promise<FaultProxy> {
  const faults: string[] = [];
  const stalling: IncomingMessage[] = [];
  const waiting: ((request: ProxiedRequest) => void)[] = [];
  let last: ProxiedRequest | undefined;
  const server = createServer({keepAliveTimeout: 60_000}, (incoming, answer) => {
    const {method = '', url: path = ''} = incoming;
    const tag = method === 'PUT' ? /\/manifests\/([^:?]+)$/.exec(path)?.[1] : undefined;
    const asked = {method, path, ...(tag === undefined ? {} : {tag})};
    const fault = proxy.judge(asked);
    if (fault) faults.push(`${fault.kind} ${method} ${path}`);
    if (fault?.kind === 'status') return refuse(incoming, answer, fault);
    if (fault?.kind === 'reset') return incoming.socket.resetAndDestroy();
    if (fault?.kind === 'eof') return void incoming.resume().on('end', () => incoming.socket.end());
    if (fault?.kind === 'stall') {
      stalling.push(incoming);
      last = asked;
      for (const resolve of waiting.splice(0)) resolve(asked);
      return;
    }
    forward(incoming, answer, registry, fault?.kind === 'cut');
  });
  started.push(server);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const proxy: FaultProxy = {
    host: `localhost:${(server.address() as AddressInfo).port}`,
    judge: () => undefined,
    faults,
    stalled: () => (last ? Promise.resolve(last) : new Promise(resolve => waiting.push(resolve))),
    drop: () => {
      for (const {socket} of stalling.splice(0)) socket.destroy();
      last = undefined;
    }
  };
  return proxy;
}

function refuse(incoming: IncomingMessage, answer: ServerResponse, {status, headers}: Fault & {kind: 'status'}): void {
  incoming.resume();
  const code = {401: 'UNAUTHORIZED', 403: 'DENIED', 429: 'TOOMANYREQUESTS'}[status] ?? 'UNKNOWN';
  const message = status === 403 ? 'requested access to the resource is denied' : 'trouble of this test';
  answer.writeHead(status, {'content-type': 'application/json', ...headers});
  answer.end(JSON.stringify({errors: [{code, message}]}));
}

/** Keeps the Host header, so that the registry names its uploads by the proxy's address. */
function forward(incoming: IncomingMessage, answer: ServerResponse, registry: string, cut: boolean): void {
  const [hostname = '', port = ''] = registry.split(':');
  const {method = '', url = '', headers} = incoming;
  const onward = request({
    hostname: hostname === 'localhost' ? '127.0.0.1' : hostname,
    port,
    method,
    path: url,
    headers
  });
  const end = () => incoming.socket.destroy();
  onward.on('error', end);
  answer.on('close', () => onward.destroy());
  onward.on('response', reply => {
    answer.writeHead(reply.statusCode ?? 502, reply.headers);
    if (!cut) return void reply.pipe(answer);
    reply.once('data', (chunk: Buffer) => answer.write(chunk.subarray(0, chunk.length >> 1), end));
    reply.once('end', end);
  });
  if (!cut || method === 'GET' || method === 'HEAD') return void incoming.pipe(onward);
  let seen = false;
  incoming.on('data', (chunk: Buffer) => {
    if (seen) return;
    seen = true;
    onward.write(chunk.subarray(0, chunk.length >> 1), () => {
      onward.destroy();
      end();
    });
  });
  incoming.on('end', () => seen || end());
}
