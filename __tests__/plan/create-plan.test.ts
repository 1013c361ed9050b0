import {describe, expect, it} from 'vitest';
import {createPlan} from '../../src/plan/create-plan.ts';
import {tagReferences} from '../../src/plan/plan.ts';
import {factsOf, payloadOf, pushOf, SHA} from '../context/support.ts';
import {planOf, publication, settingsOf, tagNames, target} from './support.ts';

const release = factsOf('push', 'refs/tags/v1.2.3', payloadOf('push-tag'));
const fork = factsOf('pull_request', 'refs/pull/7/merge', payloadOf('pull-request-fork'));

describe('createPlan', () => {
  it('plans one target per platform, and one publication over them', async () => {
    const plan = await planOf(release);
    expect(plan).toMatchObject({schema: 1, version: '1.2.3', revision: SHA, created: '2025-11-21T08:29:58.000Z'});
    expect(plan.targets.map(({id}) => id)).toEqual(['hello/linux/amd64', 'hello/linux/arm64']);
    expect(publication(plan, 'hello')).toMatchObject({
      repositories: ['ghcr.io/acme/hello'],
      targets: ['hello/linux/amd64', 'hello/linux/arm64']
    });
    expect(plan.notes).toEqual([]);
  });

  it('gives the default variant the bare tags and its own, another one only its own', async () => {
    const variants = 'cpu: {default: true}\ngpu: {platforms: linux/amd64}';
    const plan = await planOf(release, {variants});
    expect(tagNames(plan, 'hello/cpu')).toEqual([
      '1.2.3',
      '1.2',
      '1',
      'latest',
      '1.2.3-cpu',
      '1.2-cpu',
      '1-cpu',
      'latest-cpu'
    ]);
    expect(tagNames(plan, 'hello/gpu')).toEqual(['1.2.3-gpu', '1.2-gpu', '1-gpu', 'latest-gpu']);
    expect(publication(plan, 'hello/gpu').tags.map(({moving}) => moving)).toEqual([false, true, true, true]);
  });

  it('puts the variant into every tag when none is the default', async () => {
    const plan = await planOf(release, {variants: 'alpine: {}\ndebian: {}', 'tag-format': '{variant}-{tag}'});
    const every = plan.publications.flatMap(({tags}) => tags.map(({name}) => name));
    expect(every.filter(name => !/^(alpine|debian)-/.test(name))).toEqual([]);
    expect(every).toContain('alpine-latest');
  });

  it('gives latest of a variant further names, which belong to the same', async () => {
    const plan = await planOf(release, {
      variants: 'debian: {}\nubuntu: {}',
      'tag-format': '{tag}-{variant}, {variant}'
    });
    expect(tagNames(plan, 'hello/debian')).toEqual([
      '1.2.3-debian',
      '1.2-debian',
      '1-debian',
      'latest-debian',
      'debian'
    ]);
    const [latest, bare] = publication(plan, 'hello/ubuntu').tags.slice(-2);
    expect(bare).toEqual({...latest, name: 'ubuntu'});
    const branch = await planOf(pushOf('refs/heads/main'), {
      variants: 'debian: {}',
      tags: 'branch',
      'tag-format': '{tag}-{variant}, {variant}'
    });
    expect(tagNames(branch, 'hello/debian')).toEqual(['main-debian']);
  });

  it('writes every tag to every repository, and builds into the first', async () => {
    const plan = await planOf(release, {images: 'ghcr.io/acme/hello\nacme/hello', tags: 'semver'});
    expect(tagReferences(plan.publications)).toEqual([
      'ghcr.io/acme/hello:1.2.3',
      'ghcr.io/acme/hello:1.2',
      'ghcr.io/acme/hello:1',
      'acme/hello:1.2.3',
      'acme/hello:1.2',
      'acme/hello:1'
    ]);
    expect(new Set(plan.targets.map(({repository}) => repository))).toEqual(new Set(['ghcr.io/acme/hello']));
  });

  it('says nothing of a variant that is chosen as a whole', async () => {
    const plan = await planOf(release, {variants: 'cpu: {default: true}\ngpu: {}', only: 'gpu'});
    expect(plan.publications.map(({id}) => id)).toEqual(['hello/gpu']);
    expect(plan.warnings).toEqual([]);
  });

  it('keeps publications of chosen targets alone, and says that they are a part', async () => {
    const plan = await planOf(release, {variants: 'cpu: {default: true}\ngpu: {}', only: 'cpu/linux/arm64'});
    expect(plan.targets.map(({id}) => id)).toEqual(['hello/cpu/linux/arm64']);
    expect(plan.publications.map(({id, targets}) => ({id, targets}))).toEqual([
      {id: 'hello/cpu', targets: ['hello/cpu/linux/arm64']}
    ]);
    expect(plan.warnings).toEqual(['"only"/"skip" leave 1 of 2 build targets: tags are written over these alone.']);
  });

  it('neither pushes nor writes a cache for a fork, even when told to', async () => {
    const plan = await planOf(fork, {push: 'true', 'cache-to': 'type=inline'});
    expect(plan.push).toMatchObject({push: false, trusted: false});
    expect(plan.targets.flatMap(({cacheTo}) => cacheTo)).toEqual([]);
    expect(plan.notes).toEqual([
      expect.stringMatching(/^"push: true" is not followed: the pull request comes from the fork \S+, and untrusted/)
    ]);
  });

  it('writes no tag where every repository is disabled', async () => {
    const plan = await planOf(release, {images: 'name=acme/app,enable=false'});
    expect(plan.push).toEqual({
      push: false,
      trusted: true,
      reason: 'every repository of "images" has enable=false'
    });
    expect(plan.targets.map(({repository}) => repository)).toEqual(['acme/app', 'acme/app']);
    expect(tagReferences(plan.publications)).toEqual([]);
    expect(plan.version).toBe('1.2.3');
  });

  it('writes no cache either when push is off', async () => {
    const plan = await planOf(pushOf('refs/heads/main'), {push: 'false'});
    expect(plan.push).toEqual({push: false, trusted: true, reason: 'the input "push" is false'});
    expect(plan.targets.flatMap(({cacheTo}) => cacheTo)).toEqual([]);
    expect(target(plan, 'hello/linux/amd64').cacheFrom).toHaveLength(1);
  });

  it('takes two images of a config file with what is theirs', async () => {
    const config = `
images:
  api: {repositories: [ghcr.io/acme/api], context: api, platforms: [linux/amd64]}
  worker:
    repositories: [ghcr.io/acme/worker]
    tag-format: "{variant}-{tag}"
    variants:
      cpu: {file: cpu.Dockerfile, default: true, platforms: [linux/amd64, linux/arm64]}
      gpu: {target: gpu, platforms: [linux/amd64]}
`;
    const plan = await planOf(release, {}, config);
    expect(plan.targets.map(({id}) => id)).toEqual([
      'api/linux/amd64',
      'worker/cpu/linux/amd64',
      'worker/cpu/linux/arm64',
      'worker/gpu/linux/amd64'
    ]);
    expect(target(plan, 'api/linux/amd64')).toMatchObject({context: 'api', repository: 'ghcr.io/acme/api'});
    expect(target(plan, 'worker/cpu/linux/arm64')).toMatchObject({context: '.', file: 'cpu.Dockerfile'});
    expect(target(plan, 'worker/gpu/linux/amd64')).toMatchObject({target: 'gpu'});
    expect(target(plan, 'worker/gpu/linux/amd64')).not.toHaveProperty('file');
    expect(tagNames(plan, 'worker/gpu')).toEqual(['gpu-1.2.3', 'gpu-1.2', 'gpu-1', 'gpu-latest']);
  });

  describe('with a variant for other platforms', () => {
    const config = `
images:
  worker:
    repositories: [ghcr.io/acme/worker]
    variants:
      cpu: {default: true}
      gpu: {platforms: [linux/amd64]}
`;
    const platforms = 'linux/arm64';
    const why = 'worker/gpu is not built: it is for linux/amd64 alone, and "platforms" asks for linux/arm64';

    it.each([
      {name: 'leaves it out, and says so', given: {}, notes: [`${why}.`]},
      {name: 'does so where it is asked for among others', given: {only: 'cpu,gpu'}, notes: [`${why}.`]},
      {name: 'says nothing of what is not asked for', given: {only: 'cpu'}, notes: []},
      {name: 'says nothing of what is skipped', given: {skip: 'gpu'}, notes: []}
    ])('$name', async ({given, notes}) => {
      const plan = await planOf(release, {platforms, ...given}, config);
      expect(plan.targets.map(({id}) => id)).toEqual(['worker/cpu/linux/arm64']);
      expect(plan.publications.map(({id}) => id)).toEqual(['worker/cpu']);
      expect(plan.notes).toEqual(notes);
      expect(plan.warnings).toEqual([]);
    });

    it('refuses a run of it alone', async () => {
      const settings = await settingsOf({platforms, only: 'gpu'}, config);
      expect(() => createPlan(settings, release)).toThrow(`"only" and "skip" leave no build target: ${why}`);
    });
  });

  it('refuses patterns that name nothing', async () => {
    const settings = await settingsOf({only: 'gpu'});
    expect(() => createPlan(settings, release)).toThrow('"only"/"skip" name nothing that is there: gpu');
  });
});
