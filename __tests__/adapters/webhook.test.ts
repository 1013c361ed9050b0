import {describe, expect, it, test} from 'vitest';
import {postText} from '../../src/adapters/webhook.ts';
import {ActionError} from '../../src/errors.ts';
import {type Answered, serve} from '../contract/support/serve.ts';

const post = (url: string, timeoutMs = 5000) =>
  postText(url, {
    body: '{"outcome":"success"}',
    headers: {'content-type': 'application/json', 'x-own': 'yes'},
    timeoutMs,
    signal: new AbortController().signal
  });

const failing = async (url: string, timeoutMs?: number) => {
  const error = await post(url, timeoutMs).catch((thrown: unknown) => thrown);
  if (!(error instanceof ActionError)) throw new Error(`no ActionError, but ${error}`);
  return {message: error.message, ...(error.cause as object)};
};

describe('a webhook', () => {
  it('gets the body and the headers', async () => {
    const seen: unknown[] = [];
    const {host} = await serve(({method, headers, body}) => {
      seen.push([method, headers['content-type'], headers['x-own'], body]);
      return {status: 202};
    });
    await post(`http://${host}/hooks/1`);
    expect(seen).toEqual([['POST', 'application/json', 'yes', '{"outcome":"success"}']]);
  });

  test.each<{answer: Answered; want: object}>([
    {answer: {status: 404}, want: {message: 'it answers 404'}},
    {answer: {status: 302, headers: {location: '/login'}}, want: {message: 'it answers 302'}},
    {answer: {status: 503}, want: {message: 'it answers 503', temporary: true}},
    {
      answer: {status: 429, headers: {'retry-after': '2'}},
      want: {message: 'it answers 429', temporary: true, waitMs: 2000}
    },
    {
      answer: {status: 429, headers: {'retry-after': '600'}},
      want: {message: 'it answers 429', temporary: false, waitMs: 600_000}
    }
  ])('that answers $answer', async ({answer, want}) => {
    const {host} = await serve(() => answer);
    expect(await failing(`http://${host}/secret-path`)).toEqual(want);
  });

  it('that nobody keeps, or that keeps silent, is told without its address', async () => {
    expect(await failing('http://127.0.0.1:2/secret-path')).toEqual({message: 'ECONNREFUSED', temporary: false});
    const {createServer} = await import('node:http');
    const silent = createServer(() => {});
    await new Promise<void>(resolve => silent.listen(0, '127.0.0.1', resolve));
    const {port} = silent.address() as {port: number};
    expect(await failing(`http://127.0.0.1:${port}/secret-path`, 100)).toEqual({
      message: 'no answer in 0.1 s',
      temporary: true
    });
    silent.closeAllConnections();
    silent.close();
  });
});
