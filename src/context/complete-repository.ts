import type {Facts, RepositoryFacts} from './facts.ts';
import {at, type Payload} from './payload.ts';

/** What GitHub's API says of a repository; '' where it has none. */
export type RepositoryDetails = Pick<RepositoryFacts, 'description' | 'license' | 'defaultBranch'>;

const FIELDS = {description: 'description', license: 'license', defaultBranch: 'default_branch'} as const;

type Field = keyof RepositoryDetails;

const missingFields = (payload: Payload): readonly Field[] =>
  (Object.keys(FIELDS) as Field[]).filter(field => at(payload, 'repository', FIELDS[field]) === undefined);

/** Payloads of some events, of `schedule` for one, say little or nothing of the repository; null is an answer. */
export const lacksDetails = (payload: Payload): boolean => missingFields(payload).length > 0;

/** The facts with what the payload leaves out; what the payload says stays. */
export function withDetails(facts: Facts, payload: Payload, details: RepositoryDetails): Facts {
  const answered = Object.fromEntries(
    missingFields(payload).flatMap(field => (details[field] === '' ? [] : [[field, details[field]]]))
  );
  return {...facts, repository: {...facts.repository, ...answered}};
}

/** The facts as they are, and why they are not complete. */
export const withoutDetails = (facts: Facts, reason: string): Facts => ({
  ...facts,
  notes: [
    `The event does not say all of the repository, and GitHub's API does not tell it (${reason}): description, licence and default branch may be missing.`
  ]
});
