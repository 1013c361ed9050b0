import type {Command, OutputStream, RunOptions} from '../../ports/process.ts';
import type {LineReader} from './line-reader.ts';

export type Kill = (signal: NodeJS.Signals) => void;

export interface ChildOptions {
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
  readonly collect: Readonly<Record<OutputStream, LineReader>>;
  readonly onData: RunOptions['onData'];
  /** Gets what ends the child, as soon as there is one. */
  readonly onStart: (kill: Kill) => void;
}

/** Resolves with the exit code, null after a signal; rejects when the child could not be started. */
export type Start = (command: Command, options: ChildOptions) => Promise<number | null>;
