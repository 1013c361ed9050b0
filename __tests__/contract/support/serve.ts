import {createServer, type IncomingMessage} from 'node:http';
import type {AddressInfo} from 'node:net';
import {afterAll} from 'vitest';

export interface Asked {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface Answered {
  readonly status: number;
  /** An object is sent as JSON. */
  readonly body?: string | object;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface Served {
  /** `127.0.0.1:PORT`. */
  readonly host: string;
  /** `METHOD path?query`, in the order they came. */
  readonly asked: string[];
}

const closing: (() => void)[] = [];
afterAll(() => {
  for (const close of closing) close();
});

/** A server on loopback, gone after the tests of the file. */
export async function serve(answer: (asked: Asked, host: string) => Answered): Promise<Served> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => {
      body += text;
    });
    request.on('end', () => {
      const {method = 'GET', headers} = request;
      asked.push(`${method} ${request.url}`);
      const url = new URL(request.url ?? '', `http://${headers.host}`);
      const {status, body: sent = '', headers: more} = answer({method, url, headers, body}, `${headers.host}`);
      response.writeHead(status, more).end(typeof sent === 'string' ? sent : JSON.stringify(sent));
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return {host: `127.0.0.1:${(server.address() as AddressInfo).port}`, asked};
}
