import {describe, expect, it} from 'vitest';
import {type CacheService, cacheService} from '../contract/support/cache-service.ts';
import {type ActionRun, resultOf, runAction} from './support/action.ts';
import {checkout, commit} from './support/checkout.ts';
import {expectNoTrace} from './support/engine.ts';
import {type JobEvent, pushToBranch, recorded} from './support/events.ts';
import {type Inputs, ownBuilder, sharedBuilder} from './support/inputs.ts';
import {lab} from './support/lab.ts';
import {crane, newRepository, tagDigests} from './support/registry.ts';

const dockerfile = (base: string, tool: string, pinned: string) => `FROM ${tool} AS build
RUN mkdir -p /www && cp /etc/motd-of-base /www/index.html || echo tool > /www/index.html
FROM ${base} AS app
COPY --from=build /www /www
EXPOSE 8000
CMD ["httpd", "-f", "-p", "8000", "-h", "/www"]
FROM ${pinned} AS fixed
CMD ["sleep", "60"]
`;

/** Another image under the same tag, as a base image gets a security fix. */
const update = (base: string): Promise<string> =>
  crane('mutate', '--platform', 'linux/amd64', '--label', `patched=${Math.random()}`, '--tag', base, base);

const nightly = (sha: string): JobEvent => ({
  ...recorded('schedule', 'schedule', 'refs/heads/main', payload => ({...payload, sender: {login: 'octocat'}})),
  sha
});
const statuses = (run: ActionRun) => resultOf(run).targets.map(({status}) => status);

interface Place {
  readonly cwd: string;
  readonly service: CacheService;
}

/** With the record of what earlier runs have tested. */
async function publish(event: JobEvent, {cwd, service}: Place, inputs: Inputs): Promise<ActionRun> {
  const run = await runAction({event, cwd, inputs, env: service.env});
  expect(run.exitCode, run.log).toBe(0);
  return run;
}

describe('base-check on a schedule', () => {
  it('builds what stands on a changed base once, and nothing while all are as they were', async () => {
    const [repository, base, tool] = [newRepository(), `${newRepository()}:1`, `${newRepository()}:1`];
    const source = `${lab().LAB_MIRROR}/library/busybox:1.36`;
    for (const name of [base, tool]) await crane('copy', source, name);
    const pinned = `${source.replace(/:[\d.]+$/, '')}@${await crane('digest', source)}`;
    const code = {
      service: await cacheService(),
      ...checkout({Dockerfile: dockerfile(base, tool, pinned), '.dockerignore': '.git\n'})
    };
    const inputs = {
      images: repository,
      platforms: 'linux/amd64',
      variants: 'app: {default: true, target: app, smoke: off}\nfixed: {target: fixed, smoke: off}\n',
      'base-check': 'on'
    };
    await publish(pushToBranch('main', code.sha), code, {...inputs, ...sharedBuilder()});
    const first = await tagDigests(repository);

    // Without any builder of its own being started.
    const quiet = await publish(nightly(code.sha), code, {...inputs, ...ownBuilder()});
    expect(statuses(quiet)).toEqual(['reused', 'reused']);
    expect(await tagDigests(repository)).toEqual(first);
    expect(quiet.summary).toContain(`${tool} is still sha256:`);
    expect(quiet.summary).toContain(`${base} is still sha256:`);
    expect(quiet.summary).toContain('Base images of hello/fixed: none, or all named by digest.');
    expect(quiet.log).not.toContain('is ready; the engine is');
    await expectNoTrace(quiet, repository);

    await update(base);
    const rebuilt = await publish(nightly(code.sha), code, {...inputs, ...sharedBuilder()});
    expect(statuses(rebuilt)).toEqual(['passed', 'reused']);
    expect(rebuilt.summary).toContain(`hello/app is built: ${base} is sha256:`);
    expect(rebuilt.log).toMatch(/now, and it was built on sha256:/);
    const second = await tagDigests(repository);
    expect(second['latest-app']).not.toBe(first['latest-app']);
    expect(second['latest-fixed']).toBe(first['latest-fixed']);

    const again = await publish(nightly(code.sha), code, {...inputs, ...sharedBuilder()});
    expect(statuses(again)).toEqual(['reused', 'reused']);
    expect(await tagDigests(repository)).toEqual(second);

    // A base of an earlier stage counts as well.
    await update(tool);
    const byTool = await publish(nightly(code.sha), code, {...inputs, ...sharedBuilder()});
    expect(statuses(byTool)).toEqual(['passed', 'reused']);
    expect(byTool.summary).toContain(`hello/app is built: ${tool} is sha256:`);
  });

  it('builds what it does not know', async () => {
    const [repository, base] = [newRepository(), `${newRepository()}:1`];
    await crane('copy', `${lab().LAB_MIRROR}/library/busybox:1.36`, base);
    const code = {
      service: await cacheService(),
      ...checkout({Dockerfile: `FROM ${base}\nCMD ["sleep", "60"]\n`, '.dockerignore': '.git\n'})
    };
    const inputs = {
      ...sharedBuilder(),
      ...{images: repository, platforms: 'linux/amd64', smoke: 'off', 'base-check': 'on', provenance: 'false'}
    };
    const never = await publish(nightly(code.sha), code, inputs);
    expect(never.summary).toContain('Everything is built: no run is on record that tested this commit');
    const without = await publish(nightly(code.sha), code, inputs);
    expect(statuses(without)).toEqual(['passed']);
    expect(without.summary).toContain('the provenance of the published image does not tell its base images');

    const attested = {...inputs, provenance: 'mode=min'};
    await publish(pushToBranch('main', code.sha), code, attested);
    const off = await publish(nightly(code.sha), code, {...attested, 'base-check': 'off'});
    expect(statuses(off)).toEqual(['passed']);
    expect(off.log).toContain('Everything is built: a scheduled run builds anew');
  });
});

describe('base-check after a rollback', () => {
  it('leaves what was moved to another commit where it is, until a new commit is pushed', async () => {
    const [repository, base] = [newRepository(), `${newRepository()}:1`];
    await crane('copy', `${lab().LAB_MIRROR}/library/busybox:1.36`, base);
    const files = {
      Dockerfile: `FROM ${base}\nCOPY version /\nCMD ["sleep", "60"]\n`,
      version: 'a',
      '.dockerignore': '.git\n'
    };
    const {cwd, sha: a} = checkout(files);
    const place = {cwd, service: await cacheService()};
    const inputs = {
      ...sharedBuilder(),
      images: repository,
      platforms: 'linux/amd64',
      variants: 'cpu: {default: true}\ngpu: {}\n',
      smoke: 'off',
      tags: 'latest, branch, sha, nightly\ntype=raw,value=stable\n',
      'base-check': 'on'
    };
    await publish(pushToBranch('main', a), place, inputs);
    const ofA = await tagDigests(repository);
    const b = commit(cwd, {version: 'b'});
    await publish(pushToBranch('main', b), place, inputs);
    const ofB = await tagDigests(repository);

    const rollback = {
      images: repository,
      variants: inputs.variants,
      from: `sha-${a.slice(0, 7)}`,
      to: 'latest, stable'
    };
    await publish(nightly(b), place, {...rollback, mode: 'promote', only: 'cpu'});
    const rolledBack = {latest: ofA.latest, 'latest-cpu': ofA.latest, stable: ofA.latest, 'stable-cpu': ofA.latest};
    expect(await tagDigests(repository)).toEqual({...ofB, ...rolledBack});

    const night = {nightly: ofB.main, 'nightly-cpu': ofB.main, 'nightly-gpu': ofB['main-gpu']};
    for (const attempt of ['the night', 'its repeat']) {
      const quiet = await publish(nightly(b), place, inputs);
      expect(statuses(quiet), attempt).toEqual(['reused', 'reused']);
      expect(await tagDigests(repository), attempt).toEqual({...ofB, ...rolledBack, ...night});
      for (const text of [quiet.log, quiet.summary]) {
        expect(text).toContain(
          `stable, latest, stable-cpu and latest-cpu are held back: moved to commit ${a.slice(0, 7)} after commit ${b.slice(0, 7)} was published there`
        );
        expect(text).toContain('push a new commit, or use "mode: promote"');
      }
      expect(quiet.outputs['tag-names']?.split('\n')).not.toContain('latest');
    }

    // Other inputs than those of the push, and nothing of them on record.
    await update(base);
    const changed = await publish(nightly(b), place, {...inputs, 'build-args': 'NIGHTLY=1'});
    expect(statuses(changed)).toEqual(['passed', 'passed']);
    const rebuilt = await tagDigests(repository);
    expect(rebuilt).toMatchObject(rolledBack);
    for (const tag of ['main', 'nightly', 'latest-gpu', 'stable-gpu']) expect(rebuilt[tag], tag).not.toBe(ofB[tag]);
    expect([rebuilt.nightly, rebuilt['latest-gpu']]).toEqual([rebuilt.main, rebuilt['main-gpu']]);

    const c = commit(cwd, {version: 'c'});
    await publish(pushToBranch('main', c), place, inputs);
    const ofC = await tagDigests(repository);
    expect([ofC.latest, ofC.stable]).toEqual([ofC.main, ofC.main]);
    expect(ofC.main).not.toBe(rebuilt.main);
    expect(ofC.nightly).toBe(rebuilt.nightly);
  });

  it('leaves what was moved back to the build on the base images of before', async () => {
    const [repository, base] = [newRepository(), `${newRepository()}:1`];
    await crane('copy', `${lab().LAB_MIRROR}/library/busybox:1.36`, base);
    const code = {
      service: await cacheService(),
      ...checkout({Dockerfile: `FROM ${base}\nCMD ["sleep", "60"]\n`, '.dockerignore': '.git\n'})
    };
    const inputs = {
      ...sharedBuilder(),
      ...{images: repository, platforms: 'linux/amd64', smoke: 'off', 'base-check': 'on'}
    };
    await publish(pushToBranch('main', code.sha), code, inputs);
    const before = await tagDigests(repository);
    await update(base);
    await publish(nightly(code.sha), code, inputs);
    const after = await tagDigests(repository);
    expect(after.latest).toBe(after.main);
    expect(after.latest).not.toBe(before.latest);

    const promote = (from = '') => ({images: repository, mode: 'promote', from, to: 'latest'});
    await publish(nightly(code.sha), code, promote(before.latest));
    const held = await publish(nightly(code.sha), code, inputs);
    expect(statuses(held)).toEqual(['reused']);
    expect(await tagDigests(repository)).toEqual({...after, latest: before.latest});
    expect(held.summary).toContain('latest is held back: moved back to an earlier build of this commit (sha256:');

    await publish(nightly(code.sha), code, promote('main'));
    await update(base);
    await publish(nightly(code.sha), code, inputs);
    const last = await tagDigests(repository);
    expect(last.latest).toBe(last.main);
    expect(last.main).not.toBe(after.main);
  });
});
