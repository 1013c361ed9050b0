import type {RetryCounts} from './result.ts';

/** `tried again: build 2×, tag 1×`; '' when everything worked at its first try. */
export function describeRetries(retries: RetryCounts = {}): string {
  const steps = Object.entries(retries).map(([step, tries]) => `${step} ${tries}×`);
  return steps.length === 0 ? '' : `tried again: ${steps.join(', ')}`;
}
