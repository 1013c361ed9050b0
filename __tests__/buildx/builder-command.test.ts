import {describe, expect, it, test} from 'vitest';
import {
  builderContainerPrefix,
  createBuilderCommand,
  inspectBuilderCommand,
  parseBuildxVersion,
  parseDriver,
  removeBuilderCommand
} from '../../src/buildx/builder-command.ts';
import {createIndexCommand, inspectRawCommand} from '../../src/buildx/imagetools.ts';
import type {ToolSettings} from '../../src/inputs/settings.ts';
import {cli} from '../contract/cli.ts';

const tools: ToolSettings = {driver: 'docker-container', driverOpts: [], binfmtImage: 'tonistiigi/binfmt'};

describe('createBuilderCommand', () => {
  test.each([
    {
      name: 'of its own',
      given: tools,
      config: undefined,
      want: ['--driver', 'docker-container', '--bootstrap']
    },
    {
      name: 'with options',
      given: {...tools, driverOpts: ['network=host', 'env.A="b,c"'], buildkitImage: 'moby/buildkit:v0.20.0'},
      config: '/tmp/run/buildkitd.toml',
      want: [
        ...['--driver', 'docker-container', '--buildkitd-config', '/tmp/run/buildkitd.toml'],
        ...[
          '--driver-opt',
          'image=moby/buildkit:v0.20.0',
          '--driver-opt',
          'network=host',
          '--driver-opt',
          'env.A="b,c"'
        ],
        '--bootstrap'
      ]
    },
    {
      name: 'remote',
      given: {...tools, driver: 'remote' as const, endpoint: 'tcp://buildkitd:1234'},
      config: undefined,
      want: ['--driver', 'remote', '--bootstrap', 'tcp://buildkitd:1234']
    }
  ])('$name', ({given, config, want}) => {
    const command = createBuilderCommand('b1', given, config);
    expect(command.tool).toBe('docker');
    expect(command.args).toEqual(['buildx', 'create', '--name', 'b1', ...want]);
  });
});

it('looks at and removes a builder by its name', () => {
  expect(inspectBuilderCommand('b1').args).toEqual(['buildx', 'inspect', '--bootstrap', 'b1']);
  expect(removeBuilderCommand('b1').args).toEqual(['buildx', 'rm', '--force', 'b1']);
  expect(builderContainerPrefix('b1')).toBe('buildx_buildkit_b1');
});

describe('parseDriver', () => {
  test.each([
    {name: 'inspect-container', want: 'docker-container'},
    {name: 'inspect-docker', want: 'docker'}
  ])('$name', ({name, want}) => expect(parseDriver(cli(`builder/${name}.txt`))).toBe(want));

  it('is undefined for other text', () => expect(parseDriver('ERROR: no builder')).toBeUndefined());
});

describe('parseBuildxVersion', () => {
  test.each([
    {name: 'as recorded', text: cli('builder/version.txt'), want: '0.36.1'},
    {name: 'with a commit', text: 'github.com/docker/buildx v0.12.1 30feaa1', want: '0.12.1'},
    {name: 'of a distribution', text: 'github.com/docker/buildx 0.13.1+ds1-3 0.13.1+ds1-3', want: '0.13.1'},
    {name: 'a pre-release', text: 'github.com/docker/buildx v0.20.0-rc1 abc', want: '0.20.0'},
    {name: 'no version', text: "docker: 'buildx' is not a docker command.", want: undefined}
  ])('$name', ({text, want}) => expect(parseBuildxVersion(text)).toBe(want));
});

describe('imagetools', () => {
  it('reads the bytes of a manifest', () => {
    expect(inspectRawCommand('b1', 'ghcr.io/acme/app:1').args).toEqual([
      'buildx',
      'imagetools',
      'inspect',
      '--builder',
      'b1',
      '--raw',
      'ghcr.io/acme/app:1'
    ]);
  });

  it('writes tags over sources, annotations first', () => {
    const request = {tags: ['a/b:1', 'a/b:2'], sources: ['a/b@sha256:x', 'a/b@sha256:y'], annotations: ['index:k=v w']};
    expect(createIndexCommand('b1', request).args).toEqual([
      ...['buildx', 'imagetools', 'create', '--builder', 'b1', '--annotation', 'index:k=v w'],
      ...['--tag', 'a/b:1', '--tag', 'a/b:2', 'a/b@sha256:x', 'a/b@sha256:y']
    ]);
  });
});
