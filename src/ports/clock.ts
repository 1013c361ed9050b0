export interface Clock {
  now(): Date;
  /** Milliseconds that only go forward. */
  elapsed(): number;
  /** Resolves early when `signal` aborts. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** Why another try makes sense, and how many milliseconds it must wait at least. */
export type Temporary = string | {readonly reason: string; readonly waitMs: number};

/** Tries again what rejects for a temporary reason, as often as the run may; rejects as the last try did. */
export type Retry = <T>(attempt: () => Promise<T>, temporary: (error: unknown) => Temporary | undefined) => Promise<T>;
