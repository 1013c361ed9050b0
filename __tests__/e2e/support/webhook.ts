import {createServer, type IncomingHttpHeaders, type Server} from 'node:http';
import type {AddressInfo} from 'node:net';
import {text} from 'node:stream/consumers';
import {afterAll} from 'vitest';

export interface Delivery {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface WebhookServer {
  readonly url: string;
  readonly deliveries: readonly Delivery[];
  /** Answers of the next requests; 204 when there are none left. */
  readonly answers: {readonly status: number; readonly headers?: Readonly<Record<string, string>>}[];
}

const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
});

/** A server that keeps what it is told. */
export async function webhookServer(): Promise<WebhookServer> {
  const deliveries: Delivery[] = [];
  const answers: WebhookServer['answers'] = [];
  const server = createServer(async (request, response) => {
    const {method = '', url = '', headers} = request;
    deliveries.push({method, path: url, headers, body: await text(request)});
    const answer = answers.shift() ?? {status: 204};
    response.writeHead(answer.status, answer.headers);
    response.end();
  });
  servers.push(server);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, deliveries, answers};
}
