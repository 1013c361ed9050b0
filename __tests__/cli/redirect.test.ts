import {describe, expect, it, test} from 'vitest';
import {forLaptop, forOtherRegistry, forRehearsal, leftOut, reachLoopback, redirect} from '../../src/cli/redirect.ts';
import type {Settings} from '../../src/inputs/settings.ts';
import {settingsOf} from '../plan/support.ts';

const names = ({images}: Settings): readonly (readonly string[])[] =>
  images.map(({repositories}) => repositories.map(({name}) => name));

const TWO = `
images:
  backend: {repositories: [ghcr.io/acme/shop-backend, docker.io/acme/shop-backend]}
  web: {repositories: [ghcr.io/acme/web]}
`;

describe('another registry', () => {
  test.each([
    {registry: 'localhost:5000', want: [['localhost:5000/acme/shop-backend'], ['localhost:5000/acme/web']]},
    {registry: 'localhost:5000/', want: [['localhost:5000/acme/shop-backend'], ['localhost:5000/acme/web']]},
    {registry: 'http://localhost:5000/', want: [['localhost:5000/acme/shop-backend'], ['localhost:5000/acme/web']]},
    {registry: 'ghcr.io/octocat/', want: [['ghcr.io/octocat/shop-backend'], ['ghcr.io/octocat/web']]},
    {registry: 'docker.io', want: [['acme/shop-backend'], ['acme/web']]}
  ])('$registry', async ({registry, want}) => {
    expect(names(redirect(await settingsOf({}, TWO), registry))).toEqual(want);
  });

  it("has Docker Hub's own images without their folder, and the cache too", async () => {
    const settings = redirect(
      await settingsOf({images: 'hello', 'cache-repository': 'ghcr.io/acme/cache'}),
      'r.io:5000'
    );
    expect(names(settings)).toEqual([['r.io:5000/hello']]);
    expect(settings.cache.repository?.name).toBe('r.io:5000/acme/cache');
  });

  it('is refused when it is none, or when two images would be one', async () => {
    const settings = await settingsOf(
      {},
      'images: {a: {repositories: [ghcr.io/acme/app]}, b: {repositories: [ghcr.io/other/app]}}'
    );
    expect(() => redirect(settings, 'local host:5000')).toThrow(/^--registry local host:5000: "local host:5000"/);
    expect(() => redirect(settings, 'r.io/x')).toThrow('--registry r.io/x: several images would be called r.io/x/app');
    expect(names(redirect(settings, 'r.io'))).toEqual([['r.io/acme/app'], ['r.io/other/app']]);
  });
});

describe('a builder for registries of this machine', () => {
  const tools = async (given: Record<string, string>) => reachLoopback(await settingsOf(given)).tools;

  it('is in the network of the machine, and speaks plain HTTP to them', async () => {
    expect(await tools({images: 'localhost:5000/a'})).toMatchObject({
      driverOpts: ['network=host'],
      buildkitdConfig: '[registry."localhost:5000"]\n  http = true\n'
    });
  });

  it('keeps what the user says', async () => {
    const config = '[registry."localhost:5000"]\n  insecure = true';
    expect(
      await tools({images: 'localhost:5000/a', 'driver-opts': 'network=lab', 'buildkitd-config-inline': config})
    ).toMatchObject({driverOpts: ['network=lab'], buildkitdConfig: config});
    expect(await tools({images: 'localhost:5000/a', 'buildkitd-config-inline': 'debug = true'})).toMatchObject({
      buildkitdConfig: 'debug = true\n[registry."localhost:5000"]\n  http = true\n'
    });
  });

  test.each([
    {name: 'other registries', given: {images: 'ghcr.io/acme/a'}},
    {name: 'a builder of the user', given: {images: 'localhost:5000/a', builder: 'mine'}},
    {name: 'a remote builder', given: {images: 'localhost:5000/a', driver: 'remote', endpoint: 'tcp://b:1234'}}
  ])('is left alone for $name', async ({given}) => {
    const settings = await settingsOf(given);
    expect(reachLoopback(settings)).toBe(settings);
  });
});

it('a rehearsal publishes to its own registry, signs nothing and writes no cache', async () => {
  const settings = await settingsOf({
    images: 'ghcr.io/acme/a\ndocker.io/acme/a',
    'cache-to': 'type=registry,ref=ghcr.io/acme/a:cache',
    gates: '[{run: [make, check]}, {cosign: {key: cosign.key}}]'
  });
  const rehearsed = forRehearsal(settings, 'localhost:32768');
  expect(names(rehearsed)).toEqual([['localhost:32768/acme/a']]);
  expect(rehearsed).toMatchObject({push: 'true', reuse: 'never', cache: {backend: 'off', to: []}});
  expect(rehearsed.rehearsed).toEqual({'localhost:32768/acme/a': ['ghcr.io/acme/a', 'acme/a']});
  expect(rehearsed.gates.map(({kind}) => kind)).toEqual(['run']);
});

test.each([
  {push: 'true', told: 1},
  {push: 'false', told: 0},
  {push: 'auto', told: 0}
])('push: $push of a laptop tells $told webhooks and keeps no metrics', async ({push, told}) => {
  const given = await settingsOf({
    images: 'ghcr.io/acme/a',
    push,
    metrics: 'on',
    notify: '[{url: https://example.com/hook}]'
  });
  expect(given).toMatchObject({metrics: 'on', notify: [{}]});
  const settings = forLaptop(given, {dryRun: false});
  expect(settings.notify).toHaveLength(told);
  expect(settings.metrics).toBe('off');
  expect(forRehearsal(given, 'localhost:5000').notify).toEqual([]);
});

test.each([
  {name: 'without --push', push: 'auto', dryRun: false, mode: 'cleanup', want: true},
  {name: 'with --push=false', push: 'false', dryRun: false, mode: 'cleanup', want: true},
  {name: 'with --push', push: 'true', dryRun: false, mode: 'cleanup', want: false},
  {name: 'with --push and --dry-run', push: 'true', dryRun: true, mode: 'cleanup', want: true}
])('a clean-up $name is a dry run: $want', async ({push, dryRun, mode, want}) => {
  const retention = '{dry-run: false, rules: [{match: pr-*, keep-days: 7}]}';
  const given = await settingsOf({images: 'ghcr.io/acme/a', mode, push, retention});
  expect(given.retention?.dryRun).toBe(false);
  expect(forLaptop(given, {dryRun}).retention).toEqual({...given.retention, dryRun: want});
});

describe('in another registry', () => {
  const NOTIFY = '[{url: https://example.com/hook}]';
  const SIGN = '[{run: [make, check]}, {cosign: {key: cosign.key}}]';

  it('nothing is signed, and no webhook is told', async () => {
    const given = await settingsOf({images: 'ghcr.io/acme/a', push: 'true', notify: NOTIFY, gates: SIGN});
    const settings = forOtherRegistry(given, 'r.io:5000');
    expect(names(settings)).toEqual([['r.io:5000/acme/a']]);
    expect(settings.notify).toEqual([]);
    expect(settings.gates.map(({kind}) => kind)).toEqual(['run']);
  });

  test.each([
    {name: 'both', given: {notify: NOTIFY, gates: SIGN}, want: 'nothing is signed and no webhook is told'},
    {name: 'signatures', given: {gates: SIGN}, want: 'nothing is signed'},
    {name: 'webhooks', given: {notify: NOTIFY}, want: 'no webhook is told'}
  ])('that is said of $name', async ({given, want}) => {
    expect(leftOut(await settingsOf({images: 'ghcr.io/acme/a', ...given}))).toBe(`With --registry, ${want}.`);
  });

  it('nothing is said where nothing is left out', async () => {
    expect(leftOut(await settingsOf({images: 'ghcr.io/acme/a', gates: '[{run: [make]}]'}))).toBeUndefined();
  });
});
