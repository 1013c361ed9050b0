import {toActionError} from '../errors.ts';
import type {Plan} from '../plan/plan.ts';
import type {Failure} from '../report/result.ts';

/** What a thrown error means for the run, or for one target of it. */
export const failureOf = (thrown: unknown, target?: string): Failure => {
  const {code, message, remedy, details} = toActionError(thrown);
  return {
    code,
    ...(target ? {target} : {}),
    title: message,
    ...(remedy ? {remedy} : {}),
    ...(details ? {details} : {})
  };
};

/** One failure for each version tag that belongs to another commit. */
export const takenFailures = ({taken}: Plan): readonly Failure[] =>
  taken.map(({reference, reason}) => ({
    code: 'version-taken',
    title: `${reference} is taken`,
    cause: `${reason.charAt(0).toUpperCase()}${reason.slice(1)}. A version tag belongs to one commit for ever.`,
    remedy:
      'Release the commit under a new version, or set "overwrite-version-tags: true" to move the tag all the same.'
  }));
