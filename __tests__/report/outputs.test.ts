import {describe, expect, it, test} from 'vitest';
import {buildOutputs} from '../../src/report/outputs.ts';
import {
  cancelled,
  crashed,
  digest,
  partial,
  plan,
  planTarget,
  publication,
  signed,
  success,
  written
} from './fixtures.ts';

const single = publication('', [
  {name: '1.2.3', moving: false, source: 'semver', claim: {kind: 'version', version: '1.2.3'}}
]);

describe('buildOutputs', () => {
  it('has every output, empty when nothing is known', () => {
    expect(buildOutputs(undefined, undefined)).toEqual({
      version: '',
      tags: '',
      'tag-names': '',
      digest: '',
      digests: '{}',
      labels: '',
      annotations: '',
      pushed: 'false',
      plan: '',
      matrix: '{"include":[]}',
      sarif: '',
      metrics: '',
      json: ''
    });
  });

  const release = success();
  const offline = plan({push: {push: false, trusted: true, reason: 'the input "push" is false'}});
  const all = plan().publications.flatMap(({repositories, tags}) =>
    repositories.flatMap(repository => tags.map(({name}) => `${repository}:${name}`))
  );
  const half = ['ghcr.io/acme/hello', 'acme/hello'].flatMap(repository =>
    (repository.startsWith('ghcr') ? (plan().publications[0]?.tags ?? []) : [{name: '1.2.3'}, {name: 'cpu-1.2.3'}]).map(
      ({name}) => `${repository}:${name}`
    )
  );

  test.each([
    {name: 'of a run that has published', of: plan(), result: release, want: all},
    {name: 'that a plan names', of: plan(), result: undefined, want: all},
    {
      name: 'of a run that pushes nothing',
      of: offline,
      result: {...release, plan: offline, publications: []},
      want: all
    },
    {name: 'of one that failed and pushes nothing', of: offline, result: {...crashed(), plan: offline}, want: []},
    {name: 'of one that failed before the first tag', of: plan(), result: crashed(), want: []},
    {name: 'of one that was cancelled', of: plan(), result: cancelled(), want: []},
    {name: 'of one that failed between two tags', of: plan(), result: partial(), want: half},
    {
      name: 'of a plan whose version is taken',
      of: plan({taken: [{reference: 'acme/hello:1.2.3', reason: 'it exists'}]}),
      result: undefined,
      want: []
    }
  ])('lists the tags $name', ({of, result, want}) => {
    const outputs = buildOutputs(of, result);
    expect(outputs.tags).toBe(want.join('\n'));
    expect(outputs['tag-names']).toBe([...new Set(want.map(tag => tag.slice(tag.lastIndexOf(':') + 1)))].join('\n'));
  });

  it('names the reports of gates', () => {
    expect(buildOutputs(plan(), signed()).sarif).toBe('cves-hello-cpu-linux-amd64.sarif');
  });

  it('describes a published release', () => {
    const outputs = buildOutputs(plan(), success());
    expect(outputs).toMatchObject({
      version: '1.2.3',
      pushed: 'true',
      labels: 'org.opencontainers.image.title=hello\norg.opencontainers.image.version=1.2.3',
      annotations: 'manifest:org.opencontainers.image.title=hello'
    });
    expect(outputs.tags?.split('\n').slice(0, 2)).toEqual(['ghcr.io/acme/hello:1.2.3', 'ghcr.io/acme/hello:1.2']);
    const names = outputs['tag-names']?.split('\n') ?? [];
    expect(names.slice(0, 2)).toEqual(['1.2.3', '1.2']);
    expect(names).toEqual([...new Set(outputs.tags?.split('\n').map(tag => tag.slice(tag.lastIndexOf(':') + 1)))]);
    expect(JSON.parse(outputs.digests ?? '')).toEqual({
      'hello/cpu': digest('publication hello/cpu'),
      'hello/gpu': digest('publication hello/gpu')
    });
    expect(JSON.parse(outputs.plan ?? '')).toEqual(plan());
    expect(JSON.parse(outputs.json ?? '')).toEqual(success());
  });

  test.each([
    {name: 'all published', result: success(), want: 'true'},
    {name: 'in part', result: partial(), want: 'false'},
    {name: 'nothing published', result: crashed(), want: 'false'},
    {name: 'no result', result: undefined, want: 'false'}
  ])('pushed is $want when $name', ({result, want}) => {
    expect(buildOutputs(plan(), result).pushed).toBe(want);
  });

  test.each([
    {name: 'the only publication', publications: [single], want: digest('publication hello')},
    {name: 'the default variant', publications: plan().publications, want: digest('publication hello/cpu')},
    {name: 'no default variant', publications: plan().publications.slice(1).concat(single), version: 'x', want: ''},
    {
      name: 'two images',
      publications: [single, {...single, id: 'web', image: 'web'}],
      want: ''
    }
  ])('digest of $name', ({publications, version = '1.2.3', want}) => {
    const outputs = buildOutputs(plan({publications, version}), success({publications: publications.map(written)}));
    expect(outputs.digest).toBe(want);
  });

  test.each([
    ['linux/amd64', 'ubuntu-latest'],
    ['linux/arm64', 'ubuntu-24.04-arm'],
    ['linux/arm/v7', 'ubuntu-latest'],
    ['linux/riscv64', 'ubuntu-latest']
  ])('%s runs on %s', (platform, runner) => {
    const outputs = buildOutputs(plan({targets: [planTarget('cpu', platform)]}), undefined);
    expect(JSON.parse(outputs.matrix ?? '')).toEqual({
      include: [{target: `hello/cpu/${platform}`, image: 'hello', variant: 'cpu', platform, runner}]
    });
  });

  it('keeps a label on one line', () => {
    expect(buildOutputs(plan({labels: {note: 'two\nlines'}}), undefined).labels).toBe('note=two lines');
  });
});
