import {createHash} from 'node:crypto';
import {resolve} from 'node:path';
import {expect, it} from 'vitest';
import {ActionError} from '../../src/errors.ts';
import type {DownloadOptions} from '../../src/ports/network.ts';
import {type CachePathPorts, restoreCachePaths} from '../../src/stages/cache-paths.ts';
import {createRetries} from '../../src/stages/retries.ts';
import {settingsOf} from '../inputs/support.ts';
import {manualClock} from './support.ts';

const SHA256 = createHash('sha256').update('content').digest('hex');

/** What is said, of one file with a token in its address. */
async function fetched(more: string, answer: () => string) {
  const {cachePaths = []} = await settingsOf({
    'cache-paths': `- {path: a.zip, url: "https://acme.dev/a.zip?token=hunter2-hunter2"${more}}`
  });
  const said: string[] = [];
  const asked: {url: string; options: DownloadOptions | undefined}[] = [];
  const own = {
    workflow: {info: (line: string) => said.push(line)},
    clock: manualClock(),
    signal: new AbortController().signal
  };
  const ports = {
    ...own,
    cache: {available: false, sha256: async () => undefined, digestOf: async () => ({count: 0, digest: ''})},
    files: {realPath: async (path: string) => resolve(path), remove: async () => {}, writePrivate: async () => {}},
    http: {
      download: async (url: string, _: AbortSignal, options?: DownloadOptions) => {
        asked.push({url, options});
        return Buffer.from(answer());
      }
    },
    retries: createRetries(1, own as never),
    temp: '/temp'
  } as unknown as CachePathPorts;
  await restoreCachePaths(cachePaths, ports).catch((error: Error) => said.push(error.message));
  return {asked, said};
}

const gone = (): never => {
  throw new ActionError({code: 'registry-failed', message: 'it answered 503', cause: {temporary: true}});
};

it.each([
  {
    name: 'a file that came',
    more: '',
    answer: () => 'content',
    says: /^a\.zip: fetched from https:\/\/acme\.dev\/a\.zip \(/
  },
  {
    name: 'another file',
    more: `, sha256: ${SHA256}`,
    answer: () => 'x',
    says: /what https:\/\/acme\.dev\/a\.zip gives has/
  },
  {name: 'no file', more: '', answer: gone, says: /fetched from https:\/\/acme\.dev\/a\.zip: it answered 503$/}
])('the query of an address is asked for and never shown: $name', async ({more, answer, says}) => {
  const {asked, said} = await fetched(more, answer);
  expect(asked[0]).toEqual({
    url: 'https://acme.dev/a.zip?token=hunter2-hunter2',
    options: {verified: more !== ''}
  });
  expect(said.at(-1)).toMatch(says);
  expect(said.join('\n')).not.toContain('hunter2');
});
