import {type AddressInfo, createServer, type Server, type Socket} from 'node:net';
import {afterAll, beforeAll, expect, test} from 'vitest';
import {nodeTcp} from '../../src/adapters/tcp.ts';

const SERVERS: Readonly<Record<string, (socket: Socket) => void>> = {
  keeps: () => {},
  speaks: socket => socket.end('220 hello\r\n'),
  'hangs up': socket => socket.end(),
  resets: socket => socket.resetAndDestroy()
};
const servers = new Map<string, Server>();

beforeAll(async () => {
  for (const [name, handle] of Object.entries(SERVERS)) {
    const server = createServer(socket => handle(socket.on('error', () => {})));
    servers.set(name, server);
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  }
});
afterAll(() => {
  for (const server of servers.values()) server.close();
});

test.each([
  {name: 'keeps', want: 'open'},
  {name: 'speaks', want: 'open'},
  {name: 'hangs up', want: 'closed'},
  {name: 'resets', want: 'closed'}
])('a server that $name: $want', async ({name, want}) => {
  const address = servers.get(name)?.address() as AddressInfo | undefined;
  expect(await nodeTcp.connect(address?.port ?? 0, new AbortController().signal)).toBe(want);
});

test('nobody there: refused', async () => {
  expect(await nodeTcp.connect(1, new AbortController().signal)).toBe('refused');
});
