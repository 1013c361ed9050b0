import {describe, expect, it, test} from 'vitest';
import {handlerOf, installEmulatorsCommand, isUsableHandler, missingEmulators} from '../../src/engine/emulation.ts';
import {parsePlatform} from '../../src/oci/platform.ts';
import {cli} from '../contract/cli.ts';

describe('missingEmulators', () => {
  test.each([
    {name: 'its own platform', host: 'linux/amd64', platforms: ['linux/amd64', 'linux/386'], handlers: [], want: []},
    {
      name: 'a foreign one',
      host: 'linux/amd64',
      platforms: ['linux/amd64', 'linux/arm64'],
      handlers: [],
      want: ['arm64']
    },
    {name: 'a registered one', host: 'linux/amd64', platforms: ['linux/arm64'], handlers: ['qemu-aarch64'], want: []},
    {
      name: 'each once',
      host: 'linux/amd64',
      platforms: ['linux/arm/v6', 'linux/arm/v7', 'linux/riscv64', 'linux/arm64'],
      handlers: ['qemu-aarch64'],
      want: ['arm', 'riscv64']
    },
    {
      name: 'amd64 on arm64',
      host: 'linux/arm64',
      platforms: ['linux/amd64'],
      handlers: ['qemu-aarch64'],
      want: ['amd64']
    },
    {name: 'another system', host: 'linux/amd64', platforms: ['windows/arm64'], handlers: [], want: []}
  ])('$name', ({host, platforms, handlers, want}) =>
    expect(missingEmulators(parsePlatform(host), platforms.map(parsePlatform), handlers)).toEqual(want)
  );
});

describe('isUsableHandler', () => {
  const recorded = cli('engine/binfmt-aarch64.txt');
  test.each([
    {name: 'as recorded', text: recorded, want: true},
    {name: 'disabled', text: recorded.replace('enabled', 'disabled'), want: false},
    {name: 'not fixed', text: recorded.replace('flags: POF', 'flags: PO'), want: false},
    {name: 'absent', text: '', want: false}
  ])('$name: $want', ({text, want}) => expect(isUsableHandler(text)).toBe(want));
});

it('knows the names of handlers', () => {
  expect(['arm64', 'amd64', 'ppc64le', 'none'].map(handlerOf)).toEqual([
    'qemu-aarch64',
    'qemu-x86_64',
    'qemu-ppc64le',
    undefined
  ]);
});

it('installs several at once', () => {
  expect(installEmulatorsCommand('tonistiigi/binfmt:latest', ['arm64', 'arm']).args).toEqual([
    'run',
    '--rm',
    '--privileged',
    'tonistiigi/binfmt:latest',
    '--install',
    'arm64,arm'
  ]);
});
