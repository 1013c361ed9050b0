import {describe, expect, it, test} from 'vitest';
import {formatPlatform} from '../../src/oci/platform.ts';
import {settingsOf, variant, warningsOf} from './support.ts';

const repositories = async (images: string) => {
  const [image] = (await settingsOf({images})).images;
  return {name: image?.name, repositories: image?.repositories.map(({name}) => name)};
};

describe('parseInputs without any input', () => {
  it('is one image for two platforms on ghcr.io under the name of the repository', async () => {
    const settings = await settingsOf({});
    expect(settings.images).toMatchObject([{name: 'app', repositories: [{name: 'ghcr.io/acme/app'}]}]);
    expect(variant(settings)).toMatchObject({name: '', isDefault: true, context: '.', buildArgs: []});
    expect(variant(settings)).not.toHaveProperty('file');
    expect(variant(settings).platforms.map(formatPlatform)).toEqual(['linux/amd64', 'linux/arm64']);
    expect(variant(settings).smoke).toMatchObject({timeoutMs: 60_000, container: {env: {}}, checks: []});
    expect(settings).toMatchObject({
      mode: 'run',
      parallel: 4,
      retries: 2,
      push: 'auto',
      cache: {backend: 'registry', mode: 'max'}
    });
    expect(settings.names.tags).toEqual(['latest', 'branch', 'sha', 'semver', 'pr'].map(strategy => ({strategy})));
    expect(settings.names.tagsAreDefault).toBe(true);
    expect(settings.tools).toEqual({
      driver: 'docker-container',
      driverOpts: [],
      binfmtImage: 'docker.io/tonistiigi/binfmt:latest'
    });
  });
});

describe('images', () => {
  test.each([
    {name: 'lines with comments', input: '# ours\nghcr.io/Acme/App\nacme/app', want: ['ghcr.io/acme/app', 'acme/app']},
    {name: 'commas', input: 'ghcr.io/acme/app,acme/app', want: ['ghcr.io/acme/app', 'acme/app']},
    {name: 'a repeated one', input: 'acme/app\ndocker.io/acme/app', want: ['acme/app']},
    {name: 'attributes', input: 'name=acme/app,enable=true\nname=acme/old,enable=false', want: ['acme/app']},
    {name: 'attributes in capitals', input: 'NAME=acme/app,Enable=true', want: ['acme/app']}
  ])('$name', async ({input, want}) => expect(await repositories(input)).toEqual({name: 'app', repositories: want}));
});

describe('images that are all disabled', () => {
  const images = 'name=acme/app,enable=false\nname=ghcr.io/acme/app,ENABLE=false';

  it('are built, and a warning says that no tag is written', async () => {
    expect((await settingsOf({images})).images).toMatchObject([{name: 'app', disabled: true}]);
    expect(await warningsOf({images})).toEqual([
      'images: every repository has enable=false: images are built and checked, and no tag is written.'
    ]);
  });

  it('are not, while one is enabled', async () => {
    const [image] = (await settingsOf({images: `${images}\nacme/other`})).images;
    expect(image?.repositories.map(({name}) => name)).toEqual(['acme/other']);
    expect(image).not.toHaveProperty('disabled');
  });
});

describe('what to build', () => {
  it('reads the syntax of docker/build-push-action', async () => {
    const settings = await settingsOf({
      context: 'app',
      file: 'app/prod.Dockerfile',
      target: 'run',
      platforms: 'linux/amd64,linux/arm64/v8\narm64',
      'build-args': 'A=1,2\n"B=x\ny"\nFROM_ENV',
      'build-contexts': 'base=docker-image://alpine:3',
      labels: '# own\norg.acme.team=a=b\nempty=',
      annotations: 'key=value\nindex,manifest[linux/arm64]:k=v',
      'cache-from': 'type=registry,ref=acme/app:c\nacme/app:d',
      secrets: 'token=abc=\n"key=line 1\nline 2"',
      'secret-envs': 'a=A,b=B',
      'secret-files': 'c=./c.txt',
      allow: 'network.host',
      network: 'host',
      ulimit: 'nofile=1024:2048',
      'add-hosts': 'db:10.0.0.1,x=::1',
      'shm-size': '2g',
      'no-cache': 'True',
      provenance: 'mode=max',
      sbom: 'TRUE',
      'source-date-epoch': 'commit',
      'driver-opts': 'env.A="b,c"\nnetwork=host'
    });
    expect(variant(settings)).toMatchObject({
      context: 'app',
      file: 'app/prod.Dockerfile',
      target: 'run',
      buildArgs: ['A=1,2', 'B=x\ny', 'FROM_ENV'],
      buildContexts: ['base=docker-image://alpine:3']
    });
    expect(variant(settings).platforms.map(formatPlatform)).toEqual(['linux/amd64', 'linux/arm64']);
    expect(settings.names.labels).toEqual({'org.acme.team': 'a=b', empty: ''});
    expect(settings.names.annotations).toEqual([
      {level: 'manifest', key: 'key', value: 'value'},
      {level: 'index', key: 'k', value: 'v'},
      {level: 'manifest[linux/arm64]', key: 'k', value: 'v'}
    ]);
    expect(settings.cache.from).toEqual(['type=registry,ref=acme/app:c', 'acme/app:d']);
    expect(settings.tools.driverOpts).toEqual(['env.A="b,c"', 'network=host']);
    expect(settings.build).toEqual({
      secrets: ['token=abc=', 'key=line 1\nline 2'],
      secretEnvs: ['a=A', 'b=B'],
      secretFiles: ['c=./c.txt'],
      ssh: [],
      network: 'host',
      addHosts: ['db:10.0.0.1', 'x=::1'],
      allow: ['network.host'],
      shmSize: '2g',
      ulimits: ['nofile=1024:2048'],
      noCache: true,
      noCacheFilters: [],
      pull: false,
      provenance: 'mode=max',
      sbom: 'true',
      sourceDateEpoch: 'commit'
    });
  });

  it('leaves out a secret without a value, with a warning', async () => {
    expect((await settingsOf({secrets: 'npm=\na=b'})).build.secrets).toEqual(['a=b']);
    expect(await warningsOf({secrets: 'npm=\na=b'})).toEqual([
      'secrets: "npm" has no value and is left out. A GitHub secret that does not exist is empty; pull requests of forks get none.'
    ]);
  });
});

describe('logins', () => {
  const auths =
    '- {username: acme, password: 012}\n- {registry: https://registry.acme.dev:5000/v2, username: ci, password: "x: y"}';

  it('takes Docker Hub when no registry is named', async () => {
    const {logins} = await settingsOf({username: 'acme', password: 'hunter22'});
    expect(logins.logins).toEqual([{registry: 'docker.io', username: 'acme', password: 'hunter22'}]);
  });

  it('reads several, and keeps passwords as they are written', async () => {
    expect((await settingsOf({'registry-auths': auths})).logins.logins).toEqual([
      {registry: 'docker.io', username: 'acme', password: '012'},
      {registry: 'registry.acme.dev:5000', username: 'ci', password: 'x: y'}
    ]);
  });

  it('leaves out a login without a password where there are no secrets', async () => {
    const given = {
      registry: 'acme.dev',
      username: 'ci',
      password: '',
      'registry-auths': '- {username: acme, password: }'
    };
    expect((await settingsOf(given, {secretsAvailable: false})).logins.logins).toEqual([]);
  });
});

describe('tools', () => {
  it('reads a remote builder', async () => {
    const {tools} = await settingsOf({driver: 'remote', endpoint: 'tcp://buildkitd:1234', 'buildx-version': '0.36.1'});
    expect(tools).toMatchObject({driver: 'remote', endpoint: 'tcp://buildkitd:1234', buildxVersion: 'v0.36.1'});
  });
});

describe('variants', () => {
  const variants = `
cpu: {default: true}
gpu:
  file: gpu.Dockerfile
  platforms: linux/amd64
  build-args: {CUDA: 12.40, MODE: gpu}
  labels: [team=gpu]
`;

  it('takes from the plain inputs what a variant does not say', async () => {
    const settings = await settingsOf({
      variants,
      file: 'Dockerfile',
      'build-args': 'A=1\nMODE=cpu',
      platforms: 'linux/arm64'
    });
    expect(variant(settings, 'cpu')).toMatchObject({
      isDefault: true,
      file: 'Dockerfile',
      buildArgs: ['A=1', 'MODE=cpu']
    });
    expect(variant(settings, 'gpu')).toMatchObject({
      isDefault: false,
      file: 'gpu.Dockerfile',
      buildArgs: ['A=1', 'MODE=gpu', 'CUDA=12.40'],
      platforms: [{os: 'linux', architecture: 'amd64'}],
      labels: {team: 'gpu'}
    });
  });
});
