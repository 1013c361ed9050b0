import {createHash} from 'node:crypto';
import {existsSync, readFileSync, symlinkSync} from 'node:fs';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {type CacheService, cacheService} from '../contract/support/cache-service.ts';
import {serve} from '../contract/support/serve.ts';
import {type ActionRun, errorsOf, resultOf, runAction} from './support/action.ts';
import {expectNoTrace} from './support/engine.ts';
import {forkPullRequest, type JobEvent, pushToMain} from './support/events.ts';
import {temporaryFolder} from './support/folders.ts';
import {sharedBuilder} from './support/inputs.ts';
import {project} from './support/project.ts';
import {newRepository, publishedTags} from './support/registry.ts';

const CONTENT = 'what the framework consists of';
const SHA256 = createHash('sha256').update(CONTENT).digest('hex');

/** Fails without the file. */
const DOCKERFILE = `FROM busybox:1.36
COPY vendor/framework.txt /framework.txt
RUN grep -q framework /framework.txt
CMD ["sleep", "600"]
`;

interface Attempt {
  readonly service?: CacheService;
  readonly cachePaths: string;
  readonly event?: JobEvent;
  readonly files?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly repository?: string;
}

const DEAF = {ACTIONS_RESULTS_URL: undefined, ACTIONS_CACHE_URL: undefined};

function build({service, cachePaths, event = pushToMain(), files = {}, ...more}: Attempt): Promise<ActionRun> {
  const {cwd = project({Dockerfile: DOCKERFILE, ...files}), repository = newRepository()} = more;
  return runAction({
    event,
    cwd,
    env: service?.env ?? DEAF,
    inputs: {
      ...sharedBuilder(),
      images: repository,
      platforms: 'linux/amd64',
      smoke: '{checks: [exec: cat /framework.txt]}',
      'cache-paths': cachePaths
    }
  });
}

const framework = () => serve(() => ({status: 200, body: CONTENT}));
const entry = (host: string, more = `, sha256: ${SHA256}`): string =>
  `- {path: vendor/framework.txt, url: "http://${host}/framework.txt"${more}}`;

describe('cache-paths', () => {
  it('fetches a file once, and carries it to the next runs', async () => {
    const [service, server] = await Promise.all([cacheService(), framework()]);
    const cachePaths = entry(server.host);
    const first = await build({service, cachePaths});
    expect(first.exitCode, first.log).toBe(0);
    expect(first.log).toMatch(/vendor\/framework\.txt: fetched from http:\/\/127\.0\.0\.1:\d+\/framework\.txt \(30 B/);
    expect(first.log).toMatch(/vendor\/framework\.txt: saved for the next run \(framework\.txt-[0-9a-f]{16}\)/);
    const repository = newRepository();
    const second = await build({service, cachePaths, repository});
    expect(second.exitCode, second.log).toBe(0);
    expect(second.log).toMatch(/vendor\/framework\.txt: restored from the cache/);
    expect(server.asked).toEqual(['GET /framework.txt']);
    expect(service.keys('framework.txt-')).toHaveLength(1);
    expect(second.annotations).toEqual([]);
    expect(second.log + second.summary + second.files).not.toContain(service.env.ACTIONS_RUNTIME_TOKEN);
    await expectNoTrace(second, repository);
  });

  it('takes its key from files, and saves what the run leaves there', async () => {
    const service = await cacheService();
    const cachePaths = '- {path: [vendor], key: libs, files: ["**/*.lock"]}';
    const files = {'vendor/framework.txt': CONTENT, 'deep/libs.lock': '1'};
    const first = await build({service, cachePaths, files});
    expect(first.exitCode, first.log).toBe(0);
    const second = await build({service, cachePaths, files: {'deep/libs.lock': '1'}});
    expect(second.exitCode, second.log).toBe(0);
    expect(second.log).toMatch(/vendor: restored from the cache \(libs-[0-9a-f]{16}\)/);
    const changed = await build({service, cachePaths, files: {...files, 'deep/libs.lock': '2'}});
    expect(changed.exitCode, changed.log).toBe(0);
    expect(new Set(service.keys('libs-')).size).toBe(2);
  });

  it('goes on without a service, and says so', async () => {
    const server = await framework();
    const run = await build({cachePaths: entry(server.host)});
    expect(run.exitCode, run.log).toBe(0);
    expect(run.annotations).toEqual([]);
    expect(run.log).toContain('there is no cache service here');
    expect(run.summary).toContain('there is no cache service here');
    expect(server.asked).toHaveLength(1);
  });

  it('goes on with a warning when the service refuses', async () => {
    const [service, server] = await Promise.all([cacheService(), framework()]);
    service.refuse();
    const run = await build({service, cachePaths: entry(server.host)});
    expect(run.exitCode, run.log).toBe(0);
    expect(run.annotations.map(({name}) => name)).toEqual(['warning']);
    expect(run.annotations[0]?.message).toMatch(/Failed to restore: .*the token may not use the cache/);
    expect(run.log).toMatch(/Failed to save: /);
  });

  it('saves nothing of a run that fails, nor of a fork, which is given what is there', async () => {
    const [service, server] = await Promise.all([cacheService(), framework()]);
    const cachePaths = entry(server.host);
    const failed = await build({service, cachePaths, files: {Dockerfile: `${DOCKERFILE}RUN false\n`}});
    expect(failed.exitCode).toBe(1);
    const fork = await build({service, cachePaths, event: forkPullRequest()});
    expect(fork.exitCode, fork.log).toBe(0);
    expect(service.keys()).toEqual([]);
    expect(service.asked.filter(one => !one.startsWith('GetCacheEntryDownloadURL '))).toEqual([]);
    await build({service, cachePaths});
    const again = await build({service, cachePaths, event: forkPullRequest()});
    expect(again.exitCode, again.log).toBe(0);
    expect(again.log).toContain('vendor/framework.txt: restored from the cache');
  });

  it('fails where the file is not what it should be, or not there, before anything is built', async () => {
    const server = await serve(({url}) => ({status: url.pathname === '/framework.txt' ? 200 : 404, body: 'other'}));
    const repository = newRepository();
    const wrong = await build({cachePaths: entry(server.host), repository});
    expect(wrong.exitCode).toBe(1);
    expect(wrong.summary).toContain(`not ${SHA256}`);
    expect(resultOf(wrong).failures[0]).toMatchObject({code: 'fetch-failed'});
    const missing = await build({
      cachePaths: entry(server.host).replace('/framework.txt"', '/nowhere"'),
      repository
    });
    expect(errorsOf(missing)[0]?.message).toMatch(/could not be fetched from .*\/nowhere: .* answered 404/);
    expect(await publishedTags(repository)).toEqual([]);
    await expectNoTrace(missing, repository);
  });

  it('fetches anew what an earlier run has carried and is not right', async () => {
    const [service, server] = await Promise.all([cacheService(), framework()]);
    const cwd = project({Dockerfile: DOCKERFILE, 'vendor/framework.txt': 'framework of yesterday'});
    const run = await build({service, cachePaths: entry(server.host), cwd});
    expect(run.exitCode, run.log).toBe(0);
    expect(run.log).toMatch(/vendor\/framework\.txt: fetched again, since its SHA-256 is /);
    expect(readFileSync(join(cwd, 'vendor/framework.txt'), 'utf8')).toBe(CONTENT);
  });

  it('neither writes through a link nor takes a key from no file', async () => {
    const elsewhere = temporaryFolder();
    const cwd = project({Dockerfile: DOCKERFILE});
    symlinkSync(elsewhere, join(cwd, 'vendor'));
    const server = await framework();
    const outside = await build({cachePaths: entry(server.host), cwd});
    expect(outside.exitCode).toBe(1);
    expect(outside.summary).toContain('leads out of the workspace');
    expect(existsSync(join(elsewhere, 'framework.txt'))).toBe(false);
    const nothing = await build({cachePaths: '- {path: vendor, files: pom.xml}'});
    expect(nothing.exitCode).toBe(1);
    expect(nothing.summary).toContain('no file of the workspace matches');
  });
});
