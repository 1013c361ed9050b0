import {mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {dirname, join} from 'node:path';
import {afterEach, beforeEach, describe, expect, it, vi} from 'vitest';
import {createPathCache} from '../../src/adapters/path-cache.ts';
import {type CacheService, cacheService} from './support/cache-service.ts';

let folder = '';
let temp = '';
let service: CacheService;
const back = process.cwd();

/** The library reads what the runner gives it from the environment. */
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'multiarch-build-path-cache-'));
  temp = join(folder, 'temp');
  mkdirSync(temp);
  mkdirSync(join(folder, 'workspace'));
  process.chdir(join(folder, 'workspace'));
  service = await cacheService();
  const env = {...service.env, RUNNER_TEMP: temp, GITHUB_WORKSPACE: join(folder, 'workspace'), GITHUB_SERVER_URL: ''};
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
});

afterEach(() => {
  vi.unstubAllEnvs();
  process.chdir(back);
  rmSync(folder, {recursive: true, force: true});
});

function put(path: string, text: string): void {
  mkdirSync(dirname(path), {recursive: true});
  writeFileSync(path, text);
}

describe('the cache of paths', () => {
  it('brings files and folders back as they were saved, and leaves nothing in the job’s folder', async () => {
    const cache = createPathCache(temp);
    expect(cache.available).toBe(true);
    put('vendor/a.zip', 'the framework');
    put('vendor/deep/b.txt', 'more');
    expect(await cache.restore(['vendor', 'one.txt'], 'framework-1')).toBe(false);
    put('one.txt', '1');
    expect(await cache.save(['vendor', 'one.txt'], 'framework-1')).toBe(true);
    expect(service.keys()).toEqual(['framework-1']);
    rmSync('vendor', {recursive: true});
    rmSync('one.txt');
    expect(await cache.restore(['vendor', 'one.txt'], 'framework-1')).toBe(true);
    expect(readFileSync('vendor/a.zip', 'utf8')).toBe('the framework');
    expect(readFileSync('vendor/deep/b.txt', 'utf8')).toBe('more');
    expect(readFileSync('one.txt', 'utf8')).toBe('1');
    expect(readdirSync(temp)).toEqual([]);
  });

  it('knows neither another key nor the same one of other paths', async () => {
    const cache = createPathCache(temp);
    put('vendor/a.zip', 'the framework');
    put('other/a.zip', 'the framework');
    expect(await cache.save(['vendor'], 'framework-1')).toBe(true);
    expect(await cache.restore(['vendor'], 'framework-2')).toBe(false);
    expect(await cache.restore(['vendor'], 'framework')).toBe(false);
    expect(await cache.restore(['other'], 'framework-1')).toBe(false);
  });

  it('says no when the key is taken, when there is nothing, and when the service refuses', async () => {
    const cache = createPathCache(temp);
    put('vendor/a.zip', 'the framework');
    expect(await cache.save(['vendor'], 'framework-1')).toBe(true);
    expect(await cache.save(['vendor'], 'framework-1')).toBe(false);
    expect(await cache.save(['nothing'], 'nothing-1')).toBe(false);
    service.refuse();
    expect(await cache.restore(['vendor'], 'framework-1')).toBe(false);
    expect(await cache.save(['vendor'], 'framework-2')).toBe(false);
    expect(readdirSync(temp)).toEqual([]);
  });

  it('is not available without a service', () => {
    vi.stubEnv('ACTIONS_RESULTS_URL', '');
    vi.stubEnv('ACTIONS_CACHE_URL', '');
    expect(createPathCache(temp).available).toBe(false);
  });

  it('hashes names and contents of what matches, and follows no link', async () => {
    const cache = createPathCache(temp);
    put('pom.xml', 'a');
    put('core/pom.xml', 'b');
    put('node_modules/x/pom.xml', 'c');
    symlinkSync('/dev/zero', 'endless');
    const both = await cache.digestOf(['**/pom.xml']);
    expect(both.count).toBe(2);
    expect(await cache.digestOf(['pom.xml', 'core/*.xml', '**/pom.xml'])).toEqual(both);
    expect((await cache.digestOf(['pom.xml'])).digest).not.toBe(both.digest);
    expect((await cache.digestOf(['endless', '*.lock'])).count).toBe(0);
    put('core/pom.xml', 'changed');
    expect((await cache.digestOf(['**/pom.xml'])).digest).not.toBe(both.digest);
    expect(await cache.sha256('pom.xml')).toBe('ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb');
    expect(await cache.sha256('core')).toBeUndefined();
    expect(await cache.sha256('endless')).toBeUndefined();
    expect(await cache.sha256('nowhere')).toBeUndefined();
  });
});
