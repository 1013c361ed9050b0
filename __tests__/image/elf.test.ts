import {readFileSync} from 'node:fs';
import {describe, expect, it, test} from 'vitest';
import {describeArchitecture, startsOn} from '../../src/image/elf.ts';
import {readProgram} from '../../src/image/program.ts';
import {parsePlatform} from '../../src/oci/platform.ts';

/** Headers and dynamic sections of real files (Go, gcc, busybox, glibc); what lies between them is zeros. */
const files = JSON.parse(readFileSync(new URL('../fixtures/elf/headers.json', import.meta.url), 'utf8')) as Record<
  string,
  {readonly size: number; readonly parts: Readonly<Record<string, string>>}
>;

async function* read(name: string, chunkSize: number): AsyncGenerator<Buffer> {
  const {size = 0, parts = {}} = files[name] ?? {};
  const content = Buffer.alloc(size);
  for (const [offset, bytes] of Object.entries(parts)) Buffer.from(bytes, 'base64').copy(content, Number(offset));
  for (let at = 0; at < size; at += chunkSize) yield content.subarray(at, at + chunkSize);
}

describe.each([100, 4096, 65_536, 10_000_000])('in chunks of %i bytes, the architecture', chunkSize => {
  test.each([
    ...['386', 'amd64', 'arm', 'arm64', 'loong64', 'mips64', 'mips64le', 'ppc64le', 'riscv64', 's390x'].map(want => ({
      file: `go-${want}`,
      want
    })),
    {file: 'busybox-amd64', want: 'amd64'},
    {file: 'busybox-arm64', want: 'arm64'},
    {file: 'c-exec', want: 'amd64'},
    {file: 'c-pie', want: 'amd64'},
    {file: 'c-static-pie', want: 'amd64'},
    // Its program headers stand at its end.
    {file: 'c-patched', want: 'amd64'},
    {file: 'libc.so.6', want: 'amd64'},
    {file: 'c-shared.so', want: undefined},
    {file: 'c-object.o', want: undefined}
  ])('of $file is $want', async ({file, want}) => {
    expect(await readProgram(read(file, chunkSize))).toEqual(want === undefined ? {} : {architecture: want});
  });
});

async function* once(content: Buffer): AsyncGenerator<Buffer> {
  yield content;
}
const program = (text: string | Buffer) => readProgram(once(Buffer.from(text)));

describe('what is no ELF executable', () => {
  test.each([
    {name: 'nothing', content: '', want: {}},
    {name: 'a script', content: '#!/bin/sh -e\necho', want: {script: '/bin/sh -e'}},
    {name: 'a script of Windows', content: '#! /usr/bin/env node\r\nx', want: {script: '/usr/bin/env node'}},
    {name: 'text', content: 'hello', want: {}},
    {name: 'the magic alone', content: Buffer.from([0x7f, 0x45, 0x4c, 0x46]), want: {}},
    {name: 'a header of zeros', content: Buffer.concat([Buffer.from('\x7fELF', 'latin1'), Buffer.alloc(100)]), want: {}}
  ])('is read: $name', async ({content, want}) => {
    expect(await program(content)).toEqual(want);
  });

  it('is a file that breaks off anywhere in its headers', async () => {
    const head = Buffer.from(files['c-pie']?.parts['0'] ?? '', 'base64');
    for (let size = 0; size < head.length; size += 7) {
      expect(Object.keys(await program(head.subarray(0, size)))).not.toContain('script');
    }
  });

  it('is an executable for no processor of a platform: a GPU, eBPF', async () => {
    const head = Buffer.from(files['c-exec']?.parts['0'] ?? '', 'base64');
    for (const machine of [190, 224, 247]) {
      head.writeUInt16LE(machine, 18);
      expect(await program(head)).toEqual({});
    }
  });
});

test.each([
  {architecture: 'amd64', platform: 'linux/amd64', want: true},
  {architecture: '386', platform: 'linux/amd64', want: true},
  {architecture: 'amd64', platform: 'linux/386', want: false},
  {architecture: 'amd64', platform: 'linux/arm64', want: false},
  {architecture: 'arm', platform: 'linux/arm/v7', want: true},
  {architecture: 'arm', platform: 'linux/arm64', want: false}
])('$architecture starts on $platform: $want', ({architecture, platform, want}) => {
  expect(startsOn(architecture, parsePlatform(platform))).toBe(want);
});

it('says what an architecture is', () => {
  expect(describeArchitecture('amd64')).toBe('amd64 (x86-64)');
});
