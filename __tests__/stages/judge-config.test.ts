import {describe, expect, test} from 'vitest';
import type {Manifest} from '../../src/oci/descriptor.ts';
import {digestOf} from '../../src/oci/descriptor.ts';
import type {BuildTarget} from '../../src/plan/plan.ts';
import type {Registry} from '../../src/ports/registry.ts';
import type {ContainerRuntime, ImageConfig} from '../../src/ports/runtime.ts';
import {judgeConfig} from '../../src/stages/judge-config.ts';

const CONFIG = digestOf('config');
const MANIFEST: Manifest = {
  kind: 'image',
  digest: digestOf('manifest'),
  config: {mediaType: 'application/vnd.oci.image.config.v1+json', digest: CONFIG, size: 1},
  layers: []
};

const AMD64 = {os: 'linux', architecture: 'amd64'};

interface Case {
  readonly name: string;
  /** Undefined: the registry does not give it. */
  readonly config: unknown;
  readonly nonRoot?: boolean;
  readonly platform?: string;
  readonly titles?: readonly string[];
  readonly warning?: string;
}

const CASES: readonly Case[] = [
  {name: 'another user', config: {...AMD64, config: {User: '65534'}}},
  {name: 'root', config: {...AMD64, config: {}}, titles: ['the image runs as root: it names no user']},
  {name: 'root by number', config: {...AMD64, config: {User: '0:0'}}, titles: ['the image runs as root (USER 0:0)']},
  {name: 'root, where that is allowed', config: {...AMD64, config: {}}, nonRoot: false},
  {name: 'a name', config: {...AMD64, config: {User: 'app'}}, warning: 'only its /etc/passwd says who "app" is'},
  {name: 'an unreadable config', config: undefined, warning: 'its config could not be read'},
  {name: 'an unreadable config, where nothing is asked of it', config: undefined, nonRoot: false},
  {
    name: 'another platform',
    config: {...AMD64, config: {User: '1'}},
    platform: 'linux/arm64',
    titles: ['the image is for linux/amd64, not for linux/arm64']
  },
  {
    name: 'the same platform in other words',
    config: {os: 'linux', architecture: 'arm64', variant: 'v8', config: {User: '1'}},
    platform: 'linux/arm64'
  }
];

const targetOf = ({nonRoot = true, platform = 'linux/amd64'}: Case) =>
  ({id: 'hello', platform, budgets: {limits: [], nonRoot}}) as unknown as BuildTarget;

describe('an image that is not started', () => {
  test.each(CASES)('is judged by its config in the registry: $name', async one => {
    const asked: string[] = [];
    const registry = {
      blob: async (reference: string) => {
        asked.push(reference);
        return one.config === undefined ? undefined : blobOf(JSON.stringify(one.config));
      }
    } as unknown as Registry;
    const ports = {registry, runtime: {} as ContainerRuntime, signal: new AbortController().signal};
    const {failures, warnings} = await judgeConfig(targetOf(one), 'acme/app@sha256:1', MANIFEST, ports);
    expect(asked).toEqual([`acme/app@${CONFIG}`]);
    expect(failures.map(({title}) => title)).toEqual(one.titles ?? []);
    expect(warnings.map(({message}) => message)).toEqual(
      one.warning === undefined ? [] : [expect.stringContaining(one.warning)]
    );
  });

  test('is judged by what the engine says where it was only loaded', async () => {
    const config = {platform: 'linux/amd64', user: ''} as ImageConfig;
    const runtime = {imageConfig: async () => config} as unknown as ContainerRuntime;
    const ports = {registry: {} as Registry, runtime, signal: new AbortController().signal};
    const {failures} = await judgeConfig(targetOf(CASES[0] as Case), 'local:hello', undefined, ports);
    expect(failures.map(({title}) => title)).toEqual(['the image runs as root: it names no user']);
  });
});

async function* blobOf(text: string): AsyncIterable<Uint8Array> {
  yield Buffer.from(text);
}
