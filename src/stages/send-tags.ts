import {kindOf} from '../buildx/failures.ts';
import {type ActionError, toActionError} from '../errors.ts';
import type {Registry, TagRequest} from '../ports/registry.ts';

export interface SentTags {
  /** Tags (`repo:tag`) that the registry was asked to write, whatever became of them. */
  readonly sent: readonly string[];
  /** Why not all of them are known to be written. */
  readonly error?: ActionError;
}

/** Never throws. */
export const sendTags = (request: TagRequest, registry: Registry): Promise<SentTags> =>
  registry.tag(request).then(
    () => ({sent: request.tags}),
    (thrown: unknown) => {
      const error = toActionError(thrown);
      return {sent: kindOf(error).unsent ? [] : request.tags, error};
    }
  );
