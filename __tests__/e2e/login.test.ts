import {readFileSync} from 'node:fs';
import {homedir} from 'node:os';
import {join} from 'node:path';
import {describe, expect, it} from 'vitest';
import {type ActionRun, errorsOf, resultOf, runAction} from './support/action.ts';
import {expectNoTrace} from './support/engine.ts';
import {pushToMain} from './support/events.ts';
import {ownBuilder, sharedBuilder} from './support/inputs.ts';
import {lab} from './support/lab.ts';
import {CPU_AND_GPU, HELLO, project} from './support/project.ts';
import {allTags, newRepository, publishedTags, taggedImages} from './support/registry.ts';

const everything = ({log, summary, files}: ActionRun): string => log + summary + files;

const authRepository = () => newRepository(lab().LAB_AUTH_REGISTRY);

const credentials = () => ({
  registry: lab().LAB_AUTH_REGISTRY,
  username: lab().LAB_USERNAME,
  password: lab().LAB_PASSWORD
});

const base64 = (text: string): string => Buffer.from(text).toString('base64');

/** A DOCKER_CONFIG of the user's; buildx is found where it is. */
const userConfig = (config: object): {readonly folder: string; readonly text: string} => {
  const text = JSON.stringify({...config, cliPluginsExtraDirs: [join(homedir(), '.docker', 'cli-plugins')]});
  return {folder: project({'config.json': text}), text};
};

describe('a registry that wants a login', () => {
  it('refuses wrong credentials: the run says what to do and never the password', async () => {
    const password = 'wrong-password-of-this-test';
    const repository = authRepository();
    const run = await runAction({
      event: pushToMain(),
      cwd: project({Dockerfile: HELLO}),
      inputs: {...ownBuilder(), images: repository, platforms: 'linux/amd64', ...credentials(), password}
    });
    expect(run.exitCode, run.log).toBe(1);
    expect(resultOf(run).failures).toMatchObject([{code: 'login-failed'}]);
    expect(errorsOf(run)).toHaveLength(1);
    expect(errorsOf(run)[0]?.message).toMatch(
      new RegExp(`^Login to ${lab().LAB_AUTH_REGISTRY} as ${lab().LAB_USERNAME} failed: `)
    );
    expect(run.summary).toMatch(/\*\*Remedy:\*\* Check "registry", "username" and "password"/);
    expect(run.commands).toContainEqual({name: 'add-mask', properties: {}, message: password});
    expect(everything(run)).not.toContain(password);
    expect(everything(run)).not.toContain(base64(`${lab().LAB_USERNAME}:${password}`));
    expect(await allTags(repository)).toEqual([]);
    await expectNoTrace(run, repository);
  });

  it('gets images and cache with the right ones, which nothing shows or keeps', async () => {
    const repository = authRepository();
    const {LAB_AUTH_REGISTRY, LAB_USERNAME, LAB_PASSWORD} = lab();
    const user = userConfig({auths: {'registry.example': {auth: base64('somebody:something')}}});
    const run = await runAction({
      event: pushToMain(),
      cwd: project({Dockerfile: HELLO}),
      inputs: {
        ...ownBuilder(),
        images: repository,
        platforms: 'linux/amd64,linux/arm64',
        variants: CPU_AND_GPU,
        'registry-auths': JSON.stringify([
          {registry: LAB_AUTH_REGISTRY, username: LAB_USERNAME, password: LAB_PASSWORD}
        ])
      },
      env: {DOCKER_CONFIG: user.folder}
    });
    expect(run.exitCode, run.log).toBe(0);
    const {images} = await taggedImages(repository, 'main-gpu');
    expect(Object.keys(images).sort()).toEqual(['linux/amd64', 'linux/arm64']);
    expect(await allTags(repository)).toContain('cache-hello-gpu-linux-arm64');
    expect(everything(run)).not.toContain(LAB_PASSWORD);
    expect(readFileSync(join(user.folder, 'config.json'), 'utf8')).toBe(user.text);
    await expectNoTrace(run, repository);
  });

  it("takes the user's own entry where no input names the registry", async () => {
    const repository = authRepository();
    const {LAB_AUTH_REGISTRY, LAB_USERNAME, LAB_PASSWORD} = lab();
    const user = userConfig({auths: {[LAB_AUTH_REGISTRY]: {auth: base64(`${LAB_USERNAME}:${LAB_PASSWORD}`)}}});
    const run = await runAction({
      event: pushToMain(),
      cwd: project({Dockerfile: HELLO}),
      inputs: {...ownBuilder(), images: repository, platforms: 'linux/amd64'},
      env: {DOCKER_CONFIG: user.folder}
    });
    expect(run.exitCode, run.log).toBe(0);
    expect(await publishedTags(repository)).toContain('latest');
    expect(readFileSync(join(user.folder, 'config.json'), 'utf8')).toBe(user.text);
    await expectNoTrace(run, repository);
  });

  it("asks the user's credential helper, and stores nothing in it", async () => {
    const {LAB_AUTH_REGISTRY, LAB_REGISTRY, LAB_USERNAME, LAB_PASSWORD} = lab();
    const bin = project({
      'docker-credential-e2e': `#!/bin/sh
echo "$1" >> "$(dirname "$0")/calls"
read server
case "$1 $server" in
  "get ${LAB_AUTH_REGISTRY}") echo '{"Username": "${LAB_USERNAME}", "Secret": "${LAB_PASSWORD}"}' ;;
  *) echo "credentials not found in native keychain"; exit 1 ;;
esac
`
    });
    const repository = authRepository();
    const step = {event: pushToMain(), cwd: project({Dockerfile: HELLO})};
    const inputs = {...ownBuilder(), images: repository, platforms: 'linux/amd64'};
    const path = {PATH: `${bin}:${process.env.PATH}`};

    const helped = await runAction({
      ...step,
      inputs,
      env: {...path, DOCKER_CONFIG: userConfig({credHelpers: {[LAB_AUTH_REGISTRY]: 'e2e'}}).folder}
    });
    expect(helped.exitCode, helped.log).toBe(0);
    expect(await publishedTags(repository)).toContain('latest');

    const stored = await runAction({
      ...step,
      inputs: {...inputs, images: `${authRepository()}\n${newRepository(LAB_REGISTRY)}`, ...credentials()},
      env: {...path, DOCKER_CONFIG: userConfig({credsStore: 'e2e'}).folder}
    });
    expect(stored.exitCode, stored.log).toBe(0);
    const calls = new Set(readFileSync(join(bin, 'calls'), 'utf8').trim().split('\n'));
    expect([...calls]).toEqual(['get']);
  });

  it('says that access was refused where there is no login at all', async () => {
    const repository = authRepository();
    const run = await runAction({
      event: pushToMain(),
      cwd: project({Dockerfile: HELLO}),
      inputs: {...sharedBuilder(), images: repository, platforms: 'linux/amd64'},
      env: {DOCKER_CONFIG: userConfig({}).folder, BUILDX_CONFIG: join(homedir(), '.docker', 'buildx')}
    });
    expect(run.exitCode, run.log).toBe(1);
    expect(resultOf(run).failures).toMatchObject([{code: 'push-failed'}]);
    expect(run.summary).toContain('**Cause:** The registry refused access.');
    expect(await allTags(repository)).toEqual([]);
    await expectNoTrace(run, repository);
  });
});
