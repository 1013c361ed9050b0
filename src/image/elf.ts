import type {Platform} from '../oci/platform.ts';

/** What an ELF header says of a file (elf(5)). */
export interface Elf {
  /** e_machine. */
  readonly machine: number;
  readonly bits: 32 | 64;
  readonly littleEndian: boolean;
  /** Made to be started: ET_EXEC, or ET_DYN with an interpreter or marked as a position-independent executable. */
  readonly executable: boolean;
}

/** Bytes of a file, from `offset` on. */
export interface Range {
  readonly offset: number;
  readonly size: number;
}

/** What was read so far, or what must be read of the file to know more. */
export type ElfStep =
  | {readonly elf: Elf | undefined}
  | {readonly next: Range; readonly read: (bytes: Buffer) => ElfStep};

/** So much of a file holds its headers, nearly always. */
export const HEAD_SIZE = 4096;

const MAGIC = 0x7f454c46;
const ET_EXEC = 2;
const ET_DYN = 3;
const PT_DYNAMIC = 2;
const PT_INTERP = 3;
const DT_NULL = 0n;
const DT_FLAGS_1 = 0x6ffffffbn;
const DF_1_PIE = 0x08000000n;
const MAX_TABLE = 65_536;

/** @param head the first bytes of the file: {@link HEAD_SIZE} of them, or all it has */
export function readElf(head: Buffer): ElfStep {
  const [bits, littleEndian] = [head[4] === 1 ? 32 : 64, head[5] !== 2] as const;
  if (head.length < (bits === 64 ? 64 : 52) || head.readUInt32BE(0) !== MAGIC) return {elf: undefined};
  const view = reader(head, bits, littleEndian);
  const type = view.half(16);
  const found = (executable: boolean): ElfStep => ({elf: {machine: view.half(18), bits, littleEndian, executable}});
  if (type !== ET_DYN) return found(type === ET_EXEC);
  const offset = view.word(bits === 64 ? 32 : 28);
  const entrySize = view.half(bits === 64 ? 54 : 42);
  const size = Math.min(entrySize * view.half(bits === 64 ? 56 : 44), MAX_TABLE);
  if (size === 0) return found(false);
  const readSegments = (table: Buffer): ElfStep => {
    const segments = readTable(table, entrySize, bits, littleEndian);
    if (segments.some(segment => segment.type === PT_INTERP)) return found(true);
    const dynamic = segments.find(segment => segment.type === PT_DYNAMIC);
    if (!dynamic) return found(false);
    const next = {offset: dynamic.offset, size: Math.min(dynamic.size, MAX_TABLE)};
    return {next, read: bytes => found(isPie(bytes, bits, littleEndian))};
  };
  // Tools that patch executables move the table behind what was there.
  return offset + size <= head.length
    ? readSegments(head.subarray(offset, offset + size))
    : {next: {offset, size}, read: readSegments};
}

interface Segment extends Range {
  readonly type: number;
}

function readTable(table: Buffer, entrySize: number, bits: 32 | 64, littleEndian: boolean): readonly Segment[] {
  const least = bits === 64 ? 56 : 32;
  if (entrySize < least) return [];
  return Array.from({length: Math.floor(table.length / entrySize)}, (_, index) => {
    const view = reader(table.subarray(index * entrySize), bits, littleEndian);
    return {type: view.int(0), offset: view.word(bits === 64 ? 8 : 4), size: view.word(bits === 64 ? 32 : 16)};
  });
}

/** Static executables with random addresses have no interpreter, only this flag. */
function isPie(dynamic: Buffer, bits: 32 | 64, littleEndian: boolean): boolean {
  const width = bits / 8;
  const view = reader(dynamic, bits, littleEndian);
  for (let at = 0; at + 2 * width <= dynamic.length; at += 2 * width) {
    const tag = BigInt(view.word(at));
    if (tag === DT_NULL) return false;
    if (tag === DT_FLAGS_1) return (BigInt(view.word(at + width)) & DF_1_PIE) !== 0n;
  }
  return false;
}

function reader(bytes: Buffer, bits: 32 | 64, littleEndian: boolean) {
  const int = (at: number): number => (littleEndian ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
  const long = (at: number): number => Number(littleEndian ? bytes.readBigUInt64LE(at) : bytes.readBigUInt64BE(at));
  return {
    half: (at: number): number => (littleEndian ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at)),
    int,
    word: bits === 64 ? long : int
  };
}

interface Machine extends Omit<Elf, 'executable'> {
  readonly architecture: string;
  readonly name: string;
}

const machine = (architecture: string, name: string, number: number, bits: 32 | 64, littleEndian = true): Machine => ({
  architecture,
  name,
  machine: number,
  bits,
  littleEndian
});

/** The processors of OCI platforms; whatever else an ELF file is for (GPU kernels, eBPF, microcontrollers), no engine starts it. */
const MACHINES: readonly Machine[] = [
  machine('386', 'i386', 3, 32),
  machine('mips64', 'MIPS', 8, 64, false),
  machine('mips64le', 'MIPS, little-endian', 8, 64),
  machine('ppc64le', 'POWER, little-endian', 21, 64),
  machine('s390x', 'IBM Z', 22, 64, false),
  machine('arm', 'ARM, 32 bit', 40, 32),
  machine('amd64', 'x86-64', 62, 64),
  machine('arm64', 'AArch64', 183, 64),
  machine('riscv64', 'RISC-V, 64 bit', 243, 64),
  machine('loong64', 'LoongArch', 258, 64)
];

const machineOf = (elf: Elf): Machine | undefined =>
  MACHINES.find(one => one.machine === elf.machine && one.bits === elf.bits && one.littleEndian === elf.littleEndian);

/** `amd64`; undefined for what is no executable of an OCI platform. */
export const architectureOf = (elf: Elf): string | undefined =>
  elf.executable ? machineOf(elf)?.architecture : undefined;

/** `amd64 (x86-64)`. */
export const describeArchitecture = (architecture: string): string =>
  `${architecture} (${MACHINES.find(one => one.architecture === architecture)?.name ?? 'unknown'})`;

/** Whether an executable of `architecture` starts on every machine of the platform. */
export const startsOn = (architecture: string, platform: Platform): boolean =>
  architecture === platform.architecture || (architecture === '386' && platform.architecture === 'amd64');
