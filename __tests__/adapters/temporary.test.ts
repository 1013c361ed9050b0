import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {describe, expect, it, test} from 'vitest';
import {isBroken, troubleOfAnswer} from '../../src/adapters/temporary.ts';

const answer = (status: number, headers: Record<string, string> = {}) => ({status, headers: new Headers(headers)});

describe('an answer', () => {
  test.each([
    {name: 'a rate limit', status: 429, want: {temporary: true}},
    {
      name: 'a rate limit with a time',
      status: 429,
      headers: {'retry-after': '3'},
      want: {temporary: true, waitMs: 3000}
    },
    {
      name: 'a rate limit for longer than a runner waits',
      status: 429,
      headers: {'retry-after': '3600'},
      want: {temporary: false, waitMs: 3_600_000}
    },
    {name: "GitHub's limit", status: 403, headers: {'x-ratelimit-remaining': '0'}, want: {temporary: true}},
    {name: 'a server that failed', status: 500, want: {temporary: true}},
    {name: 'a gateway that failed', status: 502, want: {temporary: true}},
    {name: 'a proxy in front of it that failed', status: 522, want: {temporary: true}}
  ])('of $name is temporary trouble', ({status, headers, want}) => {
    expect(troubleOfAnswer(answer(status, headers))).toEqual(want);
  });

  test.each([200, 202, 307, 400, 401, 403, 404, 405, 409, 501])('of status %i is none', status => {
    expect(troubleOfAnswer(answer(status))).toBeUndefined();
  });

  it('names a date to come back at', () => {
    const at = new Date(Date.now() + 60_000).toUTCString();
    const {waitMs = 0} = troubleOfAnswer(answer(429, {'retry-after': at})) ?? {};
    expect(waitMs).toBeGreaterThan(50_000);
    expect(waitMs).toBeLessThanOrEqual(60_000);
  });
});

describe('a connection', () => {
  it('that is reset is broken; one that nobody takes is not', async () => {
    const server = createServer(request => request.socket.resetAndDestroy());
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    const {port} = server.address() as AddressInfo;
    const ask = () => fetch(`http://127.0.0.1:${port}/`).catch((error: unknown) => error);
    const reset = await ask();
    await new Promise(resolve => server.close(resolve));
    expect([isBroken(reset), isBroken(await ask())]).toEqual([true, false]);
  });
});
