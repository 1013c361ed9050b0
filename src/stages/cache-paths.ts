import {createHash} from 'node:crypto';
import {posix} from 'node:path';
import {ActionError} from '../errors.ts';
import {type CachePath, withoutQuery} from '../inputs/cache-paths.ts';
import type {Clock} from '../ports/clock.ts';
import type {Files} from '../ports/files.ts';
import type {Http} from '../ports/network.ts';
import type {PathCache} from '../ports/path-cache.ts';
import type {Workflow} from '../ports/workflow.ts';
import {formatBytes} from '../report/format.ts';
import {ancestors, findOutside} from './confine.ts';
import type {Retries} from './retries.ts';
import {retryingDownload} from './retrying.ts';

export interface CachePathPorts {
  readonly cache: PathCache;
  readonly files: Files;
  readonly http: Http;
  readonly workflow: Pick<Workflow, 'info'>;
  readonly clock: Clock;
  readonly retries: Retries;
  readonly signal: AbortSignal;
  /** Folder of the job's temporary files. */
  readonly temp: string;
}

/** What the run carries on, when it has succeeded. */
export interface Carried {
  readonly missed: readonly {readonly paths: readonly string[]; readonly key: string}[];
  /** What the user should know. */
  readonly notes: readonly string[];
}

export const NO_SERVICE =
  '"cache-paths" are neither restored nor saved: there is no cache service here. GitHub gives its jobs one.';

/**
 * Brings the files of earlier runs into the workspace, and fetches what is still missing. The cache is a convenience: its
 * trouble is a warning, and everything goes on without it.
 * @throws ActionError `invalid-input` for paths that lead out of the workspace; `fetch-failed`
 */
export async function restoreCachePaths(entries: readonly CachePath[], ports: CachePathPorts): Promise<Carried> {
  const {cache, workflow} = ports;
  if (!cache.available) workflow.info(NO_SERVICE);
  const missed: {paths: readonly string[]; key: string}[] = [];
  for (const entry of entries) {
    await confine(entry, ports);
    const key = await keyOf(entry, cache);
    const restored = cache.available && (await cache.restore(entry.paths, key));
    if (restored) workflow.info(`${entry.paths.join(', ')}: restored from the cache (${key}).`);
    if (entry.url !== undefined) await fetchMissing(entry, entry.url, ports);
    if (cache.available && !restored) missed.push({paths: entry.paths, key});
  }
  return {missed, notes: cache.available ? [] : [NO_SERVICE]};
}

/** Only for a run that has succeeded, of code that is trusted. */
export async function saveCachePaths({missed}: Carried, {cache, files, workflow}: CachePathPorts): Promise<void> {
  for (const {paths, key} of missed) {
    const there = await Promise.all(paths.map(path => files.exists(path)));
    if (!there.includes(true)) {
      workflow.info(`${paths.join(', ')}: not saved, since there is nothing.`);
    } else if (await cache.save(paths, key)) {
      workflow.info(`${paths.join(', ')}: saved for the next run (${key}).`);
    }
  }
}

/** The key text, and a hash of all else that decides what the files are. */
export async function keyOf({paths, key, files, url, sha256}: CachePath, cache: PathCache): Promise<string> {
  const name = key ?? posix.basename(paths[0] ?? '');
  if (files.length === 0 && url === undefined) return name;
  const {count, digest} = await cache.digestOf(files);
  if (files.length > 0 && count === 0) {
    throw new ActionError({
      code: 'invalid-input',
      message: `cache-paths: no file of the workspace matches "files" of ${paths.join(', ')}: ${files.join(', ')}`,
      remedy: 'Name files whose content decides the key, from the root of the workspace, such as pom.xml or **/*.lock.'
    });
  }
  const hash = createHash('sha256').update(JSON.stringify([digest, url ?? '', sha256 ?? '']));
  return `${name}-${hash.digest('hex').slice(0, 16)}`;
}

async function confine({paths}: CachePath, {files, temp}: CachePathPorts): Promise<void> {
  const outside = await findOutside(paths.flatMap(ancestors), {workspace: '.', temp}, files);
  if (outside === undefined) return;
  throw new ActionError({
    code: 'invalid-input',
    message: `cache-paths: "${outside}" leads out of the workspace`,
    remedy: 'Name a path of the workspace that is no link to another place.'
  });
}

/** Fetches the file unless it is there with the right content. */
async function fetchMissing({paths, sha256}: CachePath, url: string, ports: CachePathPorts): Promise<void> {
  const {cache, files, http, workflow, retries, signal, clock} = ports;
  const path = paths[0] ?? '';
  const there = await cache.sha256(path);
  if (there !== undefined && (sha256 === undefined || there === sha256)) return;
  if (there !== undefined) workflow.info(`${path}: fetched again, since its SHA-256 is ${there}, not ${sha256}.`);
  const started = clock.elapsed();
  const shown = withoutQuery(url);
  const download = () => http.download(url, signal, {verified: sha256 !== undefined});
  const body = await retryingDownload(download, retries.policy('download', shown)).catch((error: Error) => {
    signal.throwIfAborted();
    throw new ActionError({
      code: 'fetch-failed',
      message: `cache-paths: ${path} could not be fetched from ${shown}: ${error.message}`,
      remedy: 'Check its "url". The runner itself fetches it, without a login.',
      cause: error
    });
  });
  const digest = createHash('sha256').update(body).digest('hex');
  if (sha256 !== undefined && digest !== sha256) {
    throw new ActionError({
      code: 'fetch-failed',
      message: `cache-paths: what ${shown} gives has the SHA-256 ${digest}, not ${sha256}`,
      remedy: 'Compare it with what its publisher says, and correct "sha256" if the file was meant to change.'
    });
  }
  // A link that the repository has there would lead elsewhere.
  await files.remove(path);
  await files.writePrivate(path, body, 0o644);
  const seconds = ((clock.elapsed() - started) / 1000).toFixed(1);
  workflow.info(`${path}: fetched from ${shown} (${formatBytes(body.length)} in ${seconds} s).`);
}
