import {describe, expect, it} from 'vitest';
import {formatPlatform} from '../../src/oci/platform.ts';
import {config, image, problemsOf, settingsOf, variant} from './support.ts';

const FILE = `
images:
  backend:
    repositories: [ghcr.io/acme/backend, docker.io/acme/backend]
    context: backend
    build-args: {PYTHON: 3.10, FROM_ENV: }
    labels: {team: web, kind: service}
  worker:
    repositories: ghcr.io/acme/worker
    tag-format: "{variant}-{tag}"
    smoke: {port: 8000, env: {A: 1}}
    variants:
      cpu: {file: docker/cpu.Dockerfile, default: true}
      gpu:
        file: docker/gpu.Dockerfile
        platforms: [linux/amd64]
        smoke: {command: serve --device cpu, env: {B: 2}}
platforms: linux/arm64
tags: |
  latest
  sha
labels: {team: all, more: yes}
annotations: ["index:a=b", c=d]
`;

describe('a config file', () => {
  it('describes several images', async () => {
    const settings = await settingsOf(...config(FILE));
    expect(settings.images.map(({name}) => name)).toEqual(['backend', 'worker']);
    expect(image(settings, 'backend').repositories.map(({name}) => name)).toEqual([
      'ghcr.io/acme/backend',
      'acme/backend'
    ]);
    expect(variant(settings, '', 'backend')).toMatchObject({
      isDefault: true,
      context: 'backend',
      buildArgs: ['PYTHON=3.10', 'FROM_ENV'],
      labels: {team: 'web', kind: 'service'},
      platforms: [{os: 'linux', architecture: 'arm64'}]
    });
    expect(image(settings, 'worker').tagFormat).toBe('{variant}-{tag}');
    expect(variant(settings, 'cpu', 'worker').smoke).toMatchObject({
      port: 8000,
      timeoutMs: 60_000,
      container: {env: {A: '1'}},
      checks: [{kind: 'http', path: '/', lenient: true}]
    });
    expect(variant(settings, 'gpu', 'worker')).toMatchObject({
      isDefault: false,
      platforms: [{os: 'linux', architecture: 'amd64'}],
      smoke: {port: 8000, container: {command: ['serve', '--device', 'cpu'], env: {A: '1', B: '2'}}}
    });
    expect(settings.names).toMatchObject({
      tags: [{strategy: 'latest'}, {strategy: 'sha'}],
      tagsAreDefault: false,
      labels: {team: 'all', more: 'yes'},
      annotations: [
        {level: 'index', key: 'a', value: 'b'},
        {level: 'manifest', key: 'c', value: 'd'}
      ]
    });
  });

  it('gives way to inputs', async () => {
    const given = {
      tags: 'pr',
      labels: 'team=input',
      annotations: 'index:a=input',
      platforms: 'linux/s390x,linux/amd64',
      'build-args': 'PYTHON=3.12',
      'tag-format': '{tag}_{variant}',
      'health-path': '/ready',
      'health-timeout': '5s'
    };
    const settings = await settingsOf(...config(FILE, given));
    const backend = variant(settings, '', 'backend');
    expect(backend.buildArgs).toEqual(['PYTHON=3.12', 'FROM_ENV']);
    expect(backend.labels).toEqual({kind: 'service'});
    expect(settings.names.labels).toEqual({team: 'input', more: 'yes'});
    expect(settings.names.tags).toEqual([{strategy: 'pr'}]);
    expect(settings.names.annotations).toContainEqual({level: 'index', key: 'a', value: 'input'});
    expect(settings.names.annotations).toHaveLength(2);
    const gpu = variant(settings, 'gpu', 'worker');
    expect(gpu.platforms.map(formatPlatform)).toEqual(['linux/amd64']);
    expect(backend.platforms.map(formatPlatform)).toEqual(['linux/s390x', 'linux/amd64']);
    expect(gpu.smoke).toMatchObject({port: 8000, timeoutMs: 5000, checks: [{path: '/ready', lenient: false}]});
    expect(image(settings, 'worker').tagFormat).toBe('{tag}_{variant}');
  });

  it('of a single image takes its repository from the input or from GitHub', async () => {
    const text = 'images: {web: {context: web}}';
    expect((await settingsOf(...config(text))).images[0]?.repositories[0]?.name).toBe('ghcr.io/acme/app');
    expect((await settingsOf(...config(text, {images: 'acme/web'}))).images[0]?.repositories[0]?.name).toBe('acme/web');
  });

  it('without images sets what is common', async () => {
    const settings = await settingsOf(...config('platforms: [linux/arm64]\ntags: [sha]'));
    expect(variant(settings).platforms.map(formatPlatform)).toEqual(['linux/arm64']);
  });

  it('may use anchors and merge keys', async () => {
    const text = `
images:
  a: &a {repositories: acme/a, context: src, build-args: [A=1]}
  b: {<<: *a, repositories: acme/b}
`;
    expect(variant(await settingsOf(...config(text)), '', 'b')).toMatchObject({context: 'src', buildArgs: ['A=1']});
  });
});

describe('a wrong config file', () => {
  it('is reported with lines', async () => {
    const text = `images:
  Web:
    repositories: ghcr.io/acme/web:1
    tag-format: "{tag}"
  api:
    smok: off
    annotations: {"index:a": b}
    smoke: {checks: [{http: {path: health}}, {tpc: 80}]}
labls: {}
`;
    expect(await problemsOf(...config(text))).toEqual([
      '.github/multiarch.yml › images › api › smoke › checks › item 2 › tpc (line 8): "tpc" is not a key here. Did you mean "tcp"?',
      '.github/multiarch.yml › images › api › smok (line 6): "smok" is not a key here. Did you mean "smoke"?',
      '.github/multiarch.yml › labls (line 9): "labls" is not a key here. Did you mean "labels"?',
      '.github/multiarch.yml › images › Web (line 2): "Web" cannot name an image (want a-z, 0-9 and . _ - inside, such as backend).',
      '.github/multiarch.yml › images › Web › repositories (line 3): "ghcr.io/acme/web:1" has a tag; tags come from the input "tags".',
      '.github/multiarch.yml › images › Web › tag-format (line 4): "{tag}" needs {variant} once (want {tag}-{variant} or {variant}-{tag}).',
      '.github/multiarch.yml › images › api › annotations (line 7): "index:a" has a level, which only the annotations of all images may have. Write the key alone here, or move it to the top of the file.',
      '.github/multiarch.yml › images › api › smoke › checks › item 1 › http › path (line 8): "health" is not a path (want one that starts with "/", such as /health).',
      '.github/multiarch.yml › images › api › repositories (line 5): no repository to publish to. Name at least one, such as ghcr.io/acme/app.'
    ]);
  });

  it('has two images that would write the same tags', async () => {
    const text = `images:
  a: {repositories: acme/app}
  b: {repositories: [ghcr.io/acme/b, docker.io/acme/app]}
`;
    expect(await problemsOf(...config(text))).toEqual([
      '.github/multiarch.yml › images › b › repositories (line 3): acme/app is also a repository of the image "a", and both would write the same tags. Give each image its own repository, or make them variants of one image.'
    ]);
  });

  it('may share a repository between images with different variants', async () => {
    const text = 'images: {a: {repositories: acme/app}, b: {repositories: acme/app, variants: {gpu: }}}';
    expect(await problemsOf(...config(text))).toEqual([]);
  });

  it('cannot be combined with the input images when it has several', async () => {
    expect(await problemsOf(...config(FILE, {images: 'acme/app'}))).toEqual([
      'images: names the repository of one image, and .github/multiarch.yml describes 2. Remove it, and give each image its "repositories" in .github/multiarch.yml.'
    ]);
  });
});
