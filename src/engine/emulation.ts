import {type Platform, runsNatively} from '../oci/platform.ts';
import type {Command} from '../ports/process.ts';

export const BINFMT_FOLDER = '/proc/sys/fs/binfmt_misc';

/** Handler names of binfmt_misc, as qemu-user-static and tonistiigi/binfmt register them. */
const HANDLERS: Readonly<Record<string, string>> = {
  '386': 'qemu-i386',
  amd64: 'qemu-x86_64',
  arm: 'qemu-arm',
  arm64: 'qemu-aarch64',
  loong64: 'qemu-loongarch64',
  mips64: 'qemu-mips64',
  mips64le: 'qemu-mips64el',
  ppc64le: 'qemu-ppc64le',
  riscv64: 'qemu-riscv64',
  s390x: 'qemu-s390x'
};

/** Architectures that the host neither runs itself nor has a handler for, without repeats. */
export function missingEmulators(
  host: Platform,
  platforms: readonly Platform[],
  handlers: readonly string[]
): readonly string[] {
  const missing = platforms
    .filter(platform => platform.os === host.os && !runsNatively(host, platform))
    .map(({architecture}) => architecture)
    .filter(architecture => !handlers.includes(HANDLERS[architecture] ?? architecture));
  return [...new Set(missing)];
}

export const handlerOf = (architecture: string): string | undefined => HANDLERS[architecture];

/** A handler works inside containers only with the flag F, and only while it is enabled (kernel docs, binfmt-misc). */
export const isUsableHandler = (text: string): boolean => /^enabled$/m.test(text) && /^flags:.*F/m.test(text);

export const installEmulatorsCommand = (image: string, architectures: readonly string[]): Command => ({
  tool: 'docker',
  args: ['run', '--rm', '--privileged', image, '--install', architectures.join(',')],
  timeoutMs: 300_000
});
