/** A child process as data: nothing is parsed by a shell. */
export interface Command {
  readonly tool: string;
  readonly args: readonly string[];
  /** Added to the environment of the {@link Process}. */
  readonly env?: Readonly<Record<string, string>>;
  /** Written to standard input; the only way a secret goes. */
  readonly input?: string;
  readonly timeoutMs?: number;
  /** Ends together with everything that it started; of a long output only the end is kept. */
  readonly group?: boolean;
}

export interface CommandResult {
  /** Null when a signal ended it. */
  readonly exitCode: number | null;
  readonly stdout: string;
  /** Explains a failure; the exit code alone decides. */
  readonly stderr: string;
  readonly timedOut: boolean;
  readonly durationMs: number;
}

export type OutputStream = 'stdout' | 'stderr';

export interface RunOptions {
  /** Called with each whole line as it comes. */
  readonly onLine?: (line: string, stream: OutputStream) => void;
  /** Gets standard output as it comes, bytes; it is not kept then. A promise holds the child back until it resolves. */
  readonly onData?: (chunk: Buffer) => void | Promise<void>;
  /** False: no more is kept than the end, and very long lines come in pieces. For output without bounds. */
  readonly keep?: boolean;
  /** Ends the process early. */
  readonly signal?: AbortSignal;
}

export interface Process {
  /** Never throws for a non-zero exit; a tool that is missing has exit code 127. */
  run(command: Command, options?: RunOptions): Promise<CommandResult>;
}
