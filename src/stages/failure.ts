import {toActionError} from '../errors.ts';
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
