import {StringDecoder} from 'node:string_decoder';
import type {OutputStream, RunOptions} from '../../ports/process.ts';

/** Characters after which a line is told in pieces, where not all is kept. */
const LONGEST_LINE = 100_000;

/** Keeps what came and hands it on line by line, characters whole across chunks. */
export class LineReader {
  private readonly decoder = new StringDecoder('utf8');
  private readonly stream: OutputStream;
  private readonly onLine: RunOptions['onLine'];
  private readonly parts: string[] = [];
  private readonly kept: number;
  private length = 0;
  private rest = '';

  /** @param kept characters of the end that {@link end} returns at least, where there is more than twice as much */
  constructor(stream: OutputStream, onLine: RunOptions['onLine'], kept = Number.POSITIVE_INFINITY) {
    this.stream = stream;
    this.onLine = onLine;
    this.kept = kept;
  }

  write(data: Buffer): void {
    this.take(this.decoder.write(data));
  }

  end(): string {
    this.take(this.decoder.end());
    if (this.rest !== '') this.onLine?.(this.rest, this.stream);
    this.rest = '';
    return this.parts.join('');
  }

  private take(text: string): void {
    this.parts.push(text);
    this.length += text.length;
    if (this.length > 2 * this.kept) this.shorten();
    if (!this.onLine) return;
    const lines = (this.rest + text).split('\n');
    this.rest = lines.pop() ?? '';
    // A line without end must not fill the memory either.
    if (this.kept < Number.POSITIVE_INFINITY && this.rest.length > LONGEST_LINE) {
      lines.push(this.rest);
      this.rest = '';
    }
    for (const line of lines) this.onLine(line.replace(/\r$/, ''), this.stream);
  }

  private shorten(): void {
    const all = this.parts.join('');
    const end = all.slice(Math.max(0, all.length - this.kept));
    this.parts.splice(0, this.parts.length, end);
    this.length = end.length;
  }
}
