/** Every way a run can fail, told apart by `code` (class names do not survive minification). */
export type ErrorCode =
  | 'invalid-input'
  | 'no-engine'
  | 'no-buildx'
  | 'old-buildx'
  | 'no-builder'
  | 'no-compose'
  | 'no-emulation'
  | 'login-failed'
  | 'build-failed'
  | 'dockerfile-error'
  | 'fetch-failed'
  | 'push-failed'
  | 'pull-failed'
  | 'check-failed'
  | 'over-budget'
  | 'gate-failed'
  | 'publish-failed'
  | 'registry-failed'
  | 'version-taken'
  | 'cancelled'
  | 'internal';

export interface ErrorDetails {
  readonly code: ErrorCode;
  /** What went wrong, one line. */
  readonly message: string;
  /** What the user can do about it. */
  readonly remedy?: string;
  /** Longer material: a log's tail, a list of problems. */
  readonly details?: string;
  readonly cause?: unknown;
}

export class ActionError extends Error {
  readonly code: ErrorCode;
  readonly remedy: string | undefined;
  readonly details: string | undefined;

  constructor({code, message, remedy, details, cause}: ErrorDetails) {
    super(message, cause === undefined ? undefined : {cause});
    this.name = 'ActionError';
    this.code = code;
    this.remedy = remedy;
    this.details = details;
  }
}

/** Wraps whatever was thrown, so that a report can rely on a code. */
export function toActionError(thrown: unknown): ActionError {
  if (thrown instanceof ActionError) return thrown;
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const details = thrown instanceof Error ? thrown.stack : undefined;
  return new ActionError({
    code: 'internal',
    message: `Unexpected error: ${message}`,
    remedy: 'This is a defect of the action. Please report it with the log of this step.',
    ...(details === undefined ? {} : {details}),
    cause: thrown
  });
}

/** In words, whatever was thrown. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
