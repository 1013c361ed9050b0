import {createServer} from 'node:http';
import type {AddressInfo} from 'node:net';
import {describe, expect, it, test} from 'vitest';
import {classifyError, type RequestError, troubleOfAnswer, troubleOfError} from '../../src/adapters/temporary.ts';

const answer = (status: number, headers: Record<string, string> = {}, said = '') => ({
  status,
  headers: new Headers(headers),
  said
});
const SECONDARY = 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.';

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
    {
      name: 'a secondary limit without a time',
      status: 403,
      said: SECONDARY,
      headers: {'x-ratelimit-remaining': '812', 'x-ratelimit-reset': '99999999999'},
      want: {temporary: true, waitMs: 60_000}
    },
    {name: 'a secondary limit of 429', status: 429, said: SECONDARY, want: {temporary: true, waitMs: 60_000}},
    {
      name: 'a secondary limit by its old name',
      status: 403,
      said: 'You have triggered an abuse detection mechanism. Please wait a few minutes before you try again.',
      want: {temporary: true, waitMs: 60_000}
    },
    {
      name: 'a secondary limit with a time',
      status: 403,
      said: SECONDARY,
      headers: {'retry-after': '7'},
      want: {temporary: true, waitMs: 7000}
    },
    {name: 'a server that failed', status: 500, want: {temporary: true}},
    {name: 'a gateway that failed', status: 502, want: {temporary: true}},
    {name: 'a proxy in front of it that failed', status: 522, want: {temporary: true}}
  ])('of $name is temporary trouble', ({status, headers, said, want}) => {
    expect(troubleOfAnswer(answer(status, headers, said))).toEqual(want);
  });

  test.each([200, 202, 307, 400, 401, 403, 404, 405, 409, 501])('of status %i is none', status => {
    expect(troubleOfAnswer(answer(status))).toBeUndefined();
  });

  it('of a refusal is none, whatever is left of the hour', () => {
    const headers = {'x-ratelimit-remaining': '812', 'x-ratelimit-reset': '99999999999'};
    expect(troubleOfAnswer(answer(403, headers, 'Resource not accessible by integration'))).toBeUndefined();
    expect(troubleOfAnswer(answer(404, {}, SECONDARY))).toBeUndefined();
  });

  it('names a date to come back at', () => {
    const at = new Date(Date.now() + 60_000).toUTCString();
    const {waitMs = 0} = troubleOfAnswer(answer(429, {'retry-after': at})) ?? {};
    expect(waitMs).toBeGreaterThan(50_000);
    expect(waitMs).toBeLessThanOrEqual(60_000);
  });
});

/** As Node's fetch gives what went wrong below it. */
const fetchFailed = (code: string, message = code): Error =>
  new TypeError('fetch failed', {cause: Object.assign(new Error(message), {code})});

describe('an error', () => {
  test.each<{name: string; error: unknown; want: RequestError; temporary: boolean}>([
    {name: 'a reset', error: fetchFailed('ECONNRESET'), want: 'broken', temporary: true},
    {
      name: 'an end in the middle of the body',
      error: new TypeError('terminated', {
        cause: Object.assign(new Error('other side closed'), {code: 'UND_ERR_SOCKET'})
      }),
      want: 'broken',
      temporary: true
    },
    {
      name: 'an end in the middle of the TLS handshake',
      error: fetchFailed(
        'ECONNRESET',
        'Client network socket disconnected before secure TLS connection was established'
      ),
      want: 'broken',
      temporary: true
    },
    {name: 'a pipe that broke', error: fetchFailed('EPIPE'), want: 'broken', temporary: true},
    {name: 'an end of node:http', error: fetchFailed('ERR_STREAM_PREMATURE_CLOSE'), want: 'broken', temporary: true},
    {name: 'a name server without an answer', error: fetchFailed('EAI_AGAIN'), want: 'broken', temporary: true},
    {name: 'a connection in no time', error: fetchFailed('UND_ERR_CONNECT_TIMEOUT'), want: 'timeout', temporary: true},
    {name: 'headers in no time', error: fetchFailed('UND_ERR_HEADERS_TIMEOUT'), want: 'timeout', temporary: true},
    {
      name: 'a TLS handshake in no time',
      error: fetchFailed('ERR_TLS_HANDSHAKE_TIMEOUT'),
      want: 'timeout',
      temporary: true
    },
    {name: 'TCP without an answer', error: fetchFailed('ETIMEDOUT'), want: 'timeout', temporary: true},
    {
      name: 'the limit of fetch',
      error: new DOMException('The operation was aborted due to timeout', 'TimeoutError'),
      want: 'timeout',
      temporary: true
    },
    {
      name: 'the limit of node:https',
      error: new Error('The operation was aborted', {cause: new DOMException('timeout', 'TimeoutError')}),
      want: 'timeout',
      temporary: true
    },
    {
      name: 'a certificate of nobody',
      error: fetchFailed('DEPTH_ZERO_SELF_SIGNED_CERT'),
      want: 'certificate',
      temporary: false
    },
    {
      name: 'a private CA',
      error: fetchFailed('UNABLE_TO_VERIFY_LEAF_SIGNATURE'),
      want: 'certificate',
      temporary: false
    },
    {
      name: 'a private CA in the chain',
      error: fetchFailed('SELF_SIGNED_CERT_IN_CHAIN'),
      want: 'certificate',
      temporary: false
    },
    {
      name: 'a CA that is not there',
      error: fetchFailed('UNABLE_TO_GET_ISSUER_CERT_LOCALLY'),
      want: 'certificate',
      temporary: false
    },
    {name: 'a certificate that is over', error: fetchFailed('CERT_HAS_EXPIRED'), want: 'certificate', temporary: false},
    {
      name: 'a certificate of another host',
      error: fetchFailed('ERR_TLS_CERT_ALTNAME_INVALID'),
      want: 'certificate',
      temporary: false
    },
    {name: 'nobody at home', error: fetchFailed('ECONNREFUSED'), want: 'other', temporary: false},
    {name: 'no such name', error: fetchFailed('ENOTFOUND'), want: 'other', temporary: false},
    {name: 'an address that is none', error: new TypeError('Invalid URL'), want: 'other', temporary: false},
    {name: 'a cancelled run', error: new DOMException('aborted', 'AbortError'), want: 'other', temporary: false}
  ])('that is $name is $want', ({error, want, temporary}) => {
    expect(classifyError(error)).toBe(want);
    expect(troubleOfError(error)).toEqual({temporary});
  });

  it('is what a real socket gives', async () => {
    const server = createServer(request => {
      if (request.url === '/silent') return;
      request.socket.resetAndDestroy();
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    const {port} = server.address() as AddressInfo;
    const ask = (path: string, within = 60_000) =>
      fetch(`http://127.0.0.1:${port}${path}`, {signal: AbortSignal.timeout(within)}).catch((error: unknown) => error);
    const found = [await ask('/reset'), await ask('/silent', 200)];
    server.closeAllConnections();
    await new Promise(resolve => server.close(resolve));
    expect([...found, await ask('/gone')].map(classifyError)).toEqual(['broken', 'timeout', 'other']);
  });
});
