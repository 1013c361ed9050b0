import {architectureOf, HEAD_SIZE, type Range, readElf} from './elf.ts';

/** A file with an x bit. */
export interface Program {
  /** Of an ELF executable for an OCI platform. */
  readonly architecture?: string;
  /** First line of a script, without `#!`. */
  readonly script?: string;
}

/** The kernel reads no more of it. */
const MAX_SCRIPT_LINE = 256;

/** What is started when this file is. @param drained whether the body is read to its end, as an entry of a tar has to be */
export async function readProgram(body: AsyncIterable<Buffer>, drained = true): Promise<Program> {
  const file = new ForwardReader(body);
  const head = await file.read({offset: 0, size: HEAD_SIZE});
  const script = scriptLine(head);
  let step = readElf(head);
  while ('next' in step) step = step.read(await file.read(step.next));
  if (drained) await file.drain();
  const architecture = step.elf && architectureOf(step.elf);
  return {...(script === undefined ? {} : {script}), ...(architecture === undefined ? {} : {architecture})};
}

function scriptLine(head: Buffer): string | undefined {
  if (head.length < 3 || head.toString('latin1', 0, 2) !== '#!') return undefined;
  return head.toString('utf8', 2, MAX_SCRIPT_LINE).split('\n')[0]?.trim();
}

/** Parts of a file that only comes once, in order. */
class ForwardReader {
  private readonly chunks: AsyncIterator<Buffer>;
  private held: Buffer = Buffer.alloc(0);
  /** Where in the file `held` begins. */
  private start = 0;

  constructor(body: AsyncIterable<Buffer>) {
    this.chunks = body[Symbol.asyncIterator]();
  }

  /** Shorter at the end of the file, empty for what has gone by. */
  async read({offset, size}: Range): Promise<Buffer> {
    while (this.start + this.held.length < offset + size) {
      const {done, value} = await this.chunks.next();
      if (done) break;
      const before = this.start + this.held.length;
      const isNear = before >= offset;
      this.held = isNear ? Buffer.concat([this.held, value]) : value;
      this.start = isNear ? this.start : before;
    }
    const from = offset - this.start;
    return from < 0 ? Buffer.alloc(0) : this.held.subarray(from, from + size);
  }

  /** To the end: a tar's entry that is left half way stops the tar. */
  async drain(): Promise<void> {
    while (!(await this.chunks.next()).done);
  }
}
