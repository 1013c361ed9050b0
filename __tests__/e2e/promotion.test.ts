import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {expect, it} from 'vitest';
import {stringify} from 'yaml';
import {cacheService} from '../contract/support/cache-service.ts';
import {resultOf, runAction} from './support/action.ts';
import {checkout} from './support/checkout.ts';
import {containersSince, expectNoTrace} from './support/engine.ts';
import {type JobEvent, pushToBranch, recorded, tagPush} from './support/events.ts';
import {ownBuilder, sharedBuilder} from './support/inputs.ts';
import {lab} from './support/lab.ts';
import {HELLO, project} from './support/project.ts';
import {configOf, newRepository, tagDigests, taggedImages} from './support/registry.ts';

const PASSWORD = 'password-of-the-signing-key';

/** As cosign itself makes one. */
function newKeys(): Readonly<Record<string, string>> {
  const folder = project({});
  execFileSync('cosign', ['generate-key-pair'], {cwd: folder, env: {...process.env, COSIGN_PASSWORD: PASSWORD}});
  const read = (name: string): string => readFileSync(join(folder, name), 'utf8');
  return {'keys/cosign.key': read('cosign.key'), 'keys/cosign.pub': read('cosign.pub')};
}

it('goes from a push to main to its tag and its release, in two registries, signed, and built once', async () => {
  const {LAB_AUTH_REGISTRY, LAB_USERNAME, LAB_PASSWORD} = lab();
  const repositories = [newRepository(), newRepository(LAB_AUTH_REGISTRY)];
  const code = checkout({Dockerfile: HELLO, '.dockerignore': '.git\nkeys\n', ...newKeys()});
  const service = await cacheService();
  const auth = Buffer.from(`${LAB_USERNAME}:${LAB_PASSWORD}`).toString('base64');
  const loggedIn = project({'config.json': JSON.stringify({auths: {[LAB_AUTH_REGISTRY]: {auth}}})});
  const publish = async (event: JobEvent, builder: Readonly<Record<string, string>>) => {
    const run = await runAction({
      event: {...event, sha: code.sha},
      cwd: code.cwd,
      env: {...service.envOf(event.ref), SIGNING_PASSWORD: PASSWORD},
      inputs: {
        ...builder,
        images: repositories.join('\n'),
        platforms: 'linux/amd64,linux/arm64',
        'registry-auths': stringify([{registry: LAB_AUTH_REGISTRY, username: LAB_USERNAME, password: LAB_PASSWORD}]),
        gates: stringify([
          {cosign: {key: 'keys/cosign.key', 'password-env': 'SIGNING_PASSWORD', 'transparency-log': false}}
        ])
      }
    });
    expect(run.exitCode, run.log).toBe(0);
    await expectNoTrace(run);
    return run;
  };

  await publish(pushToBranch('main', code.sha), sharedBuilder());
  expect(service.keys('multiarch-build-tested-')).toHaveLength(1);
  const [first = ''] = repositories;
  const {digest} = await taggedImages(first, 'main');

  const release = recorded('release', 'release', 'refs/tags/v1.3.0');
  for (const {event, tags} of [
    {event: tagPush('v1.2.3', code.sha), tags: ['1.2.3', '1.2', '1', 'latest']},
    {event: release, tags: ['1.3.0', '1.3', '1', 'latest']}
  ]) {
    const since = Math.floor(Date.now() / 1000);
    const run = await publish(event, ownBuilder());
    const {targets, gates} = resultOf(run);
    expect(
      targets.map(({status}) => status),
      run.log
    ).toEqual(['reused', 'reused']);
    expect(run.log).not.toMatch(/Builder .* is ready|built in/);
    const [session = 'none'] = run.sessions;
    expect((await containersSince(since)).filter(name => name.includes(session))).toEqual([]);
    for (const repository of repositories) {
      const there = await tagDigests(repository);
      for (const tag of tags) expect(there[tag], `${repository}:${tag}`).toBe(digest);
    }
    expect(gates.map(({target, summary}) => [target, summary])).toEqual(
      repositories.map(repository => [`${repository}@${digest}`, 'signed'])
    );
    for (const repository of repositories) {
      const line = `cosign verify --key keys/cosign.pub --insecure-ignore-tlog=true ${repository}@${digest}`;
      expect(run.summary).toContain(line);
      const [tool = '', ...args] = line.split(' ');
      execFileSync(tool, args, {cwd: code.cwd, stdio: 'pipe', env: {...process.env, DOCKER_CONFIG: loggedIn}});
    }
    // Every label that a new image would have otherwise.
    const wanted = resultOf(run).plan?.labels ?? {};
    const {config} = await configOf(first, Object.values((await taggedImages(first, 'main')).images)[0] ?? '');
    const differing = Object.keys(wanted).filter(key => config.Labels?.[key] !== wanted[key]);
    expect(differing).toContain('org.opencontainers.image.version');
    const notes = (resultOf(run).notes ?? []).join('\n');
    for (const key of differing)
      expect(notes).toContain(`${key} is ${JSON.stringify(config.Labels?.[key])}, not ${JSON.stringify(wanted[key])}`);
    expect(notes).not.toContain('revision');
  }
});
