/** Files of the workspace that a service carries from one run to the next. Never rejects: its trouble is a warning. */
export interface PathCache {
  /** False where there is no such service: outside of GitHub. */
  readonly available: boolean;
  /** @returns whether they were there, and are in the workspace now */
  restore(paths: readonly string[], key: string): Promise<boolean>;
  /** @returns whether they are there now */
  save(paths: readonly string[], key: string): Promise<boolean>;
  /** Of a file's content, hexadecimal; undefined when there is none. */
  sha256(path: string): Promise<string | undefined>;
  /** Of the names and contents of all files that match one of the patterns. */
  digestOf(patterns: readonly string[]): Promise<{readonly count: number; readonly digest: string}>;
}
