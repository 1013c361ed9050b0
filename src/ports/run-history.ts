/** One file that is carried from run to run. Nothing here rejects. */
export interface RunHistory {
  /** Why there is nothing to carry it with, a clause; undefined where there is. */
  readonly missing: string | undefined;
  /** Brings back the newest file that was kept under a key with this beginning. @returns whether there was one */
  restore(path: string, beginning: string): Promise<boolean>;
  /** @returns whether it is kept */
  save(path: string, key: string): Promise<boolean>;
}
