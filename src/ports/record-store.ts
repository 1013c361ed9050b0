/**
 * Names that earlier runs have left with the CI service. Who may write to a registry cannot write here, and runs of pull
 * requests have a place of their own that no other run reads.
 */
export interface RecordStore {
  /** The newest name that begins so, of those that this run may see; undefined when there is none. */
  find(prefix: string, signal: AbortSignal): Promise<string | undefined>;
  /** Nothing happens where the name is there already. */
  add(name: string, signal: AbortSignal): Promise<void>;
}
